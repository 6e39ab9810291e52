import { outside } from './atelier-cost.js';
import { type Chance } from './chance.js';
import { type Design, zeroRepeatDesign } from './designs/zero-repeat-design.js';
import { type Model } from './model.js';

/**
 * Seats that repeat no encounter, for an event with one atelier and the same number of tables in every phase: a design for full tables, from
 * which slots are struck where tables hold one person less. A table takes one slot of each row of the design, so people of one
 * kind are given whole rows: that alone balances the mixes nearly everywhere. Of some draws, the one with the best mix. Person-phase
 * tables; null where the event or its promises do not lend themselves to it. Locks are not looked at.
 */
export function seatByDesign(model: Model, chance: Chance): Int32Array | null {
  const { n, phases, tableStart } = model;
  const tables = tableStart[1]!;
  const uniform = model.ateliers === phases && tableStart.every((first, f) => first === f * tables);
  if (!uniform || model.fromPhase > 0 || n === 0 || model.instance.paired?.length) return null;
  const seats = Math.ceil(n / tables);
  const attributes = [...new Set(model.mixes.flat())];
  let best: Int32Array | null = null;
  let least = Infinity;
  let design: Design | null = null;
  for (let draw = 0; draw < (attributes.length === 0 ? 1 : Math.ceil(DRAWS / n)) && least > 0; draw++) {
    if (draw % DRAWS_A_DESIGN === 0) design = zeroRepeatDesign(tables, seats, phases, chance);
    const struck = design && slotsToStrike(design, tables, tables * seats - n, chance, draw);
    if (!design || !struck) break;
    const free = Array.from({ length: tables * seats }, (_, slot) => slot).filter((slot) => !struck.has(slot));
    chance.shuffle(attributes);
    const slots: number[] = [];
    peopleByKind(model, attributes, chance).forEach((p, i) => (slots[p] = free[i]!));
    const at = layDesign(model, design, slots);
    if (!at) break;
    const mix = unbalanced(model, at);
    if (mix < least) [best, least] = [at, mix];
  }
  return best;
}

const DRAWS = 4_000;
const DRAWS_A_DESIGN = 8;

/** The mix imbalance of seats where each phase has one atelier (unweighted, as in the figures). */
function unbalanced(model: Model, at: Int32Array): number {
  const { n, tables, values, valueStart, atelierOf } = model;
  const size = new Int32Array(tables);
  const count = new Int32Array(tables * values);
  const total = new Int32Array(model.ateliers * values);
  const people = new Int32Array(model.ateliers);
  at.forEach((table, i) => {
    if (table < 0) return;
    size[table]!++;
    people[atelierOf[table]!]!++;
    for (const a of model.mixes[atelierOf[table]!]!) {
      const v = model.value[a * n + (i % n)]!;
      count[table * values + v]!++;
      total[atelierOf[table]! * values + v]!++;
    }
  });
  let mix = 0;
  for (let t = 0; t < tables; t++) {
    const atelier = atelierOf[t]!;
    for (const a of size[t] === 0 ? [] : model.mixes[atelier]!) {
      for (let v = valueStart[a]!; v < valueStart[a + 1]!; v++) {
        mix += outside(count[t * values + v]!, (size[t]! * total[atelier * values + v]!) / people[atelier]!);
      }
    }
  }
  return mix;
}

/** Everybody, those with equal values side by side; within one value, the next attribute in turn up and down. */
function peopleByKind(model: Model, attributes: readonly number[], chance: Chance): number[] {
  const { n, value, valueStart } = model;
  const people = Array.from({ length: n }, (_, p) => p);
  chance.shuffle(people);
  const rank = new Map<number, number>();
  for (const a of attributes) {
    const values = Array.from({ length: valueStart[a + 1]! - valueStart[a]! }, (_, i) => valueStart[a]! + i);
    chance.shuffle(values);
    values.forEach((v, i) => rank.set(v, i));
  }
  const compare = (p: number, q: number): number => {
    let turn = 1;
    for (const a of attributes) {
      const [x, y] = [rank.get(value[a * n + p]!)!, rank.get(value[a * n + q]!)!];
      if (x !== y) return turn * (x - y);
      if (x % 2 === 1) turn = -turn;
    }
    return 0;
  };
  return people.sort(compare);
}

/** So many slots that share no table in any phase: each table then loses at most one person. */
function slotsToStrike(
  design: Design,
  tables: number,
  count: number,
  chance: Chance,
  draw: number,
): Set<number> | null {
  const slots = Array.from({ length: design[0]!.length }, (_, slot) => slot);
  for (let attempt = 0; attempt < 200; attempt++) {
    // The last slots of most designs are a row that never meets: the block to try when the others fail.
    const order = [...slots].reverse();
    if ((attempt + draw) % 4 > 0) chance.shuffle(order);
    const struck = new Set<number>();
    const hit = new Uint8Array(design.length * tables);
    for (const slot of order) {
      if (struck.size === count) break;
      if (design.some((row, f) => hit[f * tables + row[slot]!] === 1)) continue;
      design.forEach((row, f) => (hit[f * tables + row[slot]!] = 1));
      struck.add(slot);
    }
    if (struck.size === count) return struck;
  }
  return null;
}

/** Names the design's tables, phase by phase, so that their sizes fit: the biggest groups to the biggest tables. */
function layDesign(model: Model, design: Design, slots: readonly number[]): Int32Array | null {
  const { n, phases, present, tableStart, min, max, closable } = model;
  const at = new Int32Array(phases * n).fill(-1);
  for (let f = 0; f < phases; f++) {
    const tables = Array.from({ length: tableStart[f + 1]! - tableStart[f]! }, (_, i) => tableStart[f]! + i);
    const load = tables.map(() => 0);
    for (let p = 0; p < n; p++) if (present[f * n + p] === 1) load[design[f]![slots[p]!]!]!++;
    const byLoad = load.map((_, group) => group).sort((a, b) => load[b]! - load[a]!);
    tables.sort((a, b) => max[b]! - max[a]! || min[b]! - min[a]!);
    const tableOf: number[] = [];
    for (const [i, group] of byLoad.entries()) {
      const t = tables[i]!;
      const few = load[group]! < min[t]! && !(closable[t] === 1 && load[group] === 0);
      if (load[group]! > max[t]! || few) return null;
      tableOf[group] = t;
    }
    for (let p = 0; p < n; p++) if (present[f * n + p] === 1) at[f * n + p] = tableOf[design[f]![slots[p]!]!]!;
  }
  return at;
}
