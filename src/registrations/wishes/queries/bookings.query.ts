import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { BookingsRepository } from '../data/bookings.repository.js';
import { WITHOUT_SEAT } from '../domain/without-seat.js';
import type { AtelierSeat, SeatsTaken } from '../domain/atelier-seats.js';

type Asks = Pick<Transaction, 'query'>;
type Row = AtelierSeat & { readonly registrationId: string };

const COLUMNS = 'registration_id AS "registrationId", phase AS "phase", atelier AS "atelier"';

/** Seats that people hold in ateliers, as they are committed. */
@Injectable()
export class BookingsQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly bookings: BookingsRepository,
  ) {}

  async heldBy(registrationId: string): Promise<readonly AtelierSeat[]> {
    return this.bookings.heldBy(this.read, registrationId);
  }

  async taken(eventId: string): Promise<readonly SeatsTaken[]> {
    return this.bookings.taken(this.read, eventId);
  }

  /** How many are confirmed and lack a seat that they asked for. */
  async withoutSeat(eventId: string): Promise<number> {
    const [row] = await this.read.query<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM registrations r WHERE r.event_id = ? AND ${WITHOUT_SEAT}`,
      [eventId, eventId, eventId],
    );
    return Number(row?.count ?? 0);
  }

  /** Of a whole event, by registration; who holds none is not in it. */
  async of(eventId: string, database: Asks = this.read): Promise<ReadonlyMap<string, readonly AtelierSeat[]>> {
    const rows = await database.query<Row>(
      `SELECT ${COLUMNS} FROM atelier_bookings WHERE event_id = ? ORDER BY registration_id, phase`,
      [eventId],
    );
    return byRegistration(rows);
  }

  /** Of a thousand registrations or so. */
  async ofRegistrations(ids: readonly string[]): Promise<ReadonlyMap<string, readonly AtelierSeat[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.read.query<Row>(
      `SELECT ${COLUMNS} FROM atelier_bookings WHERE registration_id IN (${ids.map(() => '?').join(', ')})
       ORDER BY registration_id, phase`,
      ids,
    );
    return byRegistration(rows);
  }
}

function byRegistration(rows: readonly Row[]): Map<string, AtelierSeat[]> {
  const held = new Map<string, AtelierSeat[]>();
  for (const { registrationId, ...seat } of rows) held.set(registrationId, [...(held.get(registrationId) ?? []), seat]);
  return held;
}
