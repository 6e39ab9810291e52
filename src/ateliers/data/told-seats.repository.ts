import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { type ToldSeat, toldSeat } from '../domain/plan/told-seats.js';

type Asks = Pick<Transaction, 'query'>;

/** Parameters a statement may have on every engine, with room to spare: six a row. */
const CHUNK = 150;

export interface Told {
  readonly eventId: string;
  /** The mails that tell it, should they be held back. */
  readonly batchId: string | null;
  /** Epoch milliseconds of the events' clock. */
  readonly at: number;
}

/** What people were last told of their seats. */
@Injectable()
export class ToldSeatsRepository {
  async of(database: Asks, eventId: string): Promise<Map<string, readonly ToldSeat[]>> {
    const rows = await database.query<{ person: string; seats: string }>(
      `SELECT registration_id AS "person", seats AS "seats" FROM told_seats WHERE event_id = ?`,
      [eventId],
    );
    return new Map(rows.map(({ person, seats }) => [person, JSON.parse(seats) as ToldSeat[]]));
  }

  /** Of whoever nothing is written down; the others stay. */
  async remember(tx: Transaction, seats: ReadonlyMap<string, readonly ToldSeat[]>, told: Told): Promise<void> {
    await this.insert(tx, seats, told, 'DO NOTHING');
  }

  async write(tx: Transaction, seats: ReadonlyMap<string, readonly ToldSeat[]>, told: Told): Promise<void> {
    await this.insert(
      tx,
      seats,
      told,
      `DO UPDATE SET seats_before = told_seats.seats, seats = excluded.seats, batch_id = excluded.batch_id,
         told_at = excluded.told_at`,
    );
  }

  /** What they knew before, for those whose mail of this batch stays here. */
  async takeBack(tx: Transaction, batchId: string): Promise<void> {
    const held = `batch_id = ? AND registration_id IN (
      SELECT m.about_id FROM outgoing_emails m WHERE m.batch_id = ? AND m.status = 'cancelled')`;
    await tx.execute(`DELETE FROM told_seats WHERE seats_before IS NULL AND ${held}`, [batchId, batchId]);
    await tx.execute(
      `UPDATE told_seats SET seats = seats_before, seats_before = NULL, batch_id = NULL WHERE ${held}`,
      [batchId, batchId],
    );
  }

  private async insert(
    tx: Transaction,
    seats: ReadonlyMap<string, readonly ToldSeat[]>,
    { eventId, batchId, at }: Told,
    otherwise: string,
  ): Promise<void> {
    const rows = [...seats].map(([person, told]) => [person, eventId, JSON.stringify(told.map(toldSeat)), batchId, at]);
    for (let from = 0; from < rows.length; from += CHUNK) {
      const some = rows.slice(from, from + CHUNK);
      await tx.execute(
        `INSERT INTO told_seats (registration_id, event_id, seats, batch_id, told_at)
         VALUES ${some.map(() => '(?, ?, ?, ?, ?)').join(', ')} ON CONFLICT (registration_id) ${otherwise}`,
        some.flat(),
      );
    }
  }
}
