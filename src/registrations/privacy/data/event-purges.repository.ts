import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { Aggregates } from '../domain/aggregates.js';

type Asks = Pick<Transaction, 'query'>;

export interface EventPurge {
  readonly announcedAt: number;
  readonly purgedAt: number | null;
  readonly aggregates: Aggregates | null;
}

@Injectable()
export class EventPurgesRepository {
  async of(database: Asks, eventId: string): Promise<EventPurge | null> {
    const [row] = await database.query<Omit<EventPurge, 'aggregates'> & { aggregates: string | null }>(
      `SELECT announced_at AS "announcedAt", purged_at AS "purgedAt", aggregates AS "aggregates"
       FROM event_purges WHERE event_id = ?`,
      [eventId],
    );
    return row ? { ...row, aggregates: row.aggregates === null ? null : (JSON.parse(row.aggregates) as Aggregates) } : null;
  }

  /** @returns false when it was announced before. */
  async announce(tx: Transaction, eventId: string, now: number): Promise<boolean> {
    const announced = await tx.execute(
      'INSERT INTO event_purges (event_id, announced_at) VALUES (?, ?) ON CONFLICT (event_id) DO NOTHING',
      [eventId, now],
    );
    return announced === 1;
  }

  /** @returns false when somebody else did it first. */
  async done(tx: Transaction, eventId: string, aggregates: Aggregates, now: number): Promise<boolean> {
    await this.announce(tx, eventId, now);
    const done = await tx.execute(
      'UPDATE event_purges SET purged_at = ?, aggregates = ? WHERE event_id = ? AND purged_at IS NULL',
      [now, JSON.stringify(aggregates), eventId],
    );
    return done === 1;
  }

  /** @returns how many purges still wait for the file to be wiped. */
  async unscrubbed(database: Asks): Promise<number> {
    const [row] = await database.query<{ count: number }>(
      'SELECT COUNT(*) AS "count" FROM event_purges WHERE purged_at IS NOT NULL AND scrubbed_at IS NULL',
    );
    return Number(row?.count ?? 0);
  }

  async scrubbed(tx: Transaction, now: number): Promise<void> {
    await tx.execute('UPDATE event_purges SET scrubbed_at = ? WHERE purged_at IS NOT NULL AND scrubbed_at IS NULL', [now]);
  }
}
