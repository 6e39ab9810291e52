import { mixCost, outside, type Shift, territoryCost } from './atelier-cost.js';
import { FREE, TOGETHER } from './model.js';
import { type Seating } from './seating.js';

/** Change of the weighted cost if p took a free seat of another table in phase f. */
export function moveDelta(s: Seating, f: number, p: number, to: number): number {
  const { model, n, at } = s;
  const from = at[f * n + p]!;
  const atelier = model.atelierOf[from]!;
  const target = model.atelierOf[to]!;
  let delta = model.weights.pref * (wish(s, p, target) - wish(s, p, atelier));
  const base = model.base[f * n + p]!;
  if (base >= 0) delta += model.weights.move * ((base === from ? 1 : 0) - (base === to ? 1 : 0));
  delta += encounters(s, from, p, false) + encounters(s, to, p, true);
  if (atelier === target) return delta + within(s, atelier, p, from, to);
  return delta + across(s, atelier, p, from, -1) + across(s, target, p, to, 1);
}

function wish(s: Seating, p: number, atelier: number): number {
  return s.model.wishCost[p * s.model.themes + s.model.theme[atelier]!]!;
}

function encounters(s: Seating, table: number, p: number, joining: boolean): number {
  const { n, pair, members, model, prices } = s;
  const together = model.mode[model.atelierOf[table]!] === TOGETHER;
  const add = together ? prices.addTogether : prices.add;
  const remove = together ? prices.removeTogether : prices.remove;
  const price = joining ? add : remove;
  const from = s.seatStart[table]!;
  let delta = 0;
  for (let i = from; i < from + s.size[table]!; i++) if (members[i] !== p) delta += price[pair[p * n + members[i]!]!]!;
  return delta;
}

const none: Shift = { table: -1, step: 0, otherTable: -1, otherStep: 0 };

function within(s: Seating, atelier: number, p: number, from: number, to: number): number {
  const { model, n } = s;
  const opened = (s.size[to] === 0 ? 1 : 0) - (s.size[from] === 1 ? 1 : 0);
  const shift: Shift = { table: from, step: -1, otherTable: to, otherStep: 1 };
  let delta = model.weights.territory * territories(s, atelier, model.territory[p]!, 0, opened, shift);
  const people = s.people[atelier]!;
  for (const attribute of model.mixes[atelier]!) {
    const own = model.value[attribute * n + p]!;
    for (let v = model.valueStart[attribute]!; v < model.valueStart[attribute + 1]!; v++) {
      const all = s.valueIn[atelier * model.values + v]!;
      const leaving = bandStep(s, from, v, own, -1, all, people);
      delta += model.weights.mix * (leaving + bandStep(s, to, v, own, 1, all, people));
    }
  }
  return delta;
}

/** A table gains or loses one person, whose value is `own`: what its balance of value v becomes. */
function bandStep(
  s: Seating,
  table: number,
  v: number,
  own: number,
  step: number,
  all: number,
  people: number,
): number {
  const i = table * s.model.values + v;
  const k = s.valueAt[i]!;
  const before = Math.max(0, k - s.high[i]!) + Math.max(0, s.low[i]! - k);
  return outside(k + (v === own ? step : 0), ((s.size[table]! + step) * all) / people) - before;
}

function across(s: Seating, atelier: number, p: number, table: number, step: number): number {
  const { model, n } = s;
  const opened = step > 0 ? (s.size[table] === 0 ? 1 : 0) : s.size[table] === 1 ? -1 : 0;
  const shift: Shift = { table, step, otherTable: -1, otherStep: 0 };
  let delta = model.weights.territory * territories(s, atelier, model.territory[p]!, step, opened, shift);
  const people = s.people[atelier]!;
  for (const attribute of model.mixes[atelier]!) {
    const own = model.value[attribute * n + p]!;
    for (let v = model.valueStart[attribute]!; v < model.valueStart[attribute + 1]!; v++) {
      const all = s.valueIn[atelier * model.values + v]!;
      const after = people + step;
      const mine = v === own;
      if (after > 0)
        delta += model.weights.mix * mixCost(s, atelier, v, all + (mine ? step : 0), after, mine ? shift : none, shift);
      if (people > 0) delta -= model.weights.mix * mixCost(s, atelier, v, all, people, none, none);
    }
  }
  return delta;
}

/** Territory `own` gains or loses `step` people in the atelier; when a table opens or closes, everybody's fair share changes. */
function territories(s: Seating, atelier: number, own: number, step: number, opened: number, shift: Shift): number {
  const { model } = s;
  if (model.mode[atelier] === FREE) return 0;
  const open = s.open[atelier]!;
  let delta = 0;
  const first = opened === 0 ? own : 0;
  const last = opened === 0 ? own : model.territories - 1;
  for (let v = Math.max(0, first); v <= last; v++) {
    const all = s.territoryIn[atelier * model.territories + v]!;
    const mine = v === own;
    delta += territoryCost(s, atelier, v, all + (mine ? step : 0), open + opened, mine ? shift : none);
    delta -= territoryCost(s, atelier, v, all, open, none);
  }
  return delta;
}
