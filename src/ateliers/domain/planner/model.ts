import { type Instance, type TerritoryMode, type Weights } from './instance.js';

export const FREE = 0;
export const SPLIT = 1;
export const TOGETHER = 2;

/**
 * An instance laid out in flat arrays, all phases one behind the other. Tables and ateliers are numbered through the whole event;
 * `person-phase` arrays are indexed by `phase * n + person`. Nothing here changes during a search.
 */
export interface Model {
  readonly instance: Instance;
  readonly n: number;
  readonly phases: number;
  readonly weights: Weights;
  /** First table and first atelier of each phase, and one past the last. */
  readonly tableStart: Int32Array;
  readonly atelierStart: Int32Array;
  readonly tables: number;
  readonly ateliers: number;
  /** Per table. */
  readonly min: Int32Array;
  readonly max: Int32Array;
  readonly closable: Uint8Array;
  readonly atelierOf: Int32Array;
  readonly phaseOf: Int32Array;
  /** Per atelier: tables from … to (excluded), theme (0 … themes-1), mode, the largest table. */
  readonly firstTable: Int32Array;
  readonly lastTable: Int32Array;
  readonly theme: Int32Array;
  readonly mode: Uint8Array;
  readonly largest: Int32Array;
  /** Per atelier: the attributes to mix, as numbers. */
  readonly mixes: readonly (readonly number[])[];
  readonly themes: number;
  /** Themes renumbered so that an atelier without one has a theme of its own: the number in the instance, or -1. */
  readonly themeName: Int32Array;
  /** Person-phase: 1 when there; the table a lock asks for, or -1; the atelier that it or a booking asks for, or -1; 1 when the seat may not change. */
  readonly present: Uint8Array;
  readonly lock: Int32Array;
  readonly promised: Int32Array;
  /** Whether anybody has booked an atelier: where nobody has, the search need not look. */
  readonly hasBookings: boolean;
  readonly fixed: Uint8Array;
  /** Person-phase: the table of the plan in force, or -1 where a move costs nothing. */
  readonly base: Int32Array;
  readonly fromPhase: number;
  /** Territories renumbered 0 … territories-1, -1 = none. */
  readonly territory: Int32Array;
  readonly territories: number;
  /** Values of all attributes, numbered through: `value[attribute * n + person]`. */
  readonly value: Int32Array;
  readonly valueStart: Int32Array;
  readonly values: number;
  /** Cost (not yet weighted) of each theme to each person: `wishCost[person * themes + theme]`. */
  readonly wishCost: Int32Array;
}

const MODE: Readonly<Record<TerritoryMode, number>> = { free: FREE, split: SPLIT, together: TOGETHER };

export function layOut(instance: Instance): Model {
  const { n } = instance;
  const phases = instance.phases.length;
  const attributes = Object.keys(instance.attributes ?? {});
  const tableStart = new Int32Array(phases + 1);
  const atelierStart = new Int32Array(phases + 1);
  const tables: { min: number; max: number; closable: number; atelier: number; phase: number }[] = [];
  const ateliers: { first: number; last: number; theme: number; mode: number; largest: number; mixes: number[] }[] = [];
  const themeNames: number[] = [];

  instance.phases.forEach((phase, f) => {
    for (const atelier of phase.ateliers) {
      const first = tables.length;
      for (const [min, max] of atelier.tables) {
        tables.push({ min, max, closable: atelier.closable ? 1 : 0, atelier: ateliers.length, phase: f });
      }
      ateliers.push({
        first,
        last: tables.length,
        theme: themeNumber(themeNames, atelier.theme),
        mode: instance.territory ? MODE[atelier.territory ?? 'free'] : FREE,
        largest: Math.max(...atelier.tables.map(([, max]) => max)),
        mixes: (atelier.mix ?? []).map((name) => attributes.indexOf(name)),
      });
    }
    tableStart[f + 1] = tables.length;
    atelierStart[f + 1] = ateliers.length;
  });

  const territory = renumber(instance.territory ?? new Array<number>(n).fill(-1));
  const values = attributes.map((name) => renumber(instance.attributes![name]!));
  const valueStart = new Int32Array(attributes.length + 1);
  values.forEach((one, a) => (valueStart[a + 1] = valueStart[a]! + one.count));
  const value = new Int32Array(attributes.length * n);
  values.forEach((one, a) => one.of.forEach((v, p) => (value[a * n + p] = valueStart[a]! + v)));

  return {
    instance,
    n,
    phases,
    weights: instance.weights,
    tableStart,
    atelierStart,
    tables: tables.length,
    ateliers: ateliers.length,
    min: Int32Array.from(tables, (t) => t.min),
    max: Int32Array.from(tables, (t) => t.max),
    closable: Uint8Array.from(tables, (t) => t.closable),
    atelierOf: Int32Array.from(tables, (t) => t.atelier),
    phaseOf: Int32Array.from(tables, (t) => t.phase),
    firstTable: Int32Array.from(ateliers, (a) => a.first),
    lastTable: Int32Array.from(ateliers, (a) => a.last),
    theme: Int32Array.from(ateliers, (a) => a.theme),
    mode: Uint8Array.from(ateliers, (a) => a.mode),
    largest: Int32Array.from(ateliers, (a) => a.largest),
    mixes: ateliers.map((a) => a.mixes),
    themes: themeNames.length,
    themeName: Int32Array.from(themeNames),
    ...seatRules(
      instance,
      tableStart,
      atelierStart,
      tables.map(({ atelier }) => atelier),
    ),
    hasBookings: (instance.booked?.length ?? 0) > 0,
    fromPhase: instance.base ? (instance.fromPhase ?? 0) : 0,
    territory: territory.of,
    territories: territory.count,
    value,
    valueStart,
    values: valueStart[attributes.length]!,
    wishCost: wishCosts(instance, themeNames),
  };
}

function themeNumber(names: number[], theme: number | undefined): number {
  const known = theme === undefined ? -1 : names.indexOf(theme);
  return known >= 0 ? known : names.push(theme ?? -1) - 1;
}

function renumber(values: readonly number[]): { of: Int32Array; count: number } {
  const seen = new Map<number, number>();
  const of = Int32Array.from(values, (v) => {
    if (v < 0) return -1;
    if (!seen.has(v)) seen.set(v, seen.size);
    return seen.get(v)!;
  });
  return { of, count: seen.size };
}

function seatRules(
  instance: Instance,
  tableStart: Int32Array,
  atelierStart: Int32Array,
  atelierOf: readonly number[],
): Pick<Model, 'present' | 'lock' | 'promised' | 'fixed' | 'base'> {
  const { n, base } = instance;
  const phases = instance.phases.length;
  const present = new Uint8Array(phases * n).fill(1);
  const lock = new Int32Array(phases * n).fill(-1);
  const fixed = new Uint8Array(phases * n);
  const held = new Int32Array(phases * n).fill(-1);
  for (const [p, f] of instance.absent ?? []) present[f * n + p] = 0;
  for (const { p, phase, table } of instance.locks ?? []) lock[phase * n + p] = tableStart[phase]! + table;
  const fromPhase = base ? (instance.fromPhase ?? 0) : 0;
  const promised = Int32Array.from(lock, (table) => (table < 0 ? -1 : atelierOf[table]!));
  for (const { p, phase, atelier } of instance.booked ?? []) {
    const i = phase * n + p;
    if (phase >= fromPhase && lock[i]! < 0 && present[i] === 1) promised[i] = atelierStart[phase]! + atelier;
  }
  for (let f = 0; f < phases; f++) {
    for (let p = 0; p < n; p++) {
      const i = f * n + p;
      const seat = base?.[f]?.[p] ?? -1;
      if (seat >= 0) held[i] = tableStart[f]! + seat;
      if (f < fromPhase || lock[i]! >= 0 || present[i] === 0) fixed[i] = 1;
    }
  }
  return { present, lock, promised, fixed, base: held };
}

function wishCosts(instance: Instance, themeNames: readonly number[]): Int32Array {
  const { wishes, rankCost } = instance;
  const costs = new Int32Array(instance.n * themeNames.length);
  if (!wishes || !rankCost) return costs;
  const unwished = rankCost.length - 1;
  wishes.forEach((ranked, p) => {
    themeNames.forEach((name, t) => {
      const rank = ranked.indexOf(name);
      const cost = rankCost[rank < 0 || rank >= unwished ? unwished : rank]!;
      costs[p * themeNames.length + t] = name < 0 ? 0 : cost;
    });
  });
  return costs;
}

/** The plan of a seating: person-phase tables, numbered through the event, as `plan[phase][person]`. */
export function planOf(model: Model, at: Int32Array): number[][] {
  return Array.from({ length: model.phases }, (_, f) =>
    Array.from({ length: model.n }, (_, p) => {
      const table = at[f * model.n + p]!;
      return table < 0 ? -1 : table - model.tableStart[f]!;
    }),
  );
}
