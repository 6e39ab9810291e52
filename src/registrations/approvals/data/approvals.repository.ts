import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { ApprovalRecord, ApprovalStatus, DecidedBy } from '../domain/approval.js';
import { APPROVAL_COLUMNS, type ApprovalRow } from './approval-row.js';

const SELECT = `SELECT ${APPROVAL_COLUMNS} FROM registration_approvals a`;

/** How a pending approval ended. */
export interface Settlement {
  readonly status: Exclude<ApprovalStatus, 'pending'>;
  readonly at: number;
  readonly by?: DecidedBy;
  readonly reason?: string | null;
  readonly batchId?: string | null;
  /** Ids of the options chosen before. */
  readonly optionsBefore?: readonly string[];
}

/** Written under the event's lock: an approval is decided once, whoever comes at the same moment. */
@Injectable()
export class ApprovalsRepository {
  async insert(tx: Transaction, approval: ApprovalRecord, tokenHash: string | null): Promise<void> {
    await tx.execute(
      `INSERT INTO registration_approvals (id, event_id, registration_id, step, status, approver_name, approver_email,
         token_hash, asked_at, due_at, remind_at, reminded_at, decided_at, decided_by, reason, batch_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        approval.id,
        approval.eventId,
        approval.registrationId,
        approval.step,
        approval.status,
        approval.approverName,
        approval.approverEmail,
        tokenHash,
        approval.askedAt,
        approval.dueAt,
        approval.remindAt,
        approval.remindedAt,
        approval.decidedAt,
        approval.decidedBy,
        approval.reason,
        approval.batchId,
      ],
    );
  }

  async byId(tx: Transaction, id: string): Promise<ApprovalRecord | null> {
    return (await tx.query<ApprovalRow>(`${SELECT} WHERE a.id = ?`, [id]))[0] ?? null;
  }

  async pendingOf(tx: Transaction, registrationId: string): Promise<ApprovalRecord | null> {
    const rows = await tx.query<ApprovalRow>(`${SELECT} WHERE a.registration_id = ? AND a.status = 'pending'`, [
      registrationId,
    ]);
    return rows[0] ?? null;
  }

  /** Whoever was asked for the employer the last time. */
  async lastEmployerOf(tx: Transaction, registrationId: string): Promise<ApprovalRecord | null> {
    const rows = await tx.query<ApprovalRow>(
      `${SELECT} WHERE a.registration_id = ? AND a.step = 'employer' ORDER BY a.asked_at DESC, a.id DESC LIMIT 1`,
      [registrationId],
    );
    return rows[0] ?? null;
  }

  /** @returns false when it was not pending any more: nothing is written then. */
  async settle(
    tx: Transaction,
    id: string,
    { status, at, by, reason, batchId, optionsBefore }: Settlement,
  ): Promise<boolean> {
    const isDecided = status === 'accepted' || status === 'refused' || status === 'expired';
    const settled = await tx.execute(
      `UPDATE registration_approvals SET status = ?, decided_at = ?, decided_by = ?, reason = ?, batch_id = ?, undo = ?
       WHERE id = ? AND status = 'pending'`,
      [
        status,
        isDecided ? at : null,
        by ?? null,
        reason ?? null,
        batchId ?? null,
        optionsBefore && optionsBefore.length > 0 ? JSON.stringify(optionsBefore) : null,
        id,
      ],
    );
    return settled === 1;
  }

  /** What a batch settled, with the options that each had chosen before. */
  async ofBatch(tx: Transaction, batchId: string): Promise<{ approval: ApprovalRecord; optionsBefore: string[] }[]> {
    const rows = await tx.query<ApprovalRow & { undo: string | null }>(
      `SELECT ${APPROVAL_COLUMNS}, a.undo AS "undo" FROM registration_approvals a WHERE a.batch_id = ? ORDER BY a.asked_at, a.id`,
      [batchId],
    );
    return rows.map(({ undo, ...approval }) => ({
      approval,
      optionsBefore: undo === null ? [] : (JSON.parse(undo) as string[]),
    }));
  }

  /** Undone: it awaits its decider again. */
  async reopen(tx: Transaction, id: string): Promise<void> {
    await tx.execute(
      `UPDATE registration_approvals SET status = 'pending', decided_at = NULL, decided_by = NULL, reason = NULL, batch_id = NULL, undo = NULL
       WHERE id = ?`,
      [id],
    );
  }

  /** An undone agreement never asked for the step after it. */
  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.execute('DELETE FROM registration_approvals WHERE id = ?', [id]);
  }

  /** @returns false when another process was quicker. */
  async noteReminded(tx: Transaction, id: string, now: number): Promise<boolean> {
    const noted = await tx.execute(
      `UPDATE registration_approvals SET reminded_at = ? WHERE id = ? AND status = 'pending' AND reminded_at IS NULL`,
      [now, id],
    );
    return noted === 1;
  }
}
