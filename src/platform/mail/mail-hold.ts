import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { newId } from '../ids/ids.js';

interface Held {
  /** The act they belong to. */
  readonly batchId: string;
  readonly aboutId: string;
}

/** Mails of an act that may still be taken back wait a while before they leave. */
@Injectable()
export class MailHold {
  /** Those about `aboutId` stored since `since` leave at `until`, both in epoch milliseconds of the machine's time. */
  async hold(
    tx: Transaction,
    { batchId, aboutId, since, until }: Held & { since: number; until: number },
  ): Promise<void> {
    await tx.execute(
      `UPDATE outgoing_emails SET next_attempt_at = ?, batch_id = ?
       WHERE about_id = ? AND created_at >= ? AND batch_id IS NULL AND status IN ('queued', 'caught')`,
      [until, batchId, aboutId, since],
    );
  }

  /** All of a batch leave at `until`, epoch milliseconds of the machine's time. */
  async holdBatch(tx: Transaction, batchId: string, until: number): Promise<void> {
    await tx.execute(`UPDATE outgoing_emails SET next_attempt_at = ? WHERE batch_id = ? AND status = 'queued'`, [
      until,
      batchId,
    ]);
  }

  /** None of a batch that has not left leaves, caught ones neither. @returns how many stay here. */
  async cancelBatch(tx: Transaction, batchId: string): Promise<number> {
    return tx.execute(
      `UPDATE outgoing_emails SET status = 'cancelled' WHERE batch_id = ? AND status IN ('queued', 'retrying', 'caught')`,
      [batchId],
    );
  }

  /** @returns whether one of them is gone, or on its way. */
  async hasLeft(tx: Transaction, { batchId, aboutId }: Held): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 AS "gone" FROM outgoing_emails WHERE batch_id = ? AND about_id = ?
         AND status NOT IN ('queued', 'caught', 'cancelled', 'failed') LIMIT 1`,
      [batchId, aboutId],
    );
    return rows.length > 0;
  }

  /**
   * What has not reached this address never will: those that wait, and those that were refused, which are nobody's trouble any
   * more. The keys of all are free, so that the same news goes to the right address.
   */
  async withhold(tx: Transaction, { aboutId, address }: { aboutId: string; address: string }): Promise<void> {
    await tx.execute(
      `UPDATE outgoing_emails SET dedupe_key = dedupe_key || ':' || ?,
         status = CASE WHEN status IN ('queued', 'retrying', 'failed', 'caught') THEN 'cancelled' ELSE status END
       WHERE about_id = ? AND to_address = ?`,
      [newId(), aboutId, address],
    );
  }

  /** They never leave. Their keys are free again: the same act done anew is news anew. */
  async cancel(tx: Transaction, { batchId, aboutId }: Held): Promise<void> {
    await tx.execute(
      `UPDATE outgoing_emails SET status = 'cancelled', dedupe_key = dedupe_key || ':' || ?
       WHERE batch_id = ? AND about_id = ? AND status IN ('queued', 'caught')`,
      [batchId, batchId, aboutId],
    );
  }
}
