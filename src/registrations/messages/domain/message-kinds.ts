import type { RegistrationStatus } from '../../domain/registration.js';
import { EVENT_PLACEHOLDERS, type PlaceholderName } from './placeholders.js';

/** Under which heading a kind of mail stands, in the order of the page. */
export const MESSAGE_FAMILIES = ['request', 'registration', 'ending', 'group', 'event', 'evaluation'] as const;
export type MessageFamily = (typeof MESSAGE_FAMILIES)[number];

/**
 * A kind of mail whose words an event's organisers may choose. Facts, links and the legal foot stay the house's. Its name
 * and occasion are the catalogue's `messages:kinds.<kind>`.
 */
export interface MessageKind {
  readonly kind: string;
  readonly family: MessageFamily;
  readonly placeholders: readonly PlaceholderName[];
  /** What somebody is when such a mail is about them; confirmed where nothing is said. */
  readonly status?: RegistrationStatus;
}

const PERSON: readonly PlaceholderName[] = ['firstName', 'lastName', 'role', 'employer', 'reference'];
/** Of mails about one registration. */
export const PERSON_AND_EVENT: readonly PlaceholderName[] = [...PERSON, ...EVENT_PLACEHOLDERS];
const WITH_OPTIONS: readonly PlaceholderName[] = [...PERSON, 'options', ...EVENT_PLACEHOLDERS];

/** The mails of every registration. */
export const REGISTRATION_KINDS: readonly MessageKind[] = [
  { kind: 'registration-confirmed', family: 'registration', placeholders: WITH_OPTIONS },
  {
    kind: 'registration-waiting',
    family: 'registration',
    placeholders: [...WITH_OPTIONS, 'position'],
    status: 'waiting',
  },
  {
    kind: 'registration-offered',
    family: 'registration',
    placeholders: [...PERSON_AND_EVENT, 'deadline'],
    status: 'offered',
  },
  {
    kind: 'registration-offer-expired',
    family: 'registration',
    placeholders: PERSON_AND_EVENT,
    status: 'withdrawn',
  },
  { kind: 'registration-promoted', family: 'registration', placeholders: WITH_OPTIONS },
  { kind: 'registration-changed', family: 'registration', placeholders: WITH_OPTIONS },
  { kind: 'personal-link', family: 'registration', placeholders: PERSON_AND_EVENT },
  { kind: 'registration-withdrawn', family: 'ending', placeholders: PERSON_AND_EVENT, status: 'withdrawn' },
  { kind: 'event-cancelled', family: 'ending', placeholders: PERSON_AND_EVENT },
];

/** What leaves with a mailing: joining instructions, and changed dates or places. */
export const MAILING_KINDS = [
  { kind: 'convocation', family: 'event', placeholders: WITH_OPTIONS },
  { kind: 'event-changed', family: 'event', placeholders: PERSON_AND_EVENT },
] as const satisfies readonly MessageKind[];

export const PROGRAMME_CHANGED: MessageKind = {
  kind: 'programme-changed',
  family: 'event',
  placeholders: PERSON_AND_EVENT,
};

/** Of messages to many and of reminders, whose whole text is their organiser's. */
export const MAILING_PLACEHOLDERS = WITH_OPTIONS;
