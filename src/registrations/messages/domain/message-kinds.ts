import { EVENT_PLACEHOLDERS, type PlaceholderName } from './placeholders.js';

/** A kind of mail whose words an event's organisers may choose. Facts, links and the legal foot stay the house's. */
export interface MessageKind {
  /** As in `templates/emails/<kind>`. */
  readonly kind: string;
  readonly placeholders: readonly PlaceholderName[];
}

const PERSON: readonly PlaceholderName[] = ['firstName', 'lastName', 'role', 'employer', 'reference'];
const EVERYWHERE: readonly PlaceholderName[] = [...PERSON, ...EVENT_PLACEHOLDERS];
const WITH_OPTIONS: readonly PlaceholderName[] = [...PERSON, 'options', ...EVENT_PLACEHOLDERS];

/** In the order in which a person receives them. */
export const MESSAGE_KINDS: readonly MessageKind[] = [
  { kind: 'request-recorded', placeholders: EVERYWHERE },
  { kind: 'request-advanced', placeholders: EVERYWHERE },
  { kind: 'request-refused', placeholders: EVERYWHERE },
  { kind: 'request-expired', placeholders: EVERYWHERE },
  { kind: 'registration-confirmed', placeholders: WITH_OPTIONS },
  { kind: 'registration-waiting', placeholders: [...WITH_OPTIONS, 'position'] },
  { kind: 'registration-offered', placeholders: [...EVERYWHERE, 'deadline'] },
  { kind: 'registration-offer-expired', placeholders: EVERYWHERE },
  { kind: 'registration-promoted', placeholders: WITH_OPTIONS },
  { kind: 'registration-changed', placeholders: WITH_OPTIONS },
  { kind: 'convocation', placeholders: WITH_OPTIONS },
  { kind: 'programme-changed', placeholders: EVERYWHERE },
  { kind: 'event-changed', placeholders: EVERYWHERE },
  { kind: 'registration-withdrawn', placeholders: EVERYWHERE },
  { kind: 'registration-ended', placeholders: EVERYWHERE },
  { kind: 'registration-substituted', placeholders: EVERYWHERE },
  { kind: 'event-cancelled', placeholders: EVERYWHERE },
];

/** Of messages to many and of reminders, whose whole text is their organiser's. */
export const MAILING_PLACEHOLDERS = WITH_OPTIONS;

export function messageKindOf(kind: string): MessageKind | null {
  return MESSAGE_KINDS.find((one) => one.kind === kind) ?? null;
}
