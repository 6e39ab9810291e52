import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { BulkAction, BulkKind } from '../domain/bulk-action.js';

type Body = Pick<BulkAction, 'meant' | 'target' | 'label' | 'decisionId' | 'results'>;
interface Row extends Pick<BulkAction, 'id' | 'eventId' | 'accountId' | 'createdAt' | 'undoneAt'> {
  readonly kind: BulkKind;
  readonly body: string;
}

@Injectable()
export class BulkActionsRepository {
  /** @returns false when there is one of this id: it was asked for twice. */
  async begin(tx: Transaction, action: BulkAction): Promise<boolean> {
    const inserted = await tx.execute(
      `INSERT INTO registration_bulk_actions (id, event_id, account_id, kind, body, created_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
      [action.id, action.eventId, action.accountId, action.kind, bodyOf(action), action.createdAt],
    );
    return inserted === 1;
  }

  async keep(tx: Transaction, action: BulkAction): Promise<void> {
    await tx.execute('UPDATE registration_bulk_actions SET body = ? WHERE id = ?', [bodyOf(action), action.id]);
  }

  /** @returns false when it was undone before. */
  async noteUndone(tx: Transaction, id: string, at: number): Promise<boolean> {
    return (
      (await tx.execute('UPDATE registration_bulk_actions SET undone_at = ? WHERE id = ? AND undone_at IS NULL', [at, id])) === 1
    );
  }

  /** `database` is a transaction, or the committed rows. */
  async find(database: Pick<Transaction, 'query'>, eventId: string, id: string): Promise<BulkAction | null> {
    const [row] = await database.query<Row>(
      `SELECT id AS "id", event_id AS "eventId", account_id AS "accountId", kind AS "kind", body AS "body",
         created_at AS "createdAt", undone_at AS "undoneAt"
       FROM registration_bulk_actions WHERE id = ? AND event_id = ?`,
      [id, eventId],
    );
    if (!row) return null;
    const { body, ...rest } = row;
    return { ...rest, ...(JSON.parse(body) as Body) };
  }
}

function bodyOf({ meant, target, label, decisionId, results }: BulkAction): string {
  return JSON.stringify({ meant, target, label, decisionId, results });
}
