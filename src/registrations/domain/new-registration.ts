import type { RegistrationRequest } from './registration-form.js';
import type { AwaitedDecider, RegistrationRecord, RegistrationSource, RegistrationStatus } from './registration.js';

/** Raised when a personal link is revoked. */
export const FIRST_TOKEN_VERSION = 1;

/** A registration by the person alone, with the usual questions only. */
export const UNDECIDED = {
  awaits: null,
  decisionDueAt: null,
  endedBy: null,
  endReason: null,
  source: 'self',
  replacesId: null,
  groupId: null,
  collectiveId: null,
  showsInCollective: false,
  category: null,
  imageConsent: null,
  answers: {},
  actionCodeId: null,
} as const satisfies Partial<RegistrationRecord>;

/** What became of a request at once; `offered` only for whoever comes instead of somebody. */
export interface FirstState {
  readonly status: Exclude<RegistrationStatus, 'withdrawn'>;
  readonly position: number | null;
  /** Whom it awaits; null unless pending. */
  readonly awaits: AwaitedDecider | null;
}

/** Who wrote it, with whom it came, and instead of whom. */
export interface Origin {
  readonly source: RegistrationSource;
  readonly groupId: string | null;
  readonly collectiveId: string | null;
  readonly replacesId: string | null;
  readonly actionCodeId: string | null;
}

/** The registration that a request makes, at `now` (epoch milliseconds). */
export function newRegistration(
  request: RegistrationRequest,
  { status, position, awaits }: FirstState,
  origin: Origin,
  { id, reference, eventId, now }: { id: string; reference: string; eventId: string; now: number },
): RegistrationRecord {
  return {
    id,
    eventId,
    reference,
    status,
    waitingPosition: position,
    ...UNDECIDED,
    awaits,
    ...origin,
    ...answersOf(request),
    tokenVersion: FIRST_TOKEN_VERSION,
    createdAt: now,
    updatedAt: now,
    withdrawnAt: null,
  };
}

/** The same registration with new answers: neither its place in the line nor its reference changes. */
export function changedRegistration(
  record: RegistrationRecord,
  request: RegistrationRequest,
  now: number,
): RegistrationRecord {
  return { ...record, ...answersOf(request), updatedAt: now };
}

function answersOf(request: RegistrationRequest) {
  return {
    firstName: request.firstName,
    lastName: request.lastName,
    email: request.email,
    phone: request.phone,
    functionKey: request.functionKey,
    functionText: request.functionText,
    collectivity: request.collectivity,
    collective: request.collective,
    remarks: request.remarks,
    category: request.category,
    imageConsent: request.imageConsent,
    answers: request.answers,
    locale: request.locale,
    noticeVersion: request.noticeVersion,
  };
}
