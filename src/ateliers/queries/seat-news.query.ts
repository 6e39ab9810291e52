import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { ToldSeatsRepository } from '../data/told-seats.repository.js';
import { roomsOf } from '../domain/plan/published-seats.js';
import type { Situation } from '../domain/plan/situation.js';
import { knownSeats, type SeatNews, seatNews, type ToldSeat } from '../domain/plan/told-seats.js';
import { type PublishedPlan, PublishedPlanQuery } from './published-plan.query.js';

export interface NewsOfPlan {
  /** What is published now. */
  readonly before: PublishedPlan | null;
  readonly after: Pick<PublishedPlan, 'rooms' | 'seats'>;
  readonly known: ReadonlyMap<string, readonly ToldSeat[]>;
  /** Those who would read something else than they were told. */
  readonly news: readonly SeatNews[];
  /** Nobody was ever told anything. */
  readonly isFirst: boolean;
}

/** What publishing a draft would tell people. */
@Injectable()
export class SeatNewsQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly published: PublishedPlanQuery,
    private readonly told: ToldSeatsRepository,
  ) {}

  async of(
    eventId: string,
    { people, arrangement, seats: drafted }: Pick<Situation, 'people' | 'arrangement' | 'seats'>,
    database: Pick<Transaction, 'query'> = this.read,
  ): Promise<NewsOfPlan> {
    const before = await this.published.of(eventId, database);
    const known = knownSeats(await this.told.of(database, eventId), before);
    const ids = new Set(people.map(({ id }) => id));
    const seats = new Map([...drafted].filter(([person]) => ids.has(person)));
    const after = { rooms: roomsOf(arrangement), seats };
    return { before, after, known, news: seatNews(known, after, [...ids]), isFirst: known.size === 0 };
  }

  /** What people know as things stand. */
  async known(
    eventId: string,
    database: Pick<Transaction, 'query'> = this.read,
  ): Promise<ReadonlyMap<string, readonly ToldSeat[]>> {
    return knownSeats(await this.told.of(database, eventId), await this.published.of(eventId, database));
  }
}
