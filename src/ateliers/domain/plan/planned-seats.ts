import type { Bounds } from '../planner/bounds.js';
import type { Plan } from '../planner/instance.js';
import { AWAY, NO_SEAT, type Seat, seatAt, seatIn, type SeatsByPhase } from '../seats.js';
import { type Question, tableNumber } from './question.js';

/**
 * The planner's answer as seats: locks and absences stay as they were asked, and so does whatever phase is over.
 * @param from the first phase that was planned
 */
export function seatsOfPlan(
  question: Question,
  plan: Plan,
  before: ReadonlyMap<string, SeatsByPhase>,
  from = 0,
): Map<string, SeatsByPhase> {
  return new Map(
    question.people.map(({ id }, p) => [
      id,
      new Map(
        question.phases.map((phase, f): [number, Seat] => {
          const held = seatIn(before.get(id), phase);
          if (phase < from) return [phase, held];
          if (held.absent) return [phase, AWAY];
          const table = tableNumber(question, f, plan[f]?.[p] ?? -1);
          // Held at a table that this question does not know: of another atelier.
          if (held.locked && !question.tables[f]!.some(({ number }) => number === held.table)) return [phase, held];
          return [phase, table === 0 ? NO_SEAT : seatAt(table, held.locked && held.table === table)];
        }),
      ),
    ]),
  );
}

/** Bounds of parts that share no table and no person. */
export function boundsTogether(parts: readonly Bounds[]): Bounds {
  const sum = (of: (bounds: Bounds) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    cost: sum(({ cost }) => cost),
    repeats: sum(({ repeats }) => repeats),
    coincidences: sum(({ coincidences }) => coincidences),
    wishes: sum(({ wishes }) => wishes),
    territory: sum(({ territory }) => territory),
    mix: sum(({ mix }) => mix),
    moves: sum(({ moves }) => moves),
    because: parts.find(({ because }) => because !== 'nothing')?.because ?? 'nothing',
  };
}
