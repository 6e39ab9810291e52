import fc from 'fast-check';
import { assignAtLeastCost, FORBIDDEN } from './least-cost-assignment.js';

/** Every assignment, tried: the least cost among those that fill the minima, else null. */
function leastByTrial(
  cost: readonly (readonly number[])[],
  demand: number,
  low: readonly number[],
  high: readonly number[],
): number | null {
  let least: number | null = null;
  const visit = (p: number, load: readonly number[], spent: number): void => {
    if (p === cost.length) {
      const filled = load.every((people, o) => people >= low[o]! && people <= high[o]!);
      if (filled && (least === null || spent < least)) least = spent;
      return;
    }
    const options = load.map((_, o) => o).filter((o) => cost[p]![o]! < FORBIDDEN);
    const choices =
      demand === 1 ? options.map((o) => [o]) : options.flatMap((o) => options.filter((u) => u > o).map((u) => [o, u]));
    for (const chosen of choices) {
      visit(
        p + 1,
        load.map((people, o) => people + (chosen.includes(o) ? 1 : 0)),
        spent + chosen.reduce((sum, o) => sum + cost[p]![o]!, 0),
      );
    }
  };
  visit(
    0,
    low.map(() => 0),
    0,
  );
  return least;
}

describe('the assignment of wishes', () => {
  it('costs the least that any assignment costs', () => {
    const price = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 }) },
      { weight: 1, arbitrary: fc.constant(FORBIDDEN) },
    );
    const question = fc.record({
      cost: fc.array(fc.array(price, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      demand: fc.integer({ min: 1, max: 2 }),
      low: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 4 }),
      more: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(question, ({ cost, demand, low, more }) => {
        const high = low.map((fewest, o) => fewest + more[o]!);
        const found = assignAtLeastCost({
          people: cost.length,
          options: 4,
          demand: new Int32Array(cost.length).fill(demand),
          low: Int32Array.from(low),
          high: Int32Array.from(high),
          cost: Int32Array.from(cost.flat()),
        });
        expect(found?.filled ? found.cost : null).toBe(leastByTrial(cost, demand, low, high));
      }),
      { numRuns: 400, seed: 5 },
    );
  });
});
