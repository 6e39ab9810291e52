import type { FunctionKey } from '../../events/domain/participant-function.js';

export { FUNCTIONS, type FunctionKey } from '../../events/domain/participant-function.js';

/**
 * `pending` awaits somebody's agreement; `waiting` stands in the line; `offered` has a place held until the person answers;
 * `confirmed` comes. `withdrawn` is over, whoever ended it: every other state is live.
 */
export type RegistrationStatus = 'pending' | 'waiting' | 'offered' | 'confirmed' | 'withdrawn';

/** Whom a pending request awaits. */
export type AwaitedDecider = 'employer' | 'organiser';

export type RegistrationEnding =
  'person' | 'employer' | 'organiser' | 'offer-expired' | 'approval-expired' | 'substituted' | 'merged';

/** Who wrote the registration first. */
export type RegistrationSource = 'self' | 'group' | 'organiser' | 'import' | 'substitution';

/** An answer to one of the event's own questions: a text, the key of a choice, several keys, a number, the id of a file. */
export type OwnAnswer = string | number | readonly string[];

/** By the question's id. */
export type OwnAnswers = Readonly<Record<string, OwnAnswer>>;

/** Medium (photo, video, …) → whether the person agrees to be shown there. */
export type ImageConsent = Readonly<Record<string, boolean>>;

export type EmployerType = CollectivitySnapshot['type'];

/** The employer as it was on the day of the registration: affiliations change with the years. */
export interface CollectivitySnapshot {
  readonly type: 'commune' | 'epci' | 'other';
  readonly kind: string;
  readonly code: string | null;
  readonly name: string;
  readonly departmentCode: string | null;
  readonly epciCode: string | null;
  readonly epciName: string | null;
}

export interface RegistrationRecord {
  readonly id: string;
  readonly eventId: string;
  readonly reference: string;
  readonly status: RegistrationStatus;
  /** 1 is the next one in; null unless waiting. */
  readonly waitingPosition: number | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly functionKey: FunctionKey;
  /** What the person typed beside « autre ». */
  readonly functionText: string | null;
  readonly collectivity: CollectivitySnapshot;
  /** The « collectif de territoire » the person comes with. */
  readonly collective: string | null;
  readonly remarks: string | null;
  readonly locale: 'fr' | 'en';
  readonly noticeVersion: number;
  readonly tokenVersion: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly withdrawnAt: number | null;
  /** Null unless pending. */
  readonly awaits: AwaitedDecider | null;
  /** Until when the pending approval or the open offer may be answered. */
  readonly decisionDueAt: number | null;
  /** Null unless withdrawn. */
  readonly endedBy: RegistrationEnding | null;
  readonly endReason: string | null;
  readonly source: RegistrationSource;
  readonly replacesId: string | null;
  readonly groupId: string | null;
  readonly collectiveId: string | null;
  readonly showsInCollective: boolean;
  readonly category: string | null;
  readonly imageConsent: ImageConsent | null;
  readonly answers: OwnAnswers;
  readonly actionCodeId: string | null;
}
