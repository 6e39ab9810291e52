import { type ArrangedPhase, type Arrangement, tableOf, tablesIn } from '../setup/arrangement.js';
import type { PlanPerson } from '../plan-person.js';
import { type LockedTables, type Seat, seatIn, type SeatsByPhase } from '../seats.js';

/** One plan beside what it is about: ateliers as they are arranged, the people who are to sit, and their seats. */
export interface Situation {
  readonly arrangement: Arrangement;
  /** Confirmed, and not left outside by the organisers; in the order of the list. */
  readonly people: readonly PlanPerson[];
  readonly seats: ReadonlyMap<string, SeatsByPhase>;
  readonly lockedTables: LockedTables;
}

type Occupants = ReadonlyMap<number, readonly PlanPerson[]>;

const known = new WeakMap<Situation, Map<number, Occupants>>();

/**
 * The tables of a phase with who sits there, in the order of the people. Tables that are not used any more hold nobody. Each
 * figure and each problem asks, so looked up once for a situation, which never changes.
 */
export function occupantsIn(situation: Situation, phase: ArrangedPhase): Occupants {
  const phases = known.get(situation) ?? new Map<number, Occupants>();
  known.set(situation, phases);
  const found = phases.get(phase.number) ?? seatedIn(situation, phase);
  phases.set(phase.number, found);
  return found;
}

function seatedIn(situation: Situation, phase: ArrangedPhase): Occupants {
  const tables = new Map<number, PlanPerson[]>(tablesIn(phase).map(({ number }) => [number, []]));
  for (const person of situation.people) {
    tables.get(seatIn(situation.seats.get(person.id), phase.number).table)?.push(person);
  }
  return tables;
}

/** The seat as it counts: at a table that is not used any more, nobody sits. */
export function seatOf({ seats, arrangement }: Situation, person: string, phase: number): Seat {
  const seat = seatIn(seats.get(person), phase);
  if (seat.table === 0) return seat;
  const arranged = arrangement.phases.find(({ number }) => number === phase);
  return tableOf(arranged, seat.table) ? seat : { table: 0, locked: false, absent: seat.absent };
}
