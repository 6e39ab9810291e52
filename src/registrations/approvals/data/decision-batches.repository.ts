import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { DecisionBatch } from '../domain/batch.js';

@Injectable()
export class DecisionBatchesRepository {
  async insert(tx: Transaction, batch: DecisionBatch, { accountId, decided }: { accountId: string; decided: number }): Promise<void> {
    await tx.execute(
      `INSERT INTO decision_batches (id, event_id, account_id, verdict, decided, made_at, open_until, undone_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, NULL)`,
      [batch.id, batch.eventId, accountId, batch.verdict, decided, batch.madeAt, batch.openUntil],
    );
  }

  async byId(tx: Transaction, id: string): Promise<DecisionBatch | null> {
    const rows = await tx.query<DecisionBatch>(
      `SELECT id AS "id", event_id AS "eventId", verdict AS "verdict", made_at AS "madeAt", open_until AS "openUntil",
         undone_at AS "undoneAt" FROM decision_batches WHERE id = ?`,
      [id],
    );
    return rows[0] ?? null;
  }

  async count(tx: Transaction, id: string, decided: number): Promise<void> {
    await tx.execute('UPDATE decision_batches SET decided = ? WHERE id = ?', [decided, id]);
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.execute('DELETE FROM decision_batches WHERE id = ?', [id]);
  }

  /** @returns false when it was undone before. */
  async noteUndone(tx: Transaction, id: string, at: number): Promise<boolean> {
    return (await tx.execute('UPDATE decision_batches SET undone_at = ? WHERE id = ? AND undone_at IS NULL', [at, id])) === 1;
  }
}
