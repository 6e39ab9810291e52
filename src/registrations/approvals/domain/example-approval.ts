import type { RegistrationRecord } from '../../domain/registration.js';
import type { ApprovalRecord } from './approval.js';

const DAY = 86_400_000;

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
