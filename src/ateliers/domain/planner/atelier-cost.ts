import { FREE, SPLIT } from './model.js';
import { type Seating } from './seating.js';

/**
 * A change inside one atelier: one person more or less at up to two of its tables (steps -1, 0 or 1; -1 as table = none).
 */
export interface Shift {
  table: number;
  step: number;
  otherTable: number;
  otherStep: number;
}

/** Territory cost (unweighted) of one territory in an atelier, had `all` of its people been there over `open` tables, after the shift. */
export function territoryCost(s: Seating, atelier: number, v: number, all: number, open: number, shift: Shift): number {
  const { model } = s;
  const mode = model.mode[atelier]!;
  if (mode === FREE || all <= 0) return 0;
  const share = Math.ceil(all / open);
  let cost = mode === SPLIT ? 0 : -Math.ceil(all / model.largest[atelier]!);
  for (let t = model.firstTable[atelier]!; t < model.lastTable[atelier]!; t++) {
    let k = s.territoryAt[t * model.territories + v]!;
    if (t === shift.table) k += shift.step;
    else if (t === shift.otherTable) k += shift.otherStep;
    if (mode === SPLIT) cost += k > share ? k - share : 0;
    else if (k > 0) cost++;
  }
  return cost;
}

/**
 * Mix cost (unweighted) of one attribute value in an atelier where `all` of `people` have it; `held` shifts those who have it, `sized` the
 * sizes of the tables.
 */
export function mixCost(
  s: Seating,
  atelier: number,
  v: number,
  all: number,
  people: number,
  held: Shift,
  sized: Shift,
): number {
  const { model } = s;
  let cost = 0;
  for (let t = model.firstTable[atelier]!; t < model.lastTable[atelier]!; t++) {
    let k = s.valueAt[t * model.values + v]!;
    let m = s.size[t]!;
    if (t === held.table) k += held.step;
    else if (t === held.otherTable) k += held.otherStep;
    if (t === sized.table) m += sized.step;
    else if (t === sized.otherTable) m += sized.otherStep;
    cost += outside(k, (m * all) / people);
  }
  return cost;
}

/** People missing from, or in excess of, the band of a balanced table whose fair share is `share`. */
export function outside(k: number, share: number): number {
  const high = Math.ceil(share);
  if (k > high) return k - high;
  const low = Math.floor(share);
  return k < low ? low - k : 0;
}
