import { valuePlan } from './figures.js';
import type { NoPlanPossible } from './impossibilities.js';
import type { AtelierBooking, Instance } from './instance.js';
import { planTables } from './plan-tables.js';

/** Twenty-four people, two phases of three ateliers with two tables of three to six each. */
const phase = {
  ateliers: [0, 1, 2].map((theme) => ({
    theme,
    tables: [
      [3, 6],
      [3, 6],
    ] as const,
    mix: ['kind'],
  })),
};
const n = 24;
const instance = (change: Partial<Instance> = {}): Instance => ({
  id: 'booked',
  n,
  phases: [phase, phase],
  attributes: { kind: Array.from({ length: n }, (_, p) => p % 3) },
  weights: { repeat: 4, stack: 1, pref: 20, territory: 0, mix: 4, move: 6 },
  // Everybody would rather be elsewhere than where they booked.
  wishes: Array.from({ length: n }, () => [2]),
  rankCost: [0, 10],
  ...change,
});
const request = { seed: 7, proposals: 60_000 };
const atelierOf = (table: number) => Math.floor(table / 2);
/** Ten in A and four in B in the first phase, six in C in the second. */
const booked: AtelierBooking[] = [
  ...Array.from({ length: 10 }, (_, p) => ({ p, phase: 0, atelier: 0 })),
  ...Array.from({ length: 4 }, (_, p) => ({ p: 10 + p, phase: 0, atelier: 1 })),
  ...Array.from({ length: 6 }, (_, p) => ({ p: p * 4, phase: 1, atelier: 2 })),
];

describe('people who have booked an atelier', () => {
  it.each([
    ['freely', {}],
    ['where nobody attends a theme twice', { noRepeatTheme: true }],
    ['beside locks elsewhere', { locks: [{ p: 20, phase: 0, table: 0 }] }],
  ] as const)('sit in it, planned %s', (_, change) => {
    const asked = instance({ ...change, booked });
    const { plan, figures } = planTables(asked, request);
    expect(booked.filter(({ p, phase: f, atelier }) => atelierOf(plan[f]![p]!) !== atelier)).toEqual([]);
    expect(Object.values(figures.broken)).toEqual(Object.values(figures.broken).map(() => 0));
  });

  it('stay or come there when a plan is mended', () => {
    const base = planTables(instance(), request).plan;
    const { plan } = planTables(instance({ booked, base, fromPhase: 1 }), request);
    const later = booked.filter(({ phase: f }) => f === 1);
    expect(later.filter(({ p, atelier }) => atelierOf(plan[1]![p]!) !== atelier)).toEqual([]);
    expect(plan[0]).toEqual(base[0]);
  });

  it('are counted where they sit elsewhere', () => {
    const { plan } = planTables(instance(), request);
    const elsewhere = booked.filter(({ p, phase: f, atelier }) => atelierOf(plan[f]![p]!) !== atelier).length;
    expect(elsewhere).toBeGreaterThan(0);
    expect(valuePlan(instance({ booked }), plan).broken.lock).toBe(elsewhere);
  });

  it('who are away are missed by nobody', () => {
    const { plan } = planTables(instance({ booked, absent: [[0, 0]] }), request);
    expect(plan[0]![0]).toBe(-1);
  });

  it('in greater number than an atelier seats are a reason that names it', () => {
    const crowd = Array.from({ length: 13 }, (_, p) => ({ p, phase: 1, atelier: 2 }));
    try {
      planTables(instance({ booked: crowd }), request);
      expect('a plan').toBe('none');
    } catch (error) {
      expect((error as NoPlanPossible).reasons).toEqual([
        { reason: 'booked-beyond-seats', phase: 1, atelier: 2, booked: 13, seats: 12 },
      ]);
    }
  });

  it('leave the plan of an event without any as it was', () => {
    expect(planTables(instance({ booked: [] }), request)).toEqual(planTables(instance(), request));
  });
});
