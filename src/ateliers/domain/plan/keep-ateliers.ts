import type { PlanPerson } from '../plan-person.js';
import { seatIn } from '../seats.js';
import { type ArrangedAtelier, type ArrangedPhase, type Arrangement, tableOf, tablesIn } from '../setup/arrangement.js';
import type { Situation } from './situation.js';

/*
 * Where everybody stays in one atelier all day, two steps are exact: who goes to which atelier, then each atelier for itself,
 * since people of different ateliers never share a table.
 */

/** Letters of the ateliers that some phase lacks: nobody could stay there all day. */
export function lettersMissing({ phases }: Arrangement): string[] {
  const letters = new Set(phases.flatMap(({ ateliers }) => ateliers.map(({ letter }) => letter)));
  return [...letters].filter((letter) => phases.some(({ ateliers }) => !ateliers.some((one) => one.letter === letter)));
}

/** One phase, each atelier with the tables of the phase in which it has the fewest seats: who goes where. */
export function atelierSituation(situation: Situation): Situation {
  const { arrangement } = situation;
  const first = arrangement.phases[0]!;
  let next = 1;
  const ateliers = first.ateliers.map(({ letter }) => {
    const all = arrangement.phases.flatMap((phase) => phase.ateliers.filter((one) => one.letter === letter));
    const tightest = all.reduce((one, other) => (seatsOf(other) < seatsOf(one) ? other : one));
    // Numbers may differ from phase to phase: here they only need to differ from one another.
    return { ...tightest, theme: letter, tables: tightest.tables.map((table) => ({ ...table, number: next++ })) };
  });
  return {
    arrangement: only(arrangement, [{ ...first, number: 1, ateliers }]),
    people: situation.people.map((person) => ({ ...person, wishes: wishesOf(situation, person) })),
    seats: new Map(),
    lockedTables: new Set(),
  };
}

/** One atelier through all phases, for those who go there. */
export function partSituation(situation: Situation, letter: string, people: readonly PlanPerson[]): Situation {
  const phases = situation.arrangement.phases.map((phase) => ({
    ...phase,
    ateliers: phase.ateliers.filter((one) => one.letter === letter),
  }));
  return {
    ...situation,
    arrangement: only(situation.arrangement, phases),
    people: people.map((person) => ({ ...person, wishes: [] })),
  };
}

function only(arrangement: Arrangement, phases: readonly ArrangedPhase[]): Arrangement {
  return { phases, decisions: { ...arrangement.decisions, passage: 'choose', once: false } };
}

function seatsOf(atelier: ArrangedAtelier): number {
  return atelier.tables.reduce((sum, { seats, closed }) => sum + (closed ? 0 : seats), 0);
}

/** Whoever is held at a table goes to its atelier; the others where they wished, whatever the phase. */
function wishesOf({ arrangement, seats, lockedTables }: Situation, { id, wishes }: PlanPerson): PlanPerson['wishes'] {
  const { fixed } = arrangement.decisions;
  for (const phase of arrangement.phases) {
    const seat = seatIn(seats.get(id), phase.number);
    const told = fixed.find((one) => one.person === id && (one.phase === 0 || one.phase === phase.number));
    const held = seat.locked || lockedTables.has(`${phase.number}:${seat.table}`) ? seat.table : told?.table;
    const table = held === undefined ? undefined : tableOf(phase, held);
    if (table) return [{ phase: 0, atelier: table.atelier.letter, rank: 1 }];
  }
  return wishes.map((wish) => ({ ...wish, phase: 0 }));
}

/** The letter of the atelier of each table number, in one phase. */
export function lettersOfTables(phase: ArrangedPhase): ReadonlyMap<number, string> {
  return new Map(tablesIn(phase).map(({ number, atelier }) => [number, atelier.letter]));
}
