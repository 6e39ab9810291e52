import { chainsOf, type SeatMove } from '../planner/moves-between.js';
import type { Instance } from '../planner/instance.js';
import { planOf, questionOf } from './question.js';
import { seatIn } from '../seats.js';
import type { Situation } from './situation.js';

export interface ProposedMove {
  readonly person: string;
  readonly phase: number;
  /** 0: no seat yet. */
  readonly from: number;
  readonly to: number;
}

/** Moves that only make sense together: people who take one another's seats. */
export type Chain = readonly ProposedMove[];

/** What leads from a plan to another one of the same people, in the smallest parts that can be accepted alone. */
export function chainsBetween(situation: Situation, wanted: Pick<Situation, 'seats'>): Chain[] {
  const question = questionOf(situation);
  const before = planOf(question, situation);
  const after = planOf(question, wanted);
  const moves: SeatMove[] = after.flatMap((row, phase) =>
    row.flatMap((to, person) => {
      const from = before[phase]![person]!;
      const absent = seatIn(situation.seats.get(question.people[person]!.id), question.phases[phase]!).absent;
      return from === to || absent || to < 0 ? [] : [{ person, phase, from, to }];
    }),
  );
  const number = (phase: number, table: number) => question.tables[phase]?.[table]?.number ?? 0;
  // Whoever has no seat takes none away from a table: as absent people, they leave it its room.
  const unplaced = before.flatMap((row, f) =>
    row.flatMap((table, p): [number, number][] => (table < 0 ? [[p, f]] : [])),
  );
  const instance: Instance = { ...question.instance, absent: unplaced };
  return chainsOf(instance, before, moves).map((chain) =>
    chain.map(({ person, phase, from, to }) => ({
      person: question.people[person]!.id,
      phase: question.phases[phase]!,
      from: number(phase, from),
      to: number(phase, to),
    })),
  );
}
