import { type Chance } from './chance.js';
import { type Design, zeroRepeatDesign } from './designs/zero-repeat-design.js';
import { type Model } from './model.js';

/**
 * Seats that repeat no encounter, for an event with one atelier and the same number of tables in every phase: a design for full tables, from
 * which slots are struck where tables hold one person less, then people drawn to slots. Person-phase tables; null where the event
 * or its promises do not lend themselves to it. Locks are not looked at.
 */
export function seatByDesign(model: Model, chance: Chance): Int32Array | null {
  const { n, phases, tableStart } = model;
  const tables = tableStart[1]!;
  const uniform = model.ateliers === phases && tableStart.every((first, f) => first === f * tables);
  if (!uniform || model.fromPhase > 0 || n === 0 || model.instance.paired?.length) return null;
  const seats = Math.ceil(n / tables);
  const design = zeroRepeatDesign(tables, seats, phases, chance);
  const struck = design && slotsToStrike(design, tables, tables * seats - n, chance);
  if (!design || !struck) return null;
  const slots = Array.from({ length: tables * seats }, (_, slot) => slot).filter((slot) => !struck.has(slot));
  chance.shuffle(slots);
  return layDesign(model, design, slots);
}

/** So many slots that share no table in any phase: each table then loses at most one person. */
function slotsToStrike(design: Design, tables: number, count: number, chance: Chance): Set<number> | null {
  const slots = Array.from({ length: design[0]!.length }, (_, slot) => slot);
  for (let attempt = 0; attempt < 200; attempt++) {
    // The last slots of most designs are a row that never meets: tried first, as one block.
    const order = [...slots].reverse();
    if (attempt > 0) chance.shuffle(order);
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
