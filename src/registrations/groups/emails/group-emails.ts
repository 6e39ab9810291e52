import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Environment } from '../../../platform/config/environment.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import type { MailLink, NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Templates } from '../../../platform/web/templates.js';
import { employerLabel } from '../../domain/registration-form.js';
import { REGISTRATION_LINK } from '../../domain/personal-link.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { eventMailView } from '../../emails/event-mail.view.js';
import { greetingOf, harmless } from '../../emails/person-words.js';
import { GROUP_LINK, type RegistrationGroup } from '../domain/group.js';

type Kind = 'group-registered-by' | 'group-member-ended' | 'group-recap' | 'group-link';

/** What a group's people and whoever registered them are mailed. */
@Injectable()
export class GroupEmails {
  constructor(
    private readonly templates: Templates,
    private readonly catalogues: Catalogues,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
  ) {}

  /**
   * To somebody whom a colleague registered: who told us what about them (RGPD, article 14), and their own link. How their
   * registration stands is in the mail that everybody gets.
   */
  registeredBy(registration: RegistrationRecord, event: EventRecord, group: RegistrationGroup): NewMail {
    const placeholder = this.tokens.placeholder();
    const view = {
      ...this.memberView(registration, event, group),
      personal: `${this.environment.publicUrl}/inscriptions/${placeholder}`,
    };
    const { id, tokenVersion: version } = registration;
    const link = { placeholder, purpose: REGISTRATION_LINK, subjectId: id, version };
    return this.toMember('group-registered-by', registration, event, view, [link]);
  }

  /** To somebody whose registration the colleague took back, or gave to another person. */
  ended(registration: RegistrationRecord, event: EventRecord, group: RegistrationGroup): NewMail {
    const view = {
      ...this.memberView(registration, event, group),
      how: registration.endedBy === 'substituted' ? 'replaced' : 'withdrawn',
      eventUrl: `${this.environment.publicUrl}/evenements/${event.slug}`,
    };
    return this.toMember('group-member-ended', registration, event, view, []);
  }

  /** To whoever registered them: who is in, and the link to the group. */
  recap(group: RegistrationGroup, event: EventRecord, registrations: readonly RegistrationRecord[]): NewMail {
    const people = registrations.map(({ firstName, lastName, email, status, waitingPosition }) => ({
      name: harmless(`${firstName} ${lastName}`) ?? email,
      email,
      status,
      position: waitingPosition ?? 0,
    }));
    const occasion = `${group.id}:${registrations[0]?.id ?? ''}`;
    return this.toManager('group-recap', group, event, { people, count: people.length }, occasion);
  }

  /** The link once more; `occasion` tells one demand from the next. */
  link(group: RegistrationGroup, event: EventRecord, occasion: string): NewMail {
    return { ...this.toManager('group-link', group, event, {}, `${group.id}:${occasion}`), urgent: true };
  }

  private memberView(registration: RegistrationRecord, event: EventRecord, group: RegistrationGroup) {
    const { locale, firstName, lastName, email, functionKey, functionText, collectivity } = registration;
    const name = harmless(group.managerName);
    const employer = harmless(group.collectivityTyped);
    return {
      event: eventMailView(event),
      greeting: greetingOf(registration, this.catalogues),
      by: [name ?? this.catalogues.text(locale, 'groups:mail.someone'), employer].filter(Boolean).join(', '),
      told: [
        `${firstName} ${lastName}`,
        email,
        functionText ?? this.catalogues.text(locale, `fields:functionsShort.${functionKey}`),
        employerLabel(collectivity),
      ]
        .map((text) => (text === email ? text : harmless(text)))
        .filter(Boolean)
        .join(', '),
    };
  }

  private toMember(
    kind: Kind,
    registration: RegistrationRecord,
    event: EventRecord,
    view: object,
    links: readonly MailLink[],
  ): NewMail {
    const { id, locale, email, firstName, lastName } = registration;
    return {
      ...this.templates.mail(kind, { ...view, noticeUrl: this.noticeUrl }, locale),
      dedupeKey: `${kind}:${id}`,
      kind,
      locale,
      to: { address: email, name: harmless(`${firstName} ${lastName}`) },
      links,
      eventId: event.id,
      aboutId: id,
    };
  }

  private toManager(kind: Kind, group: RegistrationGroup, event: EventRecord, more: object, occasion: string): NewMail {
    const { id, locale, managerEmail, managerName, tokenVersion: version } = group;
    const placeholder = this.tokens.placeholder();
    const name = harmless(managerName);
    const view = {
      ...more,
      event: eventMailView(event),
      greeting: name
        ? this.catalogues.text(locale, 'emails:greeting', { name })
        : this.catalogues.text(locale, 'emails:greetingUnnamed'),
      groupUrl: `${this.environment.publicUrl}/groupes/${placeholder}`,
      noticeUrl: this.noticeUrl,
    };
    return {
      ...this.templates.mail(kind, view, locale),
      dedupeKey: `${kind}:${occasion}`,
      kind,
      locale,
      to: { address: managerEmail, name },
      links: [{ placeholder, purpose: GROUP_LINK, subjectId: id, version }],
      eventId: event.id,
      aboutId: id,
    };
  }

  private get noticeUrl(): string {
    return `${this.environment.publicUrl}/donnees-personnelles`;
  }
}
