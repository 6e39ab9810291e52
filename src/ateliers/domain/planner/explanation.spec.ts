import { readFileSync } from 'node:fs';
import { valuePlan } from './figures.js';
import { explainPerson, explainPlan } from './explanation.js';
import { type Instance } from './instance.js';
import { readInstances } from './instance-reader.js';
import { chainsOf, movesBetween, withMoves } from './moves-between.js';
import { planTables } from './plan-tables.js';

const weights = { repeat: 2, stack: 1, pref: 40, territory: 8, mix: 4, move: 6 };
const four: [number, number][] = [
  [2, 3],
  [2, 3],
];
/** Five people, two tables, twice; three of one territory; themes 1 then 2. */
const small: Instance = {
  ...{ id: 'small', n: 5, weights, territory: [0, 0, 0, 1, -1] },
  phases: [
    { ateliers: [{ theme: 1, tables: four, territory: 'split' }] },
    { ateliers: [{ theme: 2, tables: four, territory: 'free' }] },
  ],
  wishes: [[2, 1], [1], [1], [], [1]],
  rankCost: [0, 1, 5],
};
const plan = [
  [0, 0, 1, 1, 0],
  [0, 0, 1, 0, 1],
];

describe('an explanation', () => {
  it('gives each criterion beside its bound, and the counts that forbid better', () => {
    const { bounds } = planTables(small, { seed: 1, proposals: 2_000 });
    const { criteria, limits } = explainPlan(small, plan, valuePlan(small, plan), bounds);
    expect(criteria.map(({ criterion, value, bound }) => [criterion, value, bound])).toEqual([
      ['repeats', 1, bounds.repeats],
      ['stacked', 0, Math.max(0, bounds.coincidences - 1)],
      ['wishes', 26, 26],
      ['territory', 0, 0],
      ['mix', 0, 0],
      ['moves', 0, 0],
    ]);
    expect(limits).toContainEqual({
      limit: 'territory',
      phase: 0,
      atelier: 0,
      territory: 0,
      people: 3,
      tables: 2,
      pairs: 1,
    });
  });

  it('tells one person’s facts', () => {
    expect(explainPerson(small, plan, 0)).toEqual({
      ...{ person: 0, tables: [0, 0], wishRanks: [1, 0], peopleMet: 3 },
      ...{ metAgain: [{ person: 1, times: 2 }], ownTerritory: [1, 1], movedPhases: [] },
    });
    expect(explainPerson(small, plan, 3).wishRanks).toEqual([null, null]);
  });
});

describe('the moves between two plans', () => {
  const after = [plan[0]!, [1, 0, 0, 0, 1]];

  it('are listed, with those that take one another’s seats together', () => {
    const moves = movesBetween(plan, after);
    expect(moves).toEqual([
      { person: 0, phase: 1, from: 0, to: 1 },
      { person: 2, phase: 1, from: 1, to: 0 },
    ]);
    const chains = chainsOf(small, plan, moves).map((chain) => chain.map((move) => move.person));
    expect(chains).toEqual([[2, 0]]);
    expect(withMoves(small, plan, moves).plan).toEqual(after);
    expect(withMoves(small, plan, moves.slice(1)).broken).toBe(2);
  });

  it('of a re-plan are few: those that nobody can spare', () => {
    const file = new URL('../../../../bench/planner/instances-public.json', import.meta.url);
    const instance = readInstances(JSON.parse(readFileSync(file, 'utf8'))).find(({ id }) => id === 'P12')!;
    const planned = planTables(instance, { seed: 1, proposals: 200_000 });
    const moved = movesBetween(instance.base!, planned.plan).filter(({ from, to }) => from >= 0 && to >= 0);
    expect(moved.length).toBe(planned.figures.moves);
    expect(moved.length).toBeLessThanOrEqual(5);
  });
});
