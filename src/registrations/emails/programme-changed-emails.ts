import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { Environment } from '../../platform/config/environment.js';
import { Catalogues, type Locale } from '../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { mailHost } from '../../platform/mail/mail-host.js';
import type { NewMail } from '../../platform/mail/outgoing-mail.js';
import { Templates } from '../../platform/web/templates.js';
import type { ProgrammePublished } from '../../programme/domain/programme-published.js';
import { ProgrammeWords } from '../../programme/queries/programme-in-words.js';
import { REGISTRATION_LINK } from '../domain/personal-link.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { eventMailView } from './event-mail.view.js';
import type { LostAteliers } from '../wishes/domain/lost-atelier.js';
import { MailDraft, MARKERS, type PersonalBlock } from './mail-draft.js';
import { renderWithOwnWords } from './own-words.js';
import { harmless, personalValues } from './person-words.js';
import { registrationCalendar } from './registration-calendar.js';

/** When it was published, in epoch milliseconds; and whose atelier is no more. */
interface Publication {
  readonly at: number;
  readonly lost: LostAteliers;
}

/** What changed in the programme, for whoever is registered; with the calendar entry anew for whoever has a place. */
@Injectable()
export class ProgrammeChangedEmails {
  private readonly host: string;

  constructor(
    private readonly templates: Templates,
    private readonly catalogues: Catalogues,
    private readonly tokens: LinkTokens,
    private readonly words: ProgrammeWords,
    private readonly environment: Environment,
  ) {
    this.host = mailHost(environment.publicUrl);
  }

  /** One a registration, under a key of this publication. */
  of(
    fact: ProgrammePublished,
    event: EventRecord,
    registrations: readonly RegistrationRecord[],
    publication: Publication,
  ): NewMail[] {
    const drafts = new Map<string, MailDraft>();
    return registrations.map((registration) => {
      const hasPlace = registration.status === 'confirmed';
      const key = `${registration.locale} ${hasPlace}`;
      const draft = drafts.get(key) ?? this.draft(fact, event, registration.locale, hasPlace);
      drafts.set(key, draft);
      return this.mail(fact, event, registration, draft, publication);
    });
  }

  private mail(
    { version }: ProgrammePublished,
    event: EventRecord,
    registration: RegistrationRecord,
    draft: MailDraft,
    { at, lost }: Publication,
  ): NewMail {
    const { id, locale, reference, email, firstName, lastName, tokenVersion } = registration;
    const placeholder = this.tokens.placeholder();
    const values = personalValues(registration, { options: [], link: placeholder }, this.catalogues);
    const rendered = draft.filled(values, this.lostBy(registration, lost));
    const hasPlace = registration.status === 'confirmed';
    return {
      ...rendered,
      dedupeKey: `programme-changed:${id}:${version}`,
      kind: 'programme-changed',
      locale,
      to: { address: email, name: harmless(`${firstName} ${lastName}`) },
      attachments: hasPlace
        ? [
            {
              filename: `${event.slug}.ics`,
              contentType: 'text/calendar',
              content: this.calendar(event, reference, locale, at),
              disposition: 'attachment',
            },
          ]
        : [],
      links: [{ placeholder, purpose: REGISTRATION_LINK, subjectId: id, version: tokenVersion }],
      eventId: event.id,
      aboutId: id,
    };
  }

  private lostBy({ id, locale }: RegistrationRecord, lost: LostAteliers): PersonalBlock | undefined {
    const ateliers = lost.get(id);
    if (!ateliers) return undefined;
    return {
      html: this.templates.fragment('emails/lost-ateliers', { ateliers }, locale),
      text: `${this.templates.text('emails/lost-ateliers.text', { ateliers }, locale)}\n`,
    };
  }

  private draft({ diff }: ProgrammePublished, event: EventRecord, locale: Locale, hasPlace: boolean): MailDraft {
    const { publicUrl } = this.environment;
    const around = { venues: event.venues, severalDays: event.startsOn !== event.endsOn };
    const view = {
      ...MARKERS,
      event: eventMailView(event),
      changes: this.words.of(diff, around, locale),
      urls: { personal: `${publicUrl}/inscriptions/${MARKERS.link}`, event: `${publicUrl}/evenements/${event.slug}` },
      calendarFile: hasPlace ? `${event.slug}.ics` : null,
      noticeUrl: `${publicUrl}/donnees-personnelles`,
    };
    return new MailDraft(renderWithOwnWords(this.templates, 'programme-changed', view, event, locale));
  }

  private calendar(event: EventRecord, reference: string, locale: Locale, at: number): string {
    const url = `${this.environment.publicUrl}/evenements/${event.slug}`;
    const words = {
      ticket: this.catalogues.text(locale, 'registrations:personal.ics.ticket', { reference }),
      programme: this.catalogues.text(locale, 'registrations:personal.ics.programme', { url }),
    };
    return registrationCalendar(event, reference, words, { host: this.host, url, madeAt: at });
  }
}
