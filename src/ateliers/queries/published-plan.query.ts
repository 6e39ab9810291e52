import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { type PublishedRooms, type PublishedSeat, publishedSeats } from '../domain/plan/published-seats.js';
import { readSeats, type SeatsByPhase } from '../domain/seats.js';

type Asks = Pick<Transaction, 'query'>;

export interface PublishedPlan {
  readonly id: string;
  readonly version: number;
  readonly rooms: PublishedRooms;
  /** Of those who come: by registration. */
  readonly seats: ReadonlyMap<string, SeatsByPhase>;
  readonly publishedAt: number;
  /** The draft it was made of, and the version of it. */
  readonly basedOn: string | null;
  readonly basedOnVersion: number;
}

interface PlanRow {
  readonly id: string;
  readonly version: number;
  readonly rooms: string;
  readonly publishedAt: number;
  readonly basedOn: string | null;
  readonly basedOnVersion: number;
}

/** The plan that participants and facilitators read. Whoever gave up their registration is not in it. */
@Injectable()
export class PublishedPlanQuery {
  constructor(private readonly read: ReadDatabase) {}

  async of(eventId: string, database: Asks = this.read): Promise<PublishedPlan | null> {
    const [plan] = await database.query<PlanRow>(
      `SELECT id AS "id", version AS "version", rooms AS "rooms", updated_at AS "publishedAt", based_on AS "basedOn",
         based_on_version AS "basedOnVersion" FROM seat_plans WHERE event_id = ? AND kind = 'published'`,
      [eventId],
    );
    if (!plan) return null;
    const rows = await database.query<{ person: string; seats: string }>(
      `SELECT s.registration_id AS "person", s.seats AS "seats" FROM seat_plan_seats s
       JOIN registrations r ON r.id = s.registration_id WHERE s.plan_id = ? AND r.status = 'confirmed'`,
      [plan.id],
    );
    return {
      ...plan,
      rooms: JSON.parse(plan.rooms) as PublishedRooms,
      seats: new Map(rows.map(({ person, seats }) => [person, readSeats(seats)])),
    };
  }

  /** Where these people are expected, by registration; whom the plan has no seat for is not there. */
  async seatsOf(
    registrations: readonly string[],
    database: Asks = this.read,
  ): Promise<ReadonlyMap<string, PublishedSeat[]>> {
    if (registrations.length === 0) return new Map();
    const rows = await database.query<{ person: string; seats: string; plan: string }>(
      `SELECT s.registration_id AS "person", s.seats AS "seats", s.plan_id AS "plan" FROM seat_plan_seats s
       JOIN seat_plans p ON p.id = s.plan_id
       WHERE p.kind = 'published' AND s.registration_id IN (${registrations.map(() => '?').join(', ')})`,
      registrations,
    );
    const rooms = new Map<string, PublishedRooms>();
    for (const plan of new Set(rows.map((row) => row.plan))) {
      const [row] = await database.query<{ rooms: string }>('SELECT rooms AS "rooms" FROM seat_plans WHERE id = ?', [
        plan,
      ]);
      rooms.set(plan, row ? (JSON.parse(row.rooms) as PublishedRooms) : { phases: [] });
    }
    const found = rows.map(
      ({ person, seats, plan }) => [person, publishedSeats(rooms.get(plan)!, readSeats(seats))] as const,
    );
    return new Map(found.filter(([, seats]) => seats.length > 0));
  }
}

/** One person's seats in the published plan. */
@Injectable()
export class SeatsOfRegistration {
  constructor(private readonly published: PublishedPlanQuery) {}

  /** In the order of the phases; empty where nothing is published, or the person has no seat. */
  async of(registrationId: string): Promise<readonly PublishedSeat[]> {
    return (await this.published.seatsOf([registrationId])).get(registrationId) ?? [];
  }
}
