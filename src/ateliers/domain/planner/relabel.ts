import { type Annealed, type Cooling, type Watch } from './anneal.js';
import { type Chance } from './chance.js';
import { type Seating } from './seating.js';
import { attributeDelta } from './swap-delta.js';

const STEP = 1024;

/**
 * Anneals who takes which place of a design: two people exchange their seats of all phases at once, so that encounters stay as the design made
 * them and only territories and mixes change. Only for people present in the same phases. Leaves `s` wherever it ended.
 */
export function relabel(s: Seating, startCost: number, chance: Chance, cooling: Cooling, goal: number, watch: Watch): Annealed {
  const { model, n, at } = s;
  const best = Int32Array.from(at);
  let bestCost = startCost;
  let cost = startCost;
  let done = 0;
  const steps = Math.max(1, Math.ceil(cooling.proposals / STEP));
  const factor = (cooling.to / cooling.from) ** (1 / Math.max(1, steps - 1));
  let temperature = cooling.from;
  for (let step = 0; step < steps && bestCost > goal; step++, temperature *= factor, done += STEP) {
    if (!watch(done, bestCost)) break;
    for (let i = 0; i < STEP && bestCost > goal; i++) {
      const p = drawPerson(s, chance);
      const q = chance.below(n);
      if (p === q || !samePhases(s, p, q)) continue;
      const patience = -temperature * Math.log(chance.unit() + 1e-9);
      let delta = 0;
      for (let f = 0; f < model.phases; f++) if (at[f * n + p] !== at[f * n + q]) delta += attributeDelta(s, f, p, q);
      if (delta > patience) continue;
      for (let f = 0; f < model.phases; f++) if (at[f * n + p] !== at[f * n + q]) s.swap(f, p, q);
      cost += delta;
      if (cost < bestCost) {
        bestCost = cost;
        best.set(at);
      }
    }
  }
  return { seats: best, cost: bestCost, proposals: done };
}

/** Somebody at an unbalanced table, most often. */
function drawPerson(s: Seating, chance: Chance): number {
  const { model, n, at, defect } = s;
  let p = 0;
  for (let i = 0; i < 16; i++) {
    p = chance.below(n);
    const seat = at[chance.below(model.phases) * n + p]!;
    if (seat >= 0 && defect[seat]! > 0) return p;
    if ((chance.bits() & 7) === 0) return p;
  }
  return p;
}

function samePhases(s: Seating, p: number, q: number): boolean {
  const { model, n } = s;
  for (let f = 0; f < model.phases; f++) {
    if (model.present[f * n + p] !== model.present[f * n + q]) return false;
  }
  return true;
}
