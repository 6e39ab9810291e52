import type { ApprovalRecord } from '../../approvals/domain/approval.js';
import type { RegistrationRecord, RegistrationStatus } from '../../domain/registration.js';

const STATUS_OF: Readonly<Record<string, RegistrationStatus>> = {
  'registration-waiting': 'waiting',
  'registration-offered': 'offered',
  'registration-withdrawn': 'withdrawn',
  'registration-offer-expired': 'withdrawn',
  'request-recorded': 'pending',
  'request-advanced': 'pending',
  'request-refused': 'withdrawn',
  'request-expired': 'withdrawn',
  'registration-ended': 'withdrawn',
  'registration-substituted': 'withdrawn',
};

const DAY = 86_400_000;

/** Somebody as this kind of mail would find them: a person with a place is shown waiting in the mail of the waiting list. */
export function shownFor(kind: string, person: RegistrationRecord, now: number): RegistrationRecord {
  const status = STATUS_OF[kind] ?? 'confirmed';
  return {
    ...person,
    status,
    waitingPosition: status === 'waiting' ? (person.waitingPosition ?? 1) : null,
    decisionDueAt: status === 'offered' ? (person.decisionDueAt ?? now + 2 * DAY) : null,
  };
}

/** Where nobody has registered yet. */
export function examplePerson(eventId: string, locale: 'fr' | 'en', now: number): RegistrationRecord {
  return {
    id: '00000000-0000-7000-8000-000000000000',
    eventId,
    reference: '7KQ4-M2XD',
    status: 'confirmed',
    waitingPosition: null,
    firstName: 'Maëlle',
    lastName: 'Cesbron',
    email: 'maelle.cesbron@example.org',
    phone: null,
    functionKey: 'secretaire-de-mairie',
    functionText: null,
    collectivity: {
      type: 'commune',
      kind: 'commune',
      code: '49301',
      name: 'Sèvremoine',
      departmentCode: '49',
      epciCode: '200060010',
      epciName: 'Mauges Communauté',
    },
    collective: null,
    remarks: null,
    locale,
    noticeVersion: 1,
    tokenVersion: 1,
    createdAt: now,
    updatedAt: now,
    withdrawnAt: null,
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
  };
}

/** A superior who has some days left to decide. */
export function exampleApproval({ id, eventId }: RegistrationRecord, now: number): ApprovalRecord {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    eventId,
    registrationId: id,
    step: 'employer',
    status: 'pending',
    approverName: 'Tanguy Rivereau',
    approverEmail: 'tanguy.rivereau@example.org',
    askedAt: now,
    dueAt: now + 7 * DAY,
    remindAt: null,
    remindedAt: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
    batchId: null,
  };
}
