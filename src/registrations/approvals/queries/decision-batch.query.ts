import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { RegistrationStatus } from '../../domain/registration.js';
import { type DecisionBatch, type DecisionOutcome, mayUndo } from '../domain/batch.js';

export interface BatchStanding {
  readonly outcome: DecisionOutcome;
  /** Null when it cannot be undone (any more). */
  readonly undo: { readonly batchId: string; readonly until: number } | null;
}

/** An organisers' act as it stands: what became of each request, and whether it may still be undone. */
@Injectable()
export class DecisionBatchQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly machineClock: MachineClock,
  ) {}

  /** Null for an act of another event, one that never was, or one taken back. */
  async of(eventId: string, batchId: string): Promise<BatchStanding | null> {
    const [batch] = await this.read.query<DecisionBatch>(
      `SELECT id AS "id", event_id AS "eventId", verdict AS "verdict", made_at AS "madeAt", open_until AS "openUntil",
         undone_at AS "undoneAt" FROM decision_batches WHERE id = ? AND event_id = ?`,
      [batchId, eventId],
    );
    if (!batch || batch.undoneAt !== null) return null;
    const rows = await this.read.query<{ reference: string; status: RegistrationStatus }>(
      `SELECT r.reference AS "reference", r.status AS "status" FROM registration_approvals a
       JOIN registrations r ON r.id = a.registration_id WHERE a.batch_id = ? ORDER BY r.created_at, r.id`,
      [batchId],
    );
    const those = (...states: RegistrationStatus[]) =>
      rows.filter(({ status }) => states.includes(status)).map(({ reference }) => reference);
    const outcome: DecisionOutcome = {
      batchId,
      confirmed: those('confirmed', 'offered'),
      waiting: those('waiting'),
      refused: those('withdrawn'),
      forwarded: those('pending'),
      left: [],
    };
    const isOpen = mayUndo(batch, this.machineClock.now().getTime());
    return { outcome, undo: isOpen ? { batchId, until: batch.openUntil } : null };
  }
}
