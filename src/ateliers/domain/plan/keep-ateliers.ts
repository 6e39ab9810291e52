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

/**
 * Who stays in which atelier when a plan is mended: whoever sits somewhere goes on there. Newcomers go where they wished, else where
 * there is most room; and so do the last ones of an atelier that has fewer seats left than people, unless they are held there.
 * @param from the first phase that may still change
 */
export function ateliersKept(situation: Situation, from: number): ReadonlyMap<string, string> {
  const { arrangement, people } = situation;
  const letters = arrangement.phases[0]?.ateliers.map(({ letter }) => letter) ?? [];
  const room = new Map(letters.map((letter) => [letter, seatsFrom(situation, letter, from)]));
  const kept = new Map<string, string>();
  const isHeld = (id: string) => heldLetter(situation, id) !== undefined;
  const stay = (id: string, letter: string) => {
    kept.set(id, letter);
    room.set(letter, (room.get(letter) ?? 0) - 1);
  };
  const seated = people.flatMap(({ id }) => {
    const letter = heldLetter(situation, id) ?? seatedLetter(situation, id);
    return letter === undefined ? [] : [{ id, letter }];
  });
  for (const { id, letter } of seated.filter((one) => isHeld(one.id))) stay(id, letter);
  for (const { id, letter } of seated.filter((one) => !isHeld(one.id))) {
    if ((room.get(letter) ?? 0) > 0) stay(id, letter);
  }
  for (const { id, wishes } of people) {
    if (kept.has(id)) continue;
    const wished = [...wishes].sort((one, other) => one.rank - other.rank).map(({ atelier }) => atelier);
    const partners = arrangement.decisions.pairs.flatMap(({ kind, people: [one, other] }) =>
      kind === 'together' && (one === id || other === id) ? (kept.get(one === id ? other : one) ?? []) : [],
    );
    const roomiest = [...letters].sort((one, other) => room.get(other)! - room.get(one)!);
    const letter = [...partners, ...wished, ...roomiest].find((one) => (room.get(one) ?? 0) > 0) ?? roomiest[0];
    if (letter !== undefined) stay(id, letter);
  }
  return kept;
}

function seatsFrom({ arrangement }: Situation, letter: string, from: number): number {
  const seats = arrangement.phases.flatMap(({ number, ateliers }) =>
    number < from ? [] : ateliers.filter((one) => one.letter === letter).map(seatsOf),
  );
  return seats.length === 0 ? 0 : Math.min(...seats);
}

function seatedLetter({ arrangement, seats }: Situation, id: string): string | undefined {
  for (const phase of arrangement.phases) {
    const table = tableOf(phase, seatIn(seats.get(id), phase.number).table);
    if (table) return table.atelier.letter;
  }
  return undefined;
}

/** Whoever is held at a table goes to its atelier; the others where they wished, whatever the phase. */
function wishesOf(situation: Situation, { id, wishes }: PlanPerson): PlanPerson['wishes'] {
  const held = heldLetter(situation, id);
  return held === undefined ? wishes.map((wish) => ({ ...wish, phase: 0 })) : [{ phase: 0, atelier: held, rank: 1 }];
}

/** The atelier of the table that a lock or a fixed seat holds somebody at. */
function heldLetter({ arrangement, seats, lockedTables }: Situation, id: string): string | undefined {
  const { fixed } = arrangement.decisions;
  for (const phase of arrangement.phases) {
    const seat = seatIn(seats.get(id), phase.number);
    const told = fixed.find((one) => one.person === id && (one.phase === 0 || one.phase === phase.number));
    const held = seat.locked || lockedTables.has(`${phase.number}:${seat.table}`) ? seat.table : told?.table;
    const table = held === undefined ? undefined : tableOf(phase, held);
    if (table) return table.atelier.letter;
  }
  return undefined;
}

/** The letter of the atelier of each table number, in one phase. */
export function lettersOfTables(phase: ArrangedPhase): ReadonlyMap<number, string> {
  return new Map(tablesIn(phase).map(({ number, atelier }) => [number, atelier.letter]));
}
