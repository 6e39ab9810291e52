import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Environment } from '../../../platform/config/environment.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import type { NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Templates } from '../../../platform/web/templates.js';
import type { Introduction } from '../../domain/introduction.js';
import { employerLabel } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { eventMailView } from '../../emails/event-mail.view.js';
import { renderForPerson } from '../../emails/own-words.js';
import { greetingOf, harmless, participantOf } from '../../emails/person-words.js';
import { LINK_VERSION, SUBSTITUTION_LINK, type SubstitutionRecord } from '../domain/substitution.js';

type Kind = 'substitution-asked' | 'registration-substituted' | 'registration-ended';

/** What is mailed of colleagues who come instead, and of registrations that organisers ended. */
@Injectable()
export class ChangeEmails {
  constructor(
    readonly templates: Templates,
    readonly catalogues: Catalogues,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
  ) {}

  /** To the colleague, with a link of their own to say yes or no. */
  asked(substitution: SubstitutionRecord, registration: RegistrationRecord, event: EventRecord): NewMail {
    const { locale } = substitution;
    const placeholder = this.tokens.placeholder();
    const person = harmless(`${registration.firstName} ${registration.lastName}`);
    const words = {
      greeting: this.catalogues.text(locale, 'emails:greetingUnnamed'),
      person: person ?? this.catalogues.text(locale, 'changes:mail.aColleague'),
      employer: harmless(employerLabel(registration.collectivity)) ?? '',
      participant: harmless(`${substitution.firstName} ${substitution.lastName}`) ?? '',
      urls: { ...this.urlsOf(event), answer: `${this.environment.publicUrl}/remplacements/${placeholder}` },
    };
    return this.mail('substitution-asked', registration, event, {
      occasion: substitution.id,
      locale,
      to: { address: substitution.email, name: words.participant || null },
      links: [{ placeholder, purpose: SUBSTITUTION_LINK, subjectId: substitution.id, version: LINK_VERSION }],
      words,
    });
  }

  /** For the mail to whoever an organiser put in somebody's place. */
  insteadOf({ firstName, lastName }: RegistrationRecord, locale: Locale): Introduction {
    const name = harmless(`${firstName} ${lastName}`) ?? this.catalogues.text(locale, 'changes:mail.aColleague');
    return { how: 'instead', by: name };
  }

  /** To whoever gave the place. `by`: the colleague who accepted it, or an organiser. */
  handedOver(
    former: RegistrationRecord,
    event: EventRecord,
    substitution: Pick<SubstitutionRecord, 'firstName' | 'lastName'>,
    by: 'colleague' | 'organiser' = 'colleague',
  ): NewMail {
    const words = {
      by,
      greeting: greetingOf(former, this.catalogues),
      participant: participantOf(former, this.catalogues),
      colleague:
        harmless(`${substitution.firstName} ${substitution.lastName}`) ??
        this.catalogues.text(former.locale, 'changes:mail.aColleague'),
      urls: this.urlsOf(event),
    };
    return this.mail('registration-substituted', former, event, {
      occasion: former.id,
      locale: former.locale,
      to: { address: former.email, name: harmless(`${former.firstName} ${former.lastName}`) },
      links: [],
      words,
    });
  }

  /** To whoever an organiser took off the list, with the reason where one is given. */
  ended(registration: RegistrationRecord, event: EventRecord, reason: string | null): NewMail {
    const { id, locale, email, firstName, lastName } = registration;
    const words = {
      greeting: greetingOf(registration, this.catalogues),
      participant: participantOf(registration, this.catalogues),
      reason: reason === null ? null : harmless(reason),
      urls: this.urlsOf(event),
    };
    const to = { address: email, name: harmless(`${firstName} ${lastName}`) };
    return this.mail('registration-ended', registration, event, { occasion: id, locale, to, links: [], words });
  }

  private urlsOf(event: EventRecord) {
    const { publicUrl } = this.environment;
    return { event: `${publicUrl}/evenements/${event.slug}`, events: publicUrl };
  }

  private mail(
    kind: Kind,
    registration: RegistrationRecord,
    event: EventRecord,
    {
      occasion,
      locale,
      to,
      links,
      words,
    }: { occasion: string; words: object } & Pick<NewMail, 'to' | 'links'> & { locale: 'fr' | 'en' },
  ): NewMail {
    const view = {
      ...words,
      event: eventMailView(event),
      reference: registration.reference,
      noticeUrl: `${this.environment.publicUrl}/donnees-personnelles`,
    };
    return {
      ...renderForPerson(this, kind, view, event, { ...registration, locale }),
      dedupeKey: `${kind}:${occasion}`,
      kind,
      locale,
      to,
      links,
      eventId: event.id,
      aboutId: registration.id,
    };
  }
}
