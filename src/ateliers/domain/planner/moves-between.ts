import { timesBroken, valuePlan } from './figures.js';
import { type Instance, type Plan } from './instance.js';

/** One person changes tables in one phase; tables numbered as in the instance, -1 = no seat (late arrivals, people who did not come). */
export interface SeatMove {
  readonly person: number;
  readonly phase: number;
  readonly from: number;
  readonly to: number;
}

/** What turns one plan into another, phase by phase. */
export function movesBetween(before: Plan, after: Plan): SeatMove[] {
  return after.flatMap((row, phase) =>
    row.flatMap((to, person) => {
      const from = before[phase]![person]!;
      return from === to ? [] : [{ person, phase, from, to }];
    }),
  );
}

/** Moves that only make sense together: people who take one another's seats, in a ring or a chain ending at a free seat. */
export function chainsOf(instance: Instance, before: Plan, moves: readonly SeatMove[]): SeatMove[][] {
  const left = [...moves];
  const chains: SeatMove[][] = [];
  while (left.length > 0) {
    const chain = left.splice(firstOf(instance, before, left), 1);
    // Whoever left the table that the chain now needs a seat at.
    for (
      let next = follower(instance, before, left, chain.at(-1)!);
      next >= 0;
      next = follower(instance, before, left, chain.at(-1)!)
    ) {
      chain.push(...left.splice(next, 1));
      if (chain.at(-1)!.to === chain[0]!.from) break;
    }
    chains.push(chain);
  }
  return chains;
}

/** A chain begins with somebody who needs a seat, and whose own nobody needs; failing that (a ring), with anybody who needs one. */
function firstOf(instance: Instance, before: Plan, left: readonly SeatMove[]): number {
  const needy = left.filter((move) => move.to >= 0 && !hasRoom(instance, before, move));
  const awaited = (move: SeatMove) => needy.some((other) => other.phase === move.phase && other.to === move.from);
  const first = needy.find((move) => !awaited(move)) ?? needy[0];
  return first ? left.indexOf(first) : 0;
}

function follower(instance: Instance, before: Plan, left: readonly SeatMove[], last: SeatMove): number {
  if (last.to < 0 || hasRoom(instance, before, last)) return -1;
  return left.findIndex((move) => move.phase === last.phase && move.from === last.to);
}

function hasRoom(instance: Instance, before: Plan, move: SeatMove): boolean {
  const tables = instance.phases[move.phase]!.ateliers.flatMap((atelier) => atelier.tables);
  const absent = new Set((instance.absent ?? []).filter(([, f]) => f === move.phase).map(([p]) => p));
  const sitting = before[move.phase]!.filter((table, p) => table === move.to && !absent.has(p)).length;
  return sitting < tables[move.to]![1];
}

/** The plan after some of the moves, for organisers who accept them one by one, and what it is worth. */
export function withMoves(
  instance: Instance,
  before: Plan,
  moves: readonly SeatMove[],
): { plan: Plan; cost: number; broken: number } {
  const plan = before.map((row) => [...row]);
  for (const { phase, person, to } of moves) plan[phase]![person] = to;
  const figures = valuePlan(instance, plan);
  return { plan, cost: figures.cost, broken: timesBroken(figures) };
}
