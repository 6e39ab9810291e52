import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Environment } from '../../../platform/config/environment.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import type { NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Templates } from '../../../platform/web/templates.js';
import type { Introduction } from '../../domain/introduction.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { eventMailView } from '../../emails/event-mail.view.js';
import { renderForAnyone, renderForPerson } from '../../emails/own-words.js';
import { greetingOf, harmless } from '../../emails/person-words.js';
import { GROUP_LINK, type RegistrationGroup } from '../domain/group.js';

/** What a group's people and whoever registered them are mailed. */
@Injectable()
export class GroupEmails {
  constructor(
    readonly templates: Templates,
    readonly catalogues: Catalogues,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
  ) {}

  /** Who registered them, for the mail in which they learn how their registration stands. */
  introduction(group: RegistrationGroup, locale: Locale): Introduction {
    return { how: 'group', by: this.managerOf(group, locale) };
  }

  /** To somebody whose registration the colleague took back, or gave to another person. */
  ended(registration: RegistrationRecord, event: EventRecord, group: RegistrationGroup): NewMail {
    const { id, locale, email, firstName, lastName } = registration;
    const by = this.managerOf(group, locale);
    const view = {
      event: eventMailView(event),
      greeting: greetingOf(registration, this.catalogues),
      by,
      manager: by.replace(/,$/, ''),
      how: registration.endedBy === 'substituted' ? 'replaced' : 'withdrawn',
      eventUrl: `${this.environment.publicUrl}/evenements/${event.slug}`,
      noticeUrl: this.noticeUrl,
    };
    return {
      ...renderForPerson(this, 'group-member-ended', view, event, registration),
      dedupeKey: `group-member-ended:${id}`,
      kind: 'group-member-ended',
      locale,
      to: { address: email, name: harmless(`${firstName} ${lastName}`) },
      links: [],
      eventId: event.id,
      aboutId: id,
    };
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

  /** « Claire Dupont, Sèvremoine (49), »: a sentence goes on behind it. */
  private managerOf({ managerName, collectivityTyped }: RegistrationGroup, locale: Locale): string {
    const name = harmless(managerName) ?? this.catalogues.text(locale, 'groups:mail.someone');
    const employer = harmless(collectivityTyped);
    return employer ? `${name}, ${employer},` : name;
  }

  private toManager(
    kind: 'group-recap' | 'group-link',
    group: RegistrationGroup,
    event: EventRecord,
    more: object,
    occasion: string,
  ): NewMail {
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
      ...renderForAnyone(this.templates, { kind, view, event, locale, values: {} }),
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
