import { type PlanPerson, territoryOf } from '../plan-person.js';
import { seatIn } from '../seats.js';
import { type ArrangedPhase, type PlacedTable, tablesIn } from '../setup/arrangement.js';
import { attendsOnce } from '../setup/decisions.js';
import type { Situation } from './situation.js';

export interface GatheredSeat {
  readonly person: string;
  readonly phase: number;
  readonly table: number;
}

/**
 * Tables for territories that are to sit together in a phase of several ateliers. The planner keeps them together inside each atelier; that
 * they go to the same one is decided here: the largest first, to the atelier that its members wish for most, at the table with most
 * room. Groups larger than any table, and people who have a promised seat, are left to the planner.
 */
export function gatherTerritories(situation: Situation): GatheredSeat[] {
  const { arrangement, people } = situation;
  const attended = new Map<string, Set<string>>();
  return arrangement.phases.flatMap((phase) => {
    const gathers = phase.ateliers.length > 1 && phase.ateliers.every(({ territory }) => territory === 'together');
    if (!gathers) return [];
    const free = freeSeats(situation, phase);
    return groupsIn(situation, phase, people).flatMap((group) => {
      const table = bestTable(situation, phase, group, free, attended);
      if (!table) return [];
      free.set(table.number, free.get(table.number)! - group.length);
      return group.map(({ id }): GatheredSeat => {
        attended.set(id, new Set([...(attended.get(id) ?? []), table.atelier.theme]));
        return { person: id, phase: phase.number, table: table.number };
      });
    });
  });
}

/** The larger first. */
function groupsIn(
  { arrangement, seats }: Situation,
  phase: ArrangedPhase,
  people: readonly PlanPerson[],
): PlanPerson[][] {
  const { territoryBy, fixed, pairs } = arrangement.decisions;
  const bound = new Set([...fixed.map(({ person }) => person), ...pairs.flatMap((pair) => pair.people)]);
  const groups = new Map<string, PlanPerson[]>();
  for (const person of people) {
    const territory = territoryOf(person, territoryBy);
    const seat = seatIn(seats.get(person.id), phase.number);
    if (!territory || seat.absent || seat.locked || bound.has(person.id)) continue;
    groups.set(territory.key, [...(groups.get(territory.key) ?? []), person]);
  }
  return [...groups.values()].filter(({ length }) => length > 1).sort((one, other) => other.length - one.length);
}

function freeSeats({ people, seats, lockedTables, arrangement }: Situation, phase: ArrangedPhase): Map<number, number> {
  const free = new Map(
    tablesIn(phase).map(({ number, seats: places }) => [
      number,
      lockedTables.has(`${phase.number}:${number}`) ? 0 : places,
    ]),
  );
  const take = (table: number) => free.set(table, (free.get(table) ?? 0) - 1);
  for (const { id } of people) {
    const seat = seatIn(seats.get(id), phase.number);
    if (seat.locked) take(seat.table);
  }
  for (const one of arrangement.decisions.fixed) if (one.phase === 0 || one.phase === phase.number) take(one.table);
  return free;
}

function bestTable(
  { arrangement }: Situation,
  phase: ArrangedPhase,
  group: readonly PlanPerson[],
  free: ReadonlyMap<number, number>,
  attended: ReadonlyMap<string, ReadonlySet<string>>,
): PlacedTable | undefined {
  const once = attendsOnce(arrangement.decisions);
  const wanted = (letter: string) =>
    group.filter(({ wishes }) =>
      wishes.some(
        (wish) => wish.rank === 1 && wish.atelier === letter && (wish.phase === 0 || wish.phase === phase.number),
      ),
    ).length;
  return tablesIn(phase)
    .filter(({ number }) => free.get(number)! >= group.length)
    .filter(({ atelier }) => !once || group.every(({ id }) => !attended.get(id)?.has(atelier.theme)))
    .sort(
      (one, other) =>
        wanted(other.atelier.letter) - wanted(one.atelier.letter) ||
        free.get(other.number)! - free.get(one.number)! ||
        one.number - other.number,
    )[0];
}
