import type { RegistrationFilter } from '../../list/domain/registration-filter.js';

/**
 * `message`: an organiser writes to many. `convocation`: joining instructions. `reminder`: what the schedule asked for.
 * `event-changed`: dates or places are not what people know.
 */
export type MailingKind = 'message' | 'convocation' | 'reminder' | 'event-changed';

/** `waiting` for the end of the minutes in which it can be called back; `cancelled` holds back what has not left. */
export type MailingStatus = 'draft' | 'waiting' | 'running' | 'done' | 'cancelled';

export interface MailingWords {
  readonly subject: string;
  readonly body: string;
}

/** French, English, or both; a language that lacks is served by the other. */
export interface MailingTexts {
  readonly fr: MailingWords | null;
  readonly en: MailingWords | null;
}

/** A fact of the event before and after, as mails print it. */
export interface ChangedFact {
  readonly part: 'dates' | 'hours' | 'place';
  readonly before: Readonly<Record<'fr' | 'en', string>>;
  readonly after: Readonly<Record<'fr' | 'en', string>>;
}

export interface Mailing {
  readonly id: string;
  readonly eventId: string;
  readonly kind: MailingKind;
  readonly scheduleId: string | null;
  /** Epoch milliseconds of the events' clock; null where no schedule asked for it. */
  readonly dueAt: number | null;
  readonly status: MailingStatus;
  readonly audience: RegistrationFilter;
  readonly texts: MailingTexts;
  readonly changes: readonly ChangedFact[];
  /** On the machine's clock. */
  readonly startsAt: number | null;
  readonly doneTo: string;
  /** Mails in the outbox. */
  readonly written: number;
  /** People who want no such messages. */
  readonly leftOut: number;
  readonly author: string | null;
  readonly version: number;
  readonly createdAt: number;
  readonly endedAt: number | null;
}

export const NO_TEXTS: MailingTexts = { fr: null, en: null };

/** How long a message can be called back, in milliseconds. */
export const CANCEL_WINDOW = 5 * 60_000;

/** Only what nobody asked for can be ended: a convocation reaches everybody who comes. */
export function canBeEnded(kind: MailingKind): boolean {
  return kind === 'message';
}

/** The words for somebody, and the language they are in. Null where the house's stand. */
export function wordsFor(
  texts: MailingTexts,
  locale: 'fr' | 'en',
): { readonly words: MailingWords; readonly locale: 'fr' | 'en' } | null {
  const own = texts[locale];
  if (own) return { words: own, locale };
  const other = locale === 'fr' ? 'en' : 'fr';
  const words = texts[other];
  return words && { words, locale: other };
}

/** Two mailings of one hour to one person are one mail; so are two reminders of one schedule, whenever its dates moved. */
export function onceKey(
  { id, kind, scheduleId }: Pick<Mailing, 'id' | 'kind' | 'scheduleId'>,
  registrationId: string,
  addressHash: string,
): string {
  if (scheduleId !== null) return `schedule:${scheduleId}:${registrationId}`;
  return kind === 'message' ? `mailing:${id}:${addressHash.slice(0, 32)}` : `mailing:${id}:${registrationId}`;
}
