import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { mailTextOf } from '../../../events/domain/mail-text.js';
import { Environment } from '../../../platform/config/environment.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import type { MailAttachment, NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Templates, type RenderedMail } from '../../../platform/web/templates.js';
import { REGISTRATION_LINK } from '../../domain/personal-link.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { CalendarDraft, QR_CID, ticketFile } from '../../emails/calendar-draft.js';
import { eventMailView } from '../../emails/event-mail.view.js';
import { MailDraft, MARKERS } from '../../emails/mail-draft.js';
import { renderWithOwnWords, subjectOf, written } from '../../emails/own-words.js';
import { harmless, personalValues } from '../../emails/person-words.js';
import { type Mailing, wordsFor } from '../domain/mailing.js';
import type { PersonalFact } from '../domain/personal-fact.js';
import type { ConvocationDay } from '../queries/convocation-programme.query.js';

export interface MailingContext {
  readonly facts: readonly PersonalFact[];
  /** Titles of what the person chose. */
  readonly options: readonly string[];
  readonly sessions: readonly ConvocationDay[];
  /** Epoch milliseconds of the events' clock: the stamp of calendar files. */
  readonly now: number;
  /** Null for what cannot be ended. */
  readonly unsubscribeUrl: string | null;
}

type MailingMail = Omit<NewMail, 'dedupeKey'>;
type Letter = Pick<Mailing, 'id' | 'kind' | 'texts' | 'changes'>;

interface Drafted {
  readonly draft: MailDraft;
  readonly calendar: CalendarDraft | null;
}

/** The mails of a mailing, one a person; what they share is rendered once for each language and standing. */
@Injectable()
export class MailingEmails {
  /** Read anew for each slice, the record of the event lives as long as its drafts should. */
  private readonly drafts = new WeakMap<EventRecord, Map<string, Drafted>>();

  constructor(
    private readonly templates: Templates,
    private readonly catalogues: Catalogues,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
  ) {}

  of(mailing: Letter, event: EventRecord, person: RegistrationRecord, context: MailingContext): MailingMail {
    const { locale, email, firstName, lastName, reference, tokenVersion, id } = person;
    const hasPlace = person.status === 'confirmed';
    const { draft, calendar } = this.drafted(mailing, event, locale, hasPlace, context);
    const placeholder = this.tokens.placeholder();
    const values = personalValues(
      person,
      { options: context.options, link: placeholder, unsubscribe: context.unsubscribeUrl ?? '' },
      this.catalogues,
    );
    return {
      ...draft.filled(values, this.block(context.facts, locale)),
      kind: mailing.kind,
      locale,
      to: { address: email, name: harmless(`${firstName} ${lastName}`) },
      attachments: this.files(mailing, hasPlace, reference, calendar),
      links: [{ placeholder, purpose: REGISTRATION_LINK, subjectId: id, version: tokenVersion }],
      listUnsubscribe: context.unsubscribeUrl,
      eventId: event.id,
      aboutId: id,
    };
  }

  private files(
    { kind }: Letter,
    hasPlace: boolean,
    reference: string,
    calendar: CalendarDraft | null,
  ): MailAttachment[] {
    const shown = hasTicket(kind) && hasPlace ? [ticketFile(this.environment.publicUrl, reference)] : [];
    return calendar ? [...shown, calendar.file(reference)] : shown;
  }

  private block(facts: readonly PersonalFact[], locale: Locale): { html: string; text: string } {
    if (facts.length === 0) return { html: '', text: '' };
    return {
      html: this.templates.fragment('emails/personal-facts', { facts }, locale),
      text: `${this.templates.text('emails/personal-facts.text', { facts }, locale)}\n`,
    };
  }

  private drafted(
    mailing: Letter,
    event: EventRecord,
    locale: Locale,
    hasPlace: boolean,
    { sessions, now, unsubscribeUrl }: MailingContext,
  ): Drafted {
    const ofEvent = this.drafts.get(event) ?? new Map<string, Drafted>();
    this.drafts.set(event, ofEvent);
    const key = `${mailing.id} ${locale} ${hasPlace}`;
    let drafted = ofEvent.get(key);
    if (!drafted) {
      const dated = hasPlace && (mailing.kind === 'convocation' || mailing.kind === 'event-changed');
      const { publicUrl } = this.environment;
      drafted = {
        draft: new MailDraft(
          this.render(mailing, event, locale, { hasPlace, sessions, ends: unsubscribeUrl !== null }),
        ),
        calendar: dated ? new CalendarDraft(event, locale, this.catalogues, publicUrl, now) : null,
      };
      ofEvent.set(key, drafted);
    }
    return drafted;
  }

  private render(
    mailing: Letter,
    event: EventRecord,
    locale: Locale,
    { hasPlace, sessions, ends }: { hasPlace: boolean; sessions: readonly ConvocationDay[]; ends: boolean },
  ): RenderedMail {
    const { publicUrl } = this.environment;
    const personal = `${publicUrl}/inscriptions/${MARKERS.link}`;
    const view = {
      ...MARKERS,
      event: eventMailView(event),
      venue: event.venues[0] ? { access: null, accessibility: null, lodging: null, ...event.venues[0] } : null,
      sessions,
      severalDays: event.startsOn !== event.endsOn,
      changes: mailing.changes.map(({ part, before, after }) => ({
        part,
        before: before[locale],
        after: after[locale],
      })),
      hasPlace,
      ends,
      urls: { personal, withdraw: `${personal}/annuler`, event: `${publicUrl}/evenements/${event.slug}` },
      qrCid: QR_CID,
      calendarFile: `${event.slug}.ics`,
      noticeUrl: `${publicUrl}/donnees-personnelles`,
    };
    const own = wordsFor(mailing.texts, locale);
    if (!own) return renderWithOwnWords(this.templates, mailing.kind, view, event, locale);
    const body = written(own.words.body, event, own.locale);
    const closing = written(mailTextOf(event.mailTexts, mailing.kind, locale).closing, event, locale);
    const subject = subjectOf(own.words.subject, event, own.locale);
    const title = subjectOf(own.words.subject, { ...event, actionCodes: [] }, own.locale);
    const rendered = this.templates.mail(
      mailing.kind,
      { ...view, heading: title, texts: { opening: body, closing } },
      locale,
    );
    return { ...rendered, subject };
  }
}

function hasTicket(kind: Mailing['kind']): boolean {
  return kind === 'convocation' || kind === 'reminder';
}
