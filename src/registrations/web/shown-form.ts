import type { Collectivity } from '../../collectivities/domain/collectivity.js';
import type { TypedAnswers } from '../form/domain/answer.js';
import type { EventForm } from '../form/queries/event-form.query.js';
import type { OpenedSection } from '../form/use-cases/form-sections.js';
import type { WordedSubject } from '../form/web/condition-words.js';
import type { ShownFile } from '../form/use-cases/hold-files.js';
import type { ShownSeats } from '../wishes/queries/atelier-choices.query.js';
import type { TypedWishes } from '../wishes/domain/wish-choices.js';
import { FIELD_NAMES, type RegistrationFields } from '../domain/registration-form.js';
import type { RegistrationRecord } from '../domain/registration.js';

/** A wrong field with its sentence in the person's language; `field` is the id of the input. */
export interface WrongField {
  readonly field: string;
  readonly message: string;
}

export interface FormAttempt {
  readonly fields: RegistrationFields;
  /** Ids of the options ticked. */
  readonly options: readonly string[];
  readonly answers: TypedAnswers;
  readonly files: ReadonlyMap<string, ShownFile>;
  readonly wishes: TypedWishes;
  readonly image: readonly string[];
  /** As it came, for sections that other features bring; null before anything was sent. */
  readonly posted: unknown;
  readonly errors: readonly WrongField[];
  /** Collectivities to choose among, for what was typed. */
  readonly candidates: readonly Collectivity[];
  /** What the employer is to a condition, a key of `EMPLOYER_KEYS`; null while it is not settled. */
  readonly employer: string | null;
  /** The grouping of the typed employer: what a collective may be called. */
  readonly territory: string | null;
  /** The form had lost its token: shown again, filled. */
  readonly stale: boolean;
}

/** What the event asks, and of whom. */
export interface FormContext {
  readonly form: EventForm;
  readonly sections: readonly OpenedSection[];
  readonly locale: 'fr' | 'en';
  /** Epoch milliseconds, of the events' clock. */
  readonly now: number;
  /** Ids of the options that the person has: theirs whatever has closed since. */
  readonly held: readonly string[];
  /** Null where choosing an atelier takes no seat. */
  readonly seats: ShownSeats | null;
  /** What is changed; null for somebody who registers. */
  readonly registration: Pick<
    RegistrationRecord,
    'id' | 'status' | 'functionKey' | 'category' | 'collectivity' | 'imageConsent'
  > | null;
  /** The house's questions that the event asks, also those that this person may not answer any more. */
  readonly subjects: readonly WordedSubject[];
}

export const EMPTY_FIELDS = Object.fromEntries(FIELD_NAMES.map((name) => [name, ''])) as unknown as RegistrationFields;
export const FIRST_ATTEMPT: FormAttempt = {
  fields: EMPTY_FIELDS,
  options: [],
  answers: new Map(),
  files: new Map(),
  wishes: new Map(),
  image: [],
  posted: null,
  errors: [],
  candidates: [],
  employer: null,
  territory: null,
  stale: false,
};

/** The collective that the link of an invitation led from; who registers so is in it. */
export interface JoinedCollective {
  readonly name: string;
  readonly token: string;
}
