import type { ApprovalRecord } from '../domain/approval.js';

/** `a` is registration_approvals. Every value is as the engines give it: a row is a record. */
export const APPROVAL_COLUMNS = `a.id AS "id", a.event_id AS "eventId", a.registration_id AS "registrationId", a.step AS "step",
  a.status AS "status", a.approver_name AS "approverName", a.approver_email AS "approverEmail", a.asked_at AS "askedAt",
  a.due_at AS "dueAt", a.remind_at AS "remindAt", a.reminded_at AS "remindedAt", a.decided_at AS "decidedAt",
  a.decided_by AS "decidedBy", a.reason AS "reason", a.batch_id AS "batchId"`;

export type ApprovalRow = ApprovalRecord;
