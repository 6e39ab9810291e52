import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { AtelierSeat, SeatsTaken, Wisher } from '../domain/atelier-seats.js';
import type { AtelierMove } from '../domain/follow-ateliers.js';

type Asks = Pick<Transaction, 'query'>;

/** Rows that one statement writes, well below the parameters that either engine takes. */
const SLICE = 200;
/** Written before a new letter while others move. */
const MOVING = '>';

const OF_REGISTRATION = `SELECT phase AS "phase", atelier AS "atelier" FROM atelier_bookings WHERE registration_id = ?
  ORDER BY phase`;

/**
 * Who holds a seat in which atelier. Seats are counted where they stand, by the index of the event, so that no counter can be
 * wrong; called under the event's lock, so that nobody takes one between the count and the row.
 */
@Injectable()
export class BookingsRepository {
  async heldBy(tx: Asks, registrationId: string): Promise<AtelierSeat[]> {
    return tx.query<AtelierSeat>(OF_REGISTRATION, [registrationId]);
  }

  /** How many hold each of these seats; of every atelier of the event where none is named. */
  async taken(tx: Asks, eventId: string, seats: readonly AtelierSeat[] = []): Promise<SeatsTaken[]> {
    const these = seats.map(() => '(phase = ? AND atelier = ?)').join(' OR ');
    const rows = await tx.query<SeatsTaken>(
      `SELECT phase AS "phase", atelier AS "atelier", COUNT(*) AS "taken" FROM atelier_bookings
       WHERE event_id = ?${these && ` AND (${these})`} GROUP BY phase, atelier`,
      [eventId, ...seats.flatMap(({ phase, atelier }) => [phase, atelier])],
    );
    return rows.map((row) => ({ ...row, taken: Number(row.taken) }));
  }

  /** One person's seats, as they are from now on. */
  async replace(tx: Transaction, eventId: string, registrationId: string, seats: readonly AtelierSeat[]): Promise<void> {
    await this.giveBack(tx, registrationId);
    await this.add(
      tx,
      eventId,
      seats.map((seat) => ({ id: registrationId, ...seat })),
    );
  }

  async add(tx: Transaction, eventId: string, booked: readonly (AtelierSeat & { readonly id: string })[]): Promise<void> {
    for (let at = 0; at < booked.length; at += SLICE) {
      const slice = booked.slice(at, at + SLICE);
      await tx.execute(
        `INSERT INTO atelier_bookings (registration_id, phase, event_id, atelier) VALUES
         ${slice.map(() => '(?, ?, ?, ?)').join(', ')}`,
        slice.flatMap(({ id, phase, atelier }) => [id, phase, eventId, atelier]),
      );
    }
  }

  async giveBack(tx: Transaction, registrationId: string): Promise<void> {
    await tx.execute('DELETE FROM atelier_bookings WHERE registration_id = ?', [registrationId]);
  }

  /** One's seats are another's, who has none yet. */
  async handOver(tx: Transaction, fromRegistrationId: string, toRegistrationId: string): Promise<void> {
    await tx.execute('UPDATE atelier_bookings SET registration_id = ? WHERE registration_id = ?', [
      toRegistrationId,
      fromRegistrationId,
    ]);
  }

  /** Nobody holds a seat at this event any more. @returns how many there were. */
  async dissolve(tx: Transaction, eventId: string): Promise<number> {
    return tx.execute('DELETE FROM atelier_bookings WHERE event_id = ?', [eventId]);
  }

  /** Everybody who is confirmed and holds no seat, in the order in which they registered, with their first wishes. */
  async wishers(tx: Asks, eventId: string): Promise<Wisher[]> {
    const rows = await tx.query<AtelierSeat & { id: string }>(
      `SELECT r.id AS "id", w.phase AS "phase", w.atelier AS "atelier"
       FROM registrations r JOIN registration_wishes w ON w.registration_id = r.id
       WHERE r.event_id = ? AND r.status = 'confirmed' AND w.rank = 1 AND w.phase > 0 AND w.gone_at IS NULL
       ORDER BY r.created_at, r.id, w.phase`,
      [eventId],
    );
    const people = new Map<string, AtelierSeat[]>();
    for (const { id, ...seat } of rows) people.set(id, [...(people.get(id) ?? []), seat]);
    return [...people].map(([id, seats]) => ({ id, seats }));
  }

  /** Seats of a whole event go with their ateliers. @returns whose went with an atelier that is gone. */
  async follow(tx: Transaction, eventId: string, moves: readonly AtelierMove[]): Promise<LostSeat[]> {
    const lost: LostSeat[] = [];
    for (const { phase, from, to } of moves) {
      const here = [eventId, phase, from];
      if (to === null) {
        const holders = await tx.query<{ id: string }>(
          'SELECT registration_id AS "id" FROM atelier_bookings WHERE event_id = ? AND phase = ? AND atelier = ?',
          here,
        );
        lost.push(...holders.map(({ id }) => ({ id, phase, atelier: from })));
        await tx.execute('DELETE FROM atelier_bookings WHERE event_id = ? AND phase = ? AND atelier = ?', here);
      } else {
        await tx.execute('UPDATE atelier_bookings SET atelier = ? WHERE event_id = ? AND phase = ? AND atelier = ?', [
          `${MOVING}${to}`,
          ...here,
        ]);
      }
    }
    await tx.execute(
      `UPDATE atelier_bookings SET atelier = substr(atelier, 2) WHERE event_id = ? AND atelier LIKE '${MOVING}%'`,
      [eventId],
    );
    return lost;
  }
}

/** Somebody whose atelier is on the programme no more; `atelier` is the letter that it had. */
export interface LostSeat extends AtelierSeat {
  readonly id: string;
}
