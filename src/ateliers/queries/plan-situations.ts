import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { ProgrammeQuery } from '../../programme/queries/programme.query.js';
import { PeopleToSeat, type PersonToSeat } from '../../registrations/queries/people-to-seat.query.js';
import type { AtelierSeat } from '../../registrations/wishes/domain/atelier-seats.js';
import type { Wish } from '../../registrations/wishes/domain/wish.js';
import { BookingsQuery } from '../../registrations/wishes/queries/bookings.query.js';
import { DecisionsRepository } from '../data/decisions.repository.js';
import { SeatPlanRepository } from '../data/seat-plan.repository.js';
import type { PlanPerson } from '../domain/plan-person.js';
import type { SeatPlan } from '../domain/plan/seat-plan.js';
import type { Situation } from '../domain/plan/situation.js';
import { type Arrangement, arrange } from '../domain/setup/arrangement.js';
import { decidedWithBookings } from '../domain/setup/decisions.js';
import { WishesOfEvent } from './wishes-of-event.js';

type Asks = Pick<Transaction, 'query'>;

/** Somebody who had a seat and comes no more. */
export interface Leaver {
  readonly person: string;
  readonly name: string;
  readonly phase: number;
  readonly table: number;
}

export interface OpenedPlan {
  readonly plan: SeatPlan;
  readonly situation: Situation;
  readonly leavers: readonly Leaver[];
}

export interface EventAteliers {
  readonly arrangement: Arrangement;
  /** Version of the decisions. */
  readonly version: number;
  /** Confirmed people who are to sit; and those the organisers left outside. */
  readonly people: readonly PlanPerson[];
  readonly outside: readonly PlanPerson[];
}

/** What a plan is judged by, put together from the programme, the decisions, the registrations and the seats. */
@Injectable()
export class PlanSituations {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly programmes: ProgrammeQuery,
    private readonly peopleToSeat: PeopleToSeat,
    private readonly wishes: WishesOfEvent,
    private readonly bookings: BookingsQuery,
    private readonly plans: SeatPlanRepository,
  ) {}

  /** `database` is a transaction, or the committed rows. */
  async ateliers(database: Asks, eventId: string): Promise<EventAteliers> {
    const programme = await this.programmes.of(eventId);
    // One after the other: a transaction is one connection.
    const { decisions, version } = await this.decisions.of(database, eventId);
    const rows = await this.peopleToSeat.of(database, eventId);
    const wishes = await this.wishes.of(database, eventId);
    const bookings = await this.bookings.of(eventId, database);
    const left = new Set(decisions.outside);
    const everybody = rows.map((row) => planPerson(row, wishes.get(row.id) ?? [], bookings.get(row.id) ?? []));
    const people = everybody.filter(({ id }) => !left.has(id));
    const sessions = programme.days.flatMap((day) => day.sessions);
    return {
      arrangement: arrange(sessions, decidedWithBookings(decisions, bookings.size > 0), people.length),
      version,
      people,
      outside: everybody.filter(({ id }) => left.has(id)),
    };
  }

  async of(database: Asks, plan: SeatPlan): Promise<OpenedPlan> {
    const { arrangement, people, outside } = await this.ateliers(database, plan.eventId);
    const seats = await this.plans.seatsOf(database, plan.id);
    const known = new Set([...people, ...outside].map(({ id }) => id));
    const gone = await this.peopleToSeat.leavers(
      database,
      plan.eventId,
      [...seats.keys()].filter((id) => !known.has(id)),
    );
    const leavers = gone.flatMap((row) =>
      [...(seats.get(row.id) ?? [])].flatMap(([phase, { table }]): Leaver[] =>
        table > 0 ? [{ person: row.id, name: `${row.firstName} ${row.lastName}`, phase, table }] : [],
      ),
    );
    return { plan, situation: { arrangement, people, seats, lockedTables: plan.lockedTables }, leavers };
  }
}

function planPerson(row: PersonToSeat, wishes: readonly Wish[], bookings: readonly AtelierSeat[]): PlanPerson {
  return {
    id: row.id,
    reference: row.reference,
    firstName: row.firstName,
    lastName: row.lastName,
    type: row.collectivityType,
    functionKey: row.functionKey,
    functionText: row.functionText,
    employer: row.collectivityName,
    employerKey: row.collectivityCode ?? row.collectivityName.toLocaleLowerCase('fr').trim(),
    epciCode: row.epciCode ?? (row.collectivityType === 'epci' ? row.collectivityCode : null),
    epciName: row.epciName ?? (row.collectivityType === 'epci' ? row.collectivityName : null),
    collectiveId: row.collectiveId,
    collective: row.collective,
    wishes,
    bookings,
  };
}
