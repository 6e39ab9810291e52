import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { FAMILIES, similarInstance } from '../../../../bench/planner/similar-instances.js';
import { timesBroken, valuePlan } from './figures.js';
import { NoPlanPossible } from './impossibilities.js';
import { type Instance } from './instance.js';
import { readInstances } from './instance-reader.js';
import { planTables } from './plan-tables.js';

const file = new URL('../../../../bench/planner/instances-public.json', import.meta.url);
const published = new Map(
  readInstances(JSON.parse(readFileSync(file, 'utf8'))).map((instance) => [instance.id, instance]),
);

const weights = { repeat: 2, stack: 1, pref: 40, territory: 8, mix: 4, move: 6 };
const event = (n: number, tables: [number, number][], more: Partial<Instance> = {}): Instance => ({
  ...{ id: 'event', n, weights },
  phases: [{ ateliers: [{ tables }] }, { ateliers: [{ tables }] }],
  ...more,
});

describe('the planner', () => {
  it('keeps every hard rule, on whatever instance', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FAMILIES), fc.integer({ min: 1, max: 100_000 }), (family, seed) => {
        const instance = similarInstance(family, seed);
        const { plan, figures, bounds } = planTables(instance, { seed, proposals: 3_000 });
        expect(timesBroken(valuePlan(instance, plan))).toBe(0);
        expect(figures).toEqual(valuePlan(instance, plan));
        expect(figures.cost).toBeGreaterThanOrEqual(bounds.cost);
      }),
      { numRuns: 60, seed: 9 },
    );
  });

  it.each(FAMILIES)('makes the same plan again from the same seed and number of moves (%s)', (family) => {
    const instance = similarInstance(family, 6);
    const once = planTables(instance, { seed: 4, proposals: 20_000 });
    expect(planTables(instance, { seed: 4, proposals: 20_000 })).toEqual(once);
  });

  it.each([
    ['P01', 0],
    ['P02', 0],
    ['P03', 0],
    ['P04', 0],
    ['P05', 0],
    ['P06', 0],
    ['P07', 0],
    ['P11', 83_240],
    ['P12', 72],
  ])('costs at most the reference for %s within 300,000 moves', (id, reference) => {
    expect(planTables(published.get(id)!, { seed: 1, proposals: 300_000 }).figures.cost).toBeLessThanOrEqual(reference);
  });

  it('leaves the past and the promised seats as they are', () => {
    const instance = published.get('P12')!;
    const { plan } = planTables(instance, { seed: 2, proposals: 50_000 });
    expect(plan.slice(0, 2)).toEqual(instance.base!.slice(0, 2));
    expect(instance.locks!.map(({ p, phase }) => plan[phase]![p])).toEqual(instance.locks!.map(({ table }) => table));
  });

  it('separates pairs that must not meet and joins those that belong together', () => {
    const tables: [number, number][] = [
      [4, 4],
      [4, 4],
      [4, 4],
    ];
    const { plan } = planTables(
      event(12, tables, {
        apart: [
          [0, 1],
          [0, 2],
        ],
        paired: [[3, 4]],
      }),
      { seed: 1, proposals: 50_000 },
    );
    expect(plan.every((row) => row[0] !== row[1] && row[0] !== row[2] && row[3] === row[4])).toBe(true);
  });

  it('stops when told to, with a plan that can be used', () => {
    let asked = 0;
    const progress = () => ++asked < 3;
    const instance = published.get('P10')!;
    const { figures, proposals } = planTables(instance, { seed: 1, proposals: 10_000_000, progress });
    expect([timesBroken(figures), proposals < 100_000]).toEqual([0, true]);
  });

  it.each([
    ['nobody', event(0, [[0, 4]]), [[], []]],
    ['one person at a table of one', event(1, [[1, 1]]), [[0], [0]]],
    [
      'people who are all away',
      event(2, [[0, 2]], {
        absent: [
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
        ],
      }),
      [
        [-1, -1],
        [-1, -1],
      ],
    ],
  ])('plans for %s', (_, instance, plan) => {
    expect(planTables(instance, { seed: 1, proposals: 1_000 }).plan).toEqual(plan);
  });

  it.each([
    ['more people than seats', event(5, [[0, 4]]), { reason: 'more-people-than-seats', phase: 0, people: 5, seats: 4 }],
    [
      'too few people',
      event(3, [
        [2, 4],
        [2, 4],
      ]),
      { reason: 'too-few-people', phase: 0, people: 3, needed: 4 },
    ],
    [
      'a promise to somebody absent',
      event(2, [[0, 2]], { absent: [[1, 0]], locks: [{ p: 1, phase: 0, table: 0 }] }),
      { reason: 'promised-to-absent', person: 1, phase: 0 },
    ],
    [
      'two promises for one seat',
      event(
        2,
        [
          [0, 1],
          [0, 1],
        ],
        { locks: [0, 1].map((p) => ({ p, phase: 1, table: 1 })) },
      ),
      { reason: 'promised-beyond-seats', phase: 1, table: 1, promised: 2, seats: 1 },
    ],
    [
      'fewer themes than phases',
      event(2, [], { noRepeatTheme: true, phases: [0, 1].map(() => ({ ateliers: [{ theme: 7, tables: [[0, 2]] }] })) }),
      { reason: 'fewer-themes-than-phases', person: 0, phases: 2, themes: 1 },
    ],
    [
      'a pair bound and parted',
      event(4, [[0, 4]], { apart: [[1, 2]], paired: [[2, 1]] }),
      { reason: 'pair-bound-and-parted', person: 2, other: 1 },
    ],
  ])('says why there is no plan: %s', (_, instance, reason) => {
    let reasons: unknown;
    try {
      planTables(instance, { seed: 1, proposals: 1_000 });
    } catch (error) {
      reasons = error instanceof NoPlanPossible ? error.reasons[0] : error;
    }
    expect(reasons).toEqual(reason);
  });
});
