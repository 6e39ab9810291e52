import { mixCost, type Shift, territoryCost } from './atelier-cost.js';
import { FREE, SPLIT, TOGETHER } from './model.js';
import { type Seating } from './seating.js';

/** Change of the weighted cost if p and q, at different tables in phase f, exchanged their seats. */
export function swapDelta(s: Seating, f: number, p: number, q: number): number {
  return seatDelta(s, f, p, q) + encounterDelta(s, f, p, q) + attributeDelta(s, f, p, q);
}

/** What the two persons' own wishes and their seats in the plan in force change. Cheap: asked first. */
export function seatDelta(s: Seating, f: number, p: number, q: number): number {
  const { model, n, at } = s;
  const tableP = at[f * n + p]!;
  const tableQ = at[f * n + q]!;
  const themeP = model.theme[model.atelierOf[tableP]!]!;
  const themeQ = model.theme[model.atelierOf[tableQ]!]!;
  let delta = 0;
  if (themeP !== themeQ) {
    const { wishCost, themes } = model;
    const rowP = p * themes;
    const rowQ = q * themes;
    const wishes =
      wishCost[rowP + themeQ]! - wishCost[rowP + themeP]! + wishCost[rowQ + themeP]! - wishCost[rowQ + themeQ]!;
    delta = model.weights.pref * wishes;
  }
  const baseP = model.base[f * n + p]!;
  const baseQ = model.base[f * n + q]!;
  if (baseP >= 0) delta += model.weights.move * ((baseP === tableP ? 1 : 0) - (baseP === tableQ ? 1 : 0));
  if (baseQ >= 0) delta += model.weights.move * ((baseQ === tableQ ? 1 : 0) - (baseQ === tableP ? 1 : 0));
  return delta;
}

/** What the encounters change, repeated and stacked. */
export function encounterDelta(s: Seating, f: number, p: number, q: number): number {
  const { n, at } = s;
  return tableDelta(s, at[f * n + p]!, p, q) + tableDelta(s, at[f * n + q]!, q, p);
}

/** Encounters at the table that `leaver` leaves to `comer`. */
function tableDelta(s: Seating, table: number, leaver: number, comer: number): number {
  const { n, pair, members, model, prices } = s;
  const together = model.mode[model.atelierOf[table]!] === TOGETHER;
  const add = together ? prices.addTogether : prices.add;
  const remove = together ? prices.removeTogether : prices.remove;
  const from = s.seatStart[table]!;
  const to = from + s.size[table]!;
  const rowL = leaver * n;
  const rowC = comer * n;
  let delta = 0;
  for (let i = from; i < to; i++) {
    const x = members[i]!;
    if (x !== leaver) delta += remove[pair[rowL + x]!]! + add[pair[rowC + x]!]!;
  }
  return delta;
}

/** What the territories and the mixes change. */
export function attributeDelta(s: Seating, f: number, p: number, q: number): number {
  const { model, n, at } = s;
  const tableP = at[f * n + p]!;
  const tableQ = at[f * n + q]!;
  const atelier = model.atelierOf[tableP]!;
  const other = model.atelierOf[tableQ]!;
  if (atelier !== other) return exchange(s, atelier, tableP, p, q) + exchange(s, other, tableQ, q, p);
  const { mix, territory } = model.weights;
  let delta = 0;
  if (model.mode[atelier] !== FREE && model.territory[p] !== model.territory[q]) {
    const here = territoryStep(s, atelier, tableP, tableQ, model.territory[p]!);
    delta += territory * (here + territoryStep(s, atelier, tableQ, tableP, model.territory[q]!));
  }
  const attributes = model.mixes[atelier]!;
  for (let i = 0; i < attributes.length; i++) {
    const row = attributes[i]! * n;
    const valueP = model.value[row + p]!;
    const valueQ = model.value[row + q]!;
    if (valueP !== valueQ) delta += mix * (mixStep(s, tableP, tableQ, valueP) + mixStep(s, tableQ, tableP, valueQ));
  }
  return delta;
}

/** One of territory v goes from a table to another of the same atelier. */
function territoryStep(s: Seating, atelier: number, from: number, to: number, v: number): number {
  if (v < 0) return 0;
  const { model, territoryAt } = s;
  const left = territoryAt[from * model.territories + v]!;
  const joined = territoryAt[to * model.territories + v]!;
  if (model.mode[atelier] === SPLIT) {
    const share = s.share[atelier * model.territories + v]!;
    return (joined >= share ? 1 : 0) - (left > share ? 1 : 0);
  }
  return (joined === 0 ? 1 : 0) - (left === 1 ? 1 : 0);
}

/** One with value v goes from a table to another of the same atelier, the sizes of the tables staying the same. */
function mixStep(s: Seating, from: number, to: number, v: number): number {
  const { valueAt, low, high } = s;
  const i = from * s.model.values + v;
  const j = to * s.model.values + v;
  const left = valueAt[i]!;
  const joined = valueAt[j]!;
  const leaving = left > high[i]! ? -1 : left <= low[i]! ? 1 : 0;
  const joining = joined < low[j]! ? -1 : joined >= high[j]! ? 1 : 0;
  return leaving + joining;
}

const shift: Shift = { table: -1, step: 0, otherTable: -1, otherStep: 0 };
const none: Shift = { table: -1, step: 0, otherTable: -1, otherStep: 0 };

/** `leaver` leaves a table of the atelier to `comer`, who comes from another atelier: its totals change too. */
function exchange(s: Seating, atelier: number, table: number, leaver: number, comer: number): number {
  const { model, n } = s;
  const { mix, territory } = model.weights;
  let delta = 0;
  shift.table = table;
  if (model.mode[atelier] !== FREE && model.territory[leaver] !== model.territory[comer]) {
    const open = s.open[atelier]!;
    for (let step = -1; step <= 1; step += 2) {
      const v = model.territory[step < 0 ? leaver : comer]!;
      if (v < 0) continue;
      shift.step = step;
      const all = s.territoryIn[atelier * model.territories + v]!;
      delta += territory * territoryCost(s, atelier, v, all + step, open, shift);
      delta -= territory * territoryCost(s, atelier, v, all, open, none);
    }
  }
  const attributes = model.mixes[atelier]!;
  for (let i = 0; i < attributes.length; i++) {
    const row = attributes[i]! * n;
    if (model.value[row + leaver] === model.value[row + comer]) continue;
    for (let step = -1; step <= 1; step += 2) {
      const v = model.value[row + (step < 0 ? leaver : comer)]!;
      shift.step = step;
      const all = s.valueIn[atelier * model.values + v]!;
      const people = s.people[atelier]!;
      delta += mix * mixCost(s, atelier, v, all + step, people, shift, none);
      delta -= mix * mixCost(s, atelier, v, all, people, none, none);
    }
  }
  return delta;
}
