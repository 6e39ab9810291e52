import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { Wish } from '../domain/wish.js';

type Asks = Pick<Transaction, 'query'>;

/** By phase, the letters in the order of preference; an empty list says « sans préférence ». Phase 0 is for the whole day. */
export type RankedWishes = ReadonlyMap<number, readonly string[]>;

export interface AtelierWishes {
  readonly phase: number;
  readonly atelier: string;
  /** How many live registrations put it at each rank; the first is at 0. */
  readonly byRank: readonly number[];
}

interface Row extends Wish {
  readonly registrationId: string;
}

const COLUMNS = `w.registration_id AS "registrationId", w.phase AS "phase", w.atelier AS "atelier", w.rank AS "rank"`;

/** What people wish for. Ateliers that the programme has no more are left out. */
@Injectable()
export class WishesQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** Of everybody who is live, by the registration's id; who said nothing is not in it. One query, whatever the number. */
  async of(eventId: string, database: Asks = this.read): Promise<ReadonlyMap<string, RankedWishes>> {
    const rows = await database.query<Row>(
      `SELECT ${COLUMNS} FROM registration_wishes w JOIN registrations r ON r.id = w.registration_id
       WHERE r.event_id = ? AND r.status <> 'withdrawn' AND w.gone_at IS NULL
       ORDER BY w.registration_id, w.phase, w.rank`,
      [eventId],
    );
    const all = new Map<string, Map<number, string[]>>();
    for (const { registrationId, phase, atelier } of rows) {
      const own = all.get(registrationId) ?? new Map<number, string[]>();
      all.set(registrationId, own);
      const ranked = own.get(phase) ?? [];
      own.set(phase, atelier === '' ? ranked : [...ranked, atelier]);
    }
    return all;
  }

  /** Of a thousand registrations or so. */
  async ofRegistrations(
    ids: readonly string[],
    database: Asks = this.read,
  ): Promise<ReadonlyMap<string, readonly Wish[]>> {
    const wishes = new Map<string, Wish[]>();
    if (ids.length === 0) return wishes;
    const rows = await database.query<Row>(
      `SELECT ${COLUMNS} FROM registration_wishes w
       WHERE w.gone_at IS NULL AND w.registration_id IN (${ids.map(() => '?').join(', ')})
       ORDER BY w.registration_id, w.phase, w.rank`,
      ids,
    );
    for (const { registrationId, phase, atelier } of rows) {
      const own = wishes.get(registrationId) ?? [];
      // Ranks without gaps, whatever went away between them.
      const rank = atelier === '' ? 0 : own.filter((wish) => wish.phase === phase && wish.rank > 0).length + 1;
      wishes.set(registrationId, [...own, { phase, atelier, rank }]);
    }
    return wishes;
  }

  async ofRegistration(id: string, database: Asks = this.read): Promise<readonly Wish[]> {
    return (await this.ofRegistrations([id], database)).get(id) ?? [];
  }

  /** Figures of the dashboard, by phase and letter. */
  async figures(eventId: string): Promise<AtelierWishes[]> {
    const rows = await this.read.query<{ phase: number; atelier: string; rank: number; count: number }>(
      `SELECT w.phase AS "phase", w.atelier AS "atelier", w.rank AS "rank", COUNT(*) AS "count"
       FROM registration_wishes w JOIN registrations r ON r.id = w.registration_id
       WHERE r.event_id = ? AND r.status <> 'withdrawn' AND w.gone_at IS NULL AND w.rank > 0
       GROUP BY w.phase, w.atelier, w.rank ORDER BY w.phase, w.atelier, w.rank`,
      [eventId],
    );
    const figures = new Map<string, { phase: number; atelier: string; byRank: number[] }>();
    for (const { phase, atelier, rank, count } of rows) {
      const key = `${phase} ${atelier}`;
      const one = figures.get(key) ?? { phase, atelier, byRank: [] };
      while (one.byRank.length < rank) one.byRank.push(0);
      one.byRank[rank - 1] = Number(count);
      figures.set(key, one);
    }
    return [...figures.values()];
  }

  /** How many live registrations had ranked an atelier that the programme has no more. */
  async concerned(eventId: string): Promise<number> {
    const [row] = await this.read.query<{ count: number }>(
      `SELECT COUNT(DISTINCT r.id) AS "count" FROM registration_wishes w JOIN registrations r ON r.id = w.registration_id
       WHERE w.gone_at IS NOT NULL AND r.event_id = ? AND r.status <> 'withdrawn'`,
      [eventId],
    );
    return Number(row?.count ?? 0);
  }
}
