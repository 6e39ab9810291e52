import { type Bounds, coincidencesOf } from './bounds.js';
import { type Figures } from './figures.js';
import { type Instance, type Plan } from './instance.js';

export interface Criterion {
  readonly criterion: 'repeats' | 'stacked' | 'wishes' | 'territory' | 'mix' | 'moves';
  readonly value: number;
  readonly weight: number;
  /** No plan is under this. */
  readonly bound: number;
}

/** What could not be had, and the count that proves it. */
export type Limit =
  | { readonly limit: 'more-encounters-than-pairs'; readonly encounters: number; readonly pairs: number }
  | { readonly limit: 'few-tables-before'; readonly repeats: number }
  | { readonly limit: 'past'; readonly repeats: number }
  /** More people of a territory than tables to split them over, or than seats at one table to keep them together. */
  | {
      readonly limit: 'territory';
      readonly phase: number;
      readonly atelier: number;
      readonly territory: number;
      readonly people: number;
      readonly tables: number;
      readonly pairs: number;
    }
  | {
      readonly limit: 'wishes-beyond-places';
      readonly phase: number;
      readonly theme: number;
      readonly wished: number;
      readonly places: number;
    }
  | { readonly limit: 'forced-moves'; readonly moves: number };

export interface PersonFacts {
  readonly person: number;
  /** Table of each phase, -1 = absent. */
  readonly tables: readonly number[];
  /** Rank of the wish met in each phase (0 = first), null = not wished for or no themes. */
  readonly wishRanks: readonly (number | null)[];
  readonly peopleMet: number;
  /** Others met more than once, and how often. */
  readonly metAgain: readonly { readonly person: number; readonly times: number }[];
  /** Others of the same territory at the same table, per phase. */
  readonly ownTerritory: readonly number[];
  readonly movedPhases: readonly number[];
}

export interface Explanation {
  readonly criteria: readonly Criterion[];
  readonly limits: readonly Limit[];
}

/** Each criterion beside its bound, and why the bounds are not zero. Facts only: the pages find the words. */
export function explainPlan(instance: Instance, plan: Plan, figures: Figures, bounds: Bounds): Explanation {
  const { weights } = instance;
  const criteria: Criterion[] = [
    { criterion: 'repeats', value: figures.repeats, weight: weights.repeat, bound: bounds.repeats },
    {
      criterion: 'stacked',
      value: figures.stacked,
      weight: weights.stack,
      bound: Math.max(0, bounds.coincidences - figures.repeats),
    },
    { criterion: 'wishes', value: figures.wishes, weight: weights.pref, bound: bounds.wishes },
    { criterion: 'territory', value: figures.territory, weight: weights.territory, bound: bounds.territory },
    { criterion: 'mix', value: figures.mix, weight: weights.mix, bound: bounds.mix },
    { criterion: 'moves', value: figures.moves, weight: weights.move, bound: bounds.moves },
  ];
  const limits = [
    ...encounterLimits(instance, figures, bounds),
    ...territoryLimits(instance, plan),
    ...wishLimits(instance),
  ];
  if (bounds.moves > 0) limits.push({ limit: 'forced-moves', moves: bounds.moves });
  return { criteria, limits };
}

function encounterLimits(instance: Instance, figures: Figures, bounds: Bounds): Limit[] {
  const pairs = (instance.n * (instance.n - 1)) / 2;
  if (bounds.because === 'people')
    return [{ limit: 'more-encounters-than-pairs', encounters: figures.encounters, pairs }];
  if (bounds.because === 'tables') return [{ limit: 'few-tables-before', repeats: bounds.repeats }];
  return bounds.because === 'past' ? [{ limit: 'past', repeats: bounds.repeats }] : [];
}

/** "Five people of one territory, four tables: at least one pair shares a table", among the people whom the plan sends to the atelier. */
function territoryLimits(instance: Instance, plan: Plan): Limit[] {
  const { territory } = instance;
  const limits: Limit[] = [];
  if (!territory) return limits;
  instance.phases.forEach((phase, f) => {
    let first = 0;
    phase.ateliers.forEach((atelier, a) => {
      const last = first + atelier.tables.length;
      const people = new Map<number, number>();
      const used = new Set<number>();
      plan[f]!.forEach((table, p) => {
        if (table < first || table >= last) return;
        used.add(table);
        if (territory[p]! >= 0) people.set(territory[p]!, (people.get(territory[p]!) ?? 0) + 1);
      });
      first = last;
      const largest = Math.max(...atelier.tables.map(([, max]) => max));
      for (const [name, count] of people) {
        const split = atelier.territory === 'split' && count > used.size;
        const together = atelier.territory === 'together' && count > largest;
        const tables = split ? used.size : Math.ceil(count / largest);
        if (!split && !together) continue;
        limits.push({
          limit: 'territory',
          phase: f,
          atelier: a,
          territory: name,
          people: count,
          tables,
          pairs: coincidencesOf(count, tables),
        });
      }
    });
  });
  return limits;
}

/** Ateliers that more people put first than they have places, phase by phase. */
function wishLimits(instance: Instance): Limit[] {
  const { wishes } = instance;
  if (!wishes) return [];
  const places = new Map<number, { phase: number; places: number }>();
  instance.phases.forEach((phase, f) => {
    for (const { theme, tables } of phase.ateliers) {
      if (theme === undefined) continue;
      const seats = tables.reduce((sum, [, max]) => sum + max, 0);
      const known = places.get(theme);
      places.set(theme, { phase: known?.phase ?? f, places: (known?.places ?? 0) + seats });
    }
  });
  return [...places].flatMap(([theme, { phase, places: seats }]): Limit[] => {
    const wished = wishes.filter((ranked) => ranked[0] === theme).length;
    return wished > seats ? [{ limit: 'wishes-beyond-places', phase, theme, wished, places: seats }] : [];
  });
}

/** What one person may be told of the plan. */
export function explainPerson(instance: Instance, plan: Plan, person: number): PersonFacts {
  const { territory, base, fromPhase = 0 } = instance;
  const met = new Map<number, number>();
  const ownTerritory: number[] = [];
  const wishRanks: (number | null)[] = [];
  plan.forEach((row, f) => {
    const table = row[person]!;
    const others = table < 0 ? [] : row.flatMap((t, p) => (t === table && p !== person ? [p] : []));
    for (const p of others) met.set(p, (met.get(p) ?? 0) + 1);
    const own = territory?.[person] ?? -1;
    ownTerritory.push(own < 0 ? 0 : others.filter((p) => territory![p] === own).length);
    wishRanks.push(rankOf(instance, f, table, person));
  });
  return {
    person,
    tables: plan.map((row) => row[person]!),
    wishRanks,
    peopleMet: met.size,
    metAgain: [...met].flatMap(([p, times]) => (times > 1 ? [{ person: p, times }] : [])),
    ownTerritory,
    movedPhases: plan.flatMap((row, f) => {
      const before = base?.[f]?.[person] ?? -1;
      return f >= fromPhase && before >= 0 && row[person]! >= 0 && row[person] !== before ? [f] : [];
    }),
  };
}

function rankOf(instance: Instance, f: number, table: number, person: number): number | null {
  let last = 0;
  const atelier = instance.phases[f]!.ateliers.find((one) => table < (last += one.tables.length));
  if (table < 0 || atelier?.theme === undefined || !instance.wishes) return null;
  const rank = instance.wishes[person]!.indexOf(atelier.theme);
  return rank < 0 ? null : rank;
}
