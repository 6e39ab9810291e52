import type { Admission } from './admission.js';
import type { RegistrationRequest } from './registration-form.js';
import type { RegistrationRecord } from './registration.js';

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

/** The registration that an admission makes of a request, at `now` (epoch milliseconds). */
export function admittedRegistration(
  request: RegistrationRequest,
  admission: Exclude<Admission, { status: 'refused' }>,
  { id, reference, eventId, now }: { id: string; reference: string; eventId: string; now: number },
): RegistrationRecord {
  return {
    id,
    eventId,
    reference,
    status: admission.status,
    waitingPosition: admission.position,
    ...UNDECIDED,
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
