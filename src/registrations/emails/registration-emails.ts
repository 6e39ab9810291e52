import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { Environment } from '../../platform/config/environment.js';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import type { MailAttachment, NewMail } from '../../platform/mail/outgoing-mail.js';
import { Templates } from '../../platform/web/templates.js';
import { type Chosen, NOTHING_CHOSEN } from '../domain/chosen.js';
import type { Introduction } from '../domain/introduction.js';
import { REGISTRATION_LINK } from '../domain/personal-link.js';
import type { RegistrationRecord } from '../domain/registration.js';
import type { WaitingRule } from '../places/domain/waiting-rule.js';
import { atelierWords } from './atelier-words.js';
import { CalendarDraft, QR_CID, ticketFile } from './calendar-draft.js';
import { type EventMailView, eventMailView } from './event-mail.view.js';
import { MailDraft, MARKERS } from './mail-draft.js';
import { renderWithOwnWords } from './own-words.js';
import { harmless, personalValues } from './person-words.js';

export type RegistrationMailKind =
  | 'registration-confirmed'
  | 'registration-waiting'
  | 'registration-promoted'
  | 'registration-offered'
  | 'registration-offer-expired'
  | 'registration-withdrawn'
  | 'registration-changed'
  | 'event-cancelled'
  | 'personal-link';

interface EventFacts {
  readonly view: EventMailView;
  /** The view and the organisers' words, as one text to compare. */
  readonly facts: string;
}

/** What the mail to somebody who waits says of why, and of who comes next; its words stand in the catalogue. */
export interface WaitingWords {
  readonly cause: 'full' | 'quota';
  readonly rule: WaitingRule;
}

const FIRST_COME: WaitingWords = { cause: 'full', rule: 'date' };

interface Occasion {
  /** Tells one mail of a kind from the next, as the outbox sends the same mail only once. */
  readonly occasion: string;
  readonly chosen?: Chosen;
  readonly words?: WaitingWords;
  readonly introduction?: Introduction | null;
}

interface KeptDraft {
  /** The event's facts it was rendered from: another wording of the event makes another draft. */
  readonly facts: string;
  readonly draft: MailDraft;
  /** Null for kinds without a calendar file. */
  readonly calendar: CalendarDraft | null;
}

/** Kinds × languages of some forty events that register at the same time. */
const MOST_DRAFTS = 500;

/** The mails a participant receives, rendered for the outbox. Personal links stand in them as placeholders. */
@Injectable()
export class RegistrationEmails {
  private readonly drafts = new Map<string, KeptDraft>();
  private readonly facts = new WeakMap<EventRecord, EventFacts>();

  constructor(
    private readonly templates: Templates,
    private readonly catalogues: Catalogues,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
  ) {}

  confirmed(
    registration: RegistrationRecord,
    event: EventRecord,
    chosen: Chosen = NOTHING_CHOSEN,
    introduction: Introduction | null = null,
  ): NewMail {
    return this.mail('registration-confirmed', registration, event, {
      occasion: registration.id,
      chosen,
      introduction,
    });
  }

  waiting(
    registration: RegistrationRecord,
    event: EventRecord,
    chosen: Chosen = NOTHING_CHOSEN,
    words: WaitingWords = FIRST_COME,
    introduction: Introduction | null = null,
  ): NewMail {
    return this.mail('registration-waiting', registration, event, {
      occasion: registration.id,
      chosen,
      words,
      introduction,
    });
  }

  /** A place is held for somebody who waited, until `decisionDueAt`. */
  offered(
    registration: RegistrationRecord,
    event: EventRecord,
    chosen: Chosen = NOTHING_CHOSEN,
    introduction: Introduction | null = null,
  ): NewMail {
    const occasion = `${registration.id}:${registration.updatedAt}`;
    const told = { occasion, chosen, introduction };
    return { ...this.mail('registration-offered', registration, event, told), urgent: true };
  }

  /** They did not answer: the place has gone to the next. */
  offerExpired(registration: RegistrationRecord, event: EventRecord): NewMail {
    return this.mail('registration-offer-expired', registration, event, { occasion: registration.id });
  }

  /** Somebody who waited has a place now. */
  promoted(registration: RegistrationRecord, event: EventRecord, chosen: Chosen = NOTHING_CHOSEN): NewMail {
    return this.mail('registration-promoted', registration, event, { occasion: registration.id, chosen });
  }

  changed(registration: RegistrationRecord, event: EventRecord, chosen: Chosen = NOTHING_CHOSEN): NewMail {
    const occasion = `${registration.id}:${registration.updatedAt}`;
    return this.mail('registration-changed', registration, event, { occasion, chosen });
  }

  withdrawn(registration: RegistrationRecord, event: EventRecord): NewMail {
    return this.mail('registration-withdrawn', registration, event, { occasion: registration.id });
  }

  /** To whoever had or waited for a place at an event that is called off. */
  eventCancelled(registration: RegistrationRecord, event: EventRecord): NewMail {
    return this.mail('event-cancelled', registration, event, { occasion: registration.id });
  }

  /** `occasion` tells one demand from the next, as the outbox sends the same mail only once. */
  personalLink(registration: RegistrationRecord, event: EventRecord, occasion: string): NewMail {
    return {
      ...this.mail('personal-link', registration, event, { occasion: `${registration.id}:${occasion}` }),
      urgent: true,
    };
  }

  private mail(
    kind: RegistrationMailKind,
    registration: RegistrationRecord,
    event: EventRecord,
    told: Occasion,
  ): NewMail {
    return this.filled(kind, registration, event, told, this.draftOf(kind, registration, event, told));
  }

  /** As it would be sent, for whoever writes the event's own words: nothing of it is kept. */
  preview(kind: RegistrationMailKind, registration: RegistrationRecord, event: EventRecord, chosen: Chosen): NewMail {
    const facts = { ...this.factsOf(event), waiting: FIRST_COME, introduced: null, seats: hasSeats(chosen) };
    const draft = this.rendered(kind, registration, event, facts);
    return this.filled(kind, registration, event, { occasion: 'preview', chosen }, draft);
  }

  private filled(
    kind: RegistrationMailKind,
    registration: RegistrationRecord,
    event: EventRecord,
    { occasion, chosen = NOTHING_CHOSEN, introduction = null }: Occasion,
    { draft, calendar }: KeptDraft,
  ): NewMail {
    const { id, locale, reference, email, firstName, lastName, tokenVersion } = registration;
    const placeholder = this.tokens.placeholder();
    const rendered = draft.filled(
      personalValues(
        registration,
        {
          options: chosen.options,
          ateliers: atelierWords(chosen.ateliers, locale, this.catalogues),
          link: placeholder,
          timeZone: event.timeZone,
          by: introduction?.by ?? '',
        },
        this.catalogues,
      ),
    );
    return {
      ...rendered,
      dedupeKey: `${kind}:${occasion}`,
      kind,
      locale,
      to: { address: email, name: harmless(`${firstName} ${lastName}`) },
      attachments: calendar ? this.files(kind, reference, calendar) : [],
      links: [{ placeholder, purpose: REGISTRATION_LINK, subjectId: id, version: tokenVersion }],
      eventId: event.id,
      aboutId: id,
    };
  }

  private files(kind: RegistrationMailKind, reference: string, calendar: CalendarDraft): MailAttachment[] {
    const entry = calendar.file(reference);
    // There is nothing to check in at an event that was called off.
    return kind === 'event-cancelled' ? [entry] : [ticketFile(this.environment.publicUrl, reference), entry];
  }

  private draftOf(
    kind: RegistrationMailKind,
    registration: RegistrationRecord,
    event: EventRecord,
    { words: waiting = FIRST_COME, introduction = null, chosen = NOTHING_CHOSEN }: Occasion,
  ): KeptDraft {
    const { view, facts } = this.factsOf(event);
    const introduced = introduction?.how ?? null;
    const seats = hasSeats(chosen);
    const key = `${kind} ${waiting.cause} ${waiting.rule} ${introduced} ${seats} ${registration.status} ${registration.locale} ${event.id}`;
    const kept = this.drafts.get(key);
    if (kept?.facts === facts) return kept;
    if (this.drafts.size >= MOST_DRAFTS) this.drafts.clear();
    const fresh = this.rendered(kind, registration, event, { view, waiting, introduced, seats, facts });
    this.drafts.set(key, fresh);
    return fresh;
  }

  /** In a rush every registration hands the same record of its event. */
  private factsOf(event: EventRecord): EventFacts {
    let known = this.facts.get(event);
    if (!known) {
      const view = eventMailView(event);
      known = { view, facts: JSON.stringify([view, event.mailTexts]) };
      this.facts.set(event, known);
    }
    return known;
  }

  private rendered(
    kind: RegistrationMailKind,
    { locale, status, updatedAt }: RegistrationRecord,
    event: EventRecord,
    {
      view,
      waiting,
      introduced,
      seats,
      facts,
    }: EventFacts & { waiting: WaitingWords; introduced: Introduction['how'] | null; seats: boolean },
  ): KeptDraft {
    const { publicUrl } = this.environment;
    const personal = `${publicUrl}/inscriptions/${MARKERS.link}`;
    const urls = {
      personal,
      withdraw: `${personal}/annuler`,
      event: `${publicUrl}/evenements/${event.slug}`,
    };
    const words = {
      ...MARKERS,
      event: view,
      status,
      waiting,
      introduced,
      seats,
      urls,
      qrCid: QR_CID,
      calendarFile: `${event.slug}.ics`,
    };
    const noticeUrl = `${publicUrl}/donnees-personnelles`;
    const dated = kind === 'registration-confirmed' || kind === 'registration-promoted' || kind === 'event-cancelled';
    return {
      facts,
      draft: new MailDraft(renderWithOwnWords(this.templates, kind, { ...words, noticeUrl }, event, locale)),
      calendar: dated ? new CalendarDraft(event, locale, this.catalogues, publicUrl, updatedAt) : null,
    };
  }
}

/** Whether there is anything to say of ateliers. */
function hasSeats({ ateliers }: Chosen): boolean {
  return ateliers.length > 0;
}
