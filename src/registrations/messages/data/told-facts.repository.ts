import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { DiaryFacts } from '../domain/told-facts.js';

@Injectable()
export class ToldFactsRepository {
  /** Null where people know what is true. */
  async of(database: Pick<Transaction, 'query'>, eventId: string): Promise<DiaryFacts | null> {
    const [row] = await database.query<{ body: string }>(`SELECT body AS "body" FROM told_facts WHERE event_id = ?`, [
      eventId,
    ]);
    return row ? (JSON.parse(row.body) as DiaryFacts) : null;
  }

  /** What people knew first stays, however often the event changes before they are told. */
  async keep(tx: Transaction, eventId: string, facts: DiaryFacts, now: number): Promise<void> {
    await tx.execute(
      'INSERT INTO told_facts (event_id, body, created_at) VALUES (?, ?, ?) ON CONFLICT (event_id) DO NOTHING',
      [eventId, JSON.stringify(facts), now],
    );
  }

  async forget(tx: Transaction, eventId: string): Promise<void> {
    await tx.execute('DELETE FROM told_facts WHERE event_id = ?', [eventId]);
  }
}
