import { type Chance } from './chance.js';
import { type Model, TOGETHER } from './model.js';
import { openTables } from './table-sizes.js';

/**
 * Seats everybody at the tables of their atelier, hard rules kept and nothing else sought: the search begins here. Person-phase tables;
 * phases that are over keep theirs. Null when some atelier's people cannot be laid out over its tables.
 */
export function seatInAteliers(model: Model, atelier: Int32Array, chance: Chance): Int32Array | null {
  const { n, phases, fromPhase, base } = model;
  const at = new Int32Array(phases * n).fill(-1);
  at.set(base.subarray(0, fromPhase * n));
  for (let f = fromPhase; f < phases; f++) {
    for (let a = model.atelierStart[f]!; a < model.atelierStart[f + 1]!; a++) {
      const people = Array.from({ length: n }, (_, p) => p).filter((p) => atelier[f * n + p] === a);
      if (people.length === 0 && openTables(model, a, 0) !== null) continue;
      if (!seatAtelier(model, f, a, people, at, chance)) return null;
    }
  }
  return at;
}

function seatAtelier(model: Model, f: number, a: number, people: number[], at: Int32Array, chance: Chance): boolean {
  const { n, lock } = model;
  const promised = people.filter((p) => lock[f * n + p]! >= 0);
  const load = new Map<number, number>();
  for (const p of promised) {
    at[f * n + p] = lock[f * n + p]!;
    load.set(lock[f * n + p]!, (load.get(lock[f * n + p]!) ?? 0) + 1);
  }
  const open = openTables(model, a, people.length, new Set(load.keys()));
  const sizes = open && evenSizes(model, open, people.length, load);
  if (!sizes) return false;
  const others = people.filter((p) => lock[f * n + p]! < 0);
  chance.shuffle(others);
  if (model.mode[a] === TOGETHER) others.sort((p, q) => model.territory[p]! - model.territory[q]!);
  const seats = [...sizes].flatMap(([t, size]) => new Array<number>(size - (load.get(t) ?? 0)).fill(t));
  others.forEach((p, i) => (at[f * n + p] = seats[i]!));
  return true;
}

/** Sizes as even as the tables allow, each at least what is promised there; null when they cannot hold these people. */
function evenSizes(
  model: Model,
  open: readonly number[],
  people: number,
  load: ReadonlyMap<number, number>,
): Map<number, number> | null {
  const sizes = new Map(open.map((t) => [t, Math.max(model.min[t]!, load.get(t) ?? 0)]));
  let left = people - [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (left < 0 || [...sizes].some(([t, size]) => size > model.max[t]!)) return null;
  for (; left > 0; left--) {
    let smallest = -1;
    for (const t of open) {
      if (sizes.get(t)! < model.max[t]! && (smallest < 0 || sizes.get(t)! < sizes.get(smallest)!)) smallest = t;
    }
    if (smallest < 0) return null;
    sizes.set(smallest, sizes.get(smallest)! + 1);
  }
  return sizes;
}
