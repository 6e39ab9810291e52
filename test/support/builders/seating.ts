import type { PlanPerson } from '../../../src/ateliers/domain/plan-person.js';
import type { Situation } from '../../../src/ateliers/domain/plan/situation.js';
import { readLockedTables, readSeats } from '../../../src/ateliers/domain/seats.js';
import { type ArrangedPhase, type Arrangement } from '../../../src/ateliers/domain/setup/arrangement.js';
import { type Decisions, UNDECIDED } from '../../../src/ateliers/domain/setup/decisions.js';

/** Somebody to seat; `P7` of the commune `C7` unless said otherwise. */
export function aPerson(id: string, change: Partial<PlanPerson> = {}): PlanPerson {
  return {
    id,
    reference: `REF-${id}`,
    firstName: `Prénom ${id}`,
    lastName: `Nom ${id}`,
    type: 'commune',
    functionKey: 'dgs',
    functionText: null,
    employer: `Commune ${id}`,
    employerKey: `commune ${id}`,
    epciCode: null,
    epciName: null,
    collectiveId: null,
    collective: null,
    wishes: [],
    bookings: [],
    ...change,
  };
}

/**
 * Phases from a drawing: `{ A: [4, 4], B: [3] }` is two ateliers, A with two tables of four, B with one of three; tables are
 * numbered through the phase.
 */
export function arrangementOf(
  phases: readonly Readonly<Record<string, readonly number[]>>[],
  decisions: Partial<Decisions> = {},
): Arrangement {
  return {
    phases: phases.map((ateliers, index): ArrangedPhase => {
      let number = 0;
      return {
        number: index + 1,
        sessionId: `session-${index + 1}`,
        day: '2019-11-15',
        start: null,
        end: null,
        ateliers: Object.entries(ateliers).map(([letter, seats]) => ({
          letter,
          title: `Atelier ${letter}`,
          room: `Salle ${letter}`,
          theme: letter,
          territory: 'free',
          roomFor: null,
          facilitators: [],
          tables: seats.map((one) => ({ number: ++number, seats: one, closed: one === 0 })),
        })),
      };
    }),
    decisions: { ...UNDECIDED, passage: 'choose', once: false, mixes: [], ...decisions },
  };
}

/** Seats as they are stored, by person: `{ P1: '1:1 2:3!' }`. */
export function situationOf(
  arrangement: Arrangement,
  seats: Readonly<Record<string, string>>,
  {
    people = Object.keys(seats).map((id) => aPerson(id)),
    lockedTables = '',
  }: { people?: readonly PlanPerson[]; lockedTables?: string } = {},
): Situation {
  return {
    arrangement,
    people,
    seats: new Map(Object.entries(seats).map(([id, text]) => [id, readSeats(text)])),
    lockedTables: readLockedTables(lockedTables),
  };
}
