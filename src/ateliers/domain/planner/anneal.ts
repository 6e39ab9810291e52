import { type Chance } from './chance.js';
import { moveDelta } from './move-delta.js';
import { Neighbourhood, NO_NEIGHBOUR } from './neighbourhood.js';
import { type Seating } from './seating.js';
import { attributeDelta, encounterDelta, seatDelta } from './swap-delta.js';

export interface Cooling {
  /** Proposals to try: the budget of the whole run. */
  readonly proposals: number;
  /** Temperatures, in units of cost, at the start and at the end; between them it falls geometrically. */
  readonly from: number;
  readonly to: number;
}

/** Tells how far a run is, and says whether to go on. Asked every few thousand proposals. */
export type Watch = (proposals: number, cost: number) => boolean;

export interface Annealed {
  /** The best seats met, person-phase, and their cost. */
  readonly seats: Int32Array;
  readonly cost: number;
  readonly proposals: number;
}

const STEP = 2048;
/** -ln(u) of evenly spread u: a change is accepted when it costs at most temperature × one of these, drawn at random. */
export const PATIENCE = Float64Array.from({ length: 4096 }, (_, i) => -Math.log((i + 0.5) / 4096));
const MOST_PATIENCE = PATIENCE[0]!;

/**
 * Simulated annealing over exchanges of two seats and moves to a free seat. Leaves `s` wherever it ended; the best seats are returned.
 * Stops early at `goal` (a proven lower bound), or when `watch` says so.
 */
export function anneal(
  s: Seating,
  startCost: number,
  chance: Chance,
  cooling: Cooling,
  goal: number,
  watch: Watch,
): Annealed {
  const around = new Neighbourhood(s.model, chance);
  const best = Int32Array.from(s.at);
  let bestCost = startCost;
  let cost = startCost;
  let done = 0;
  const steps = Math.max(1, Math.ceil(cooling.proposals / STEP));
  const factor = (cooling.to / cooling.from) ** (1 / Math.max(1, steps - 1));
  let temperature = cooling.from;
  for (let step = 0; step < steps && bestCost > goal; step++, temperature *= factor) {
    if (!watch(done, bestCost)) break;
    for (let i = 0; i < STEP && bestCost > goal; i++) {
      const delta = attempt(s, around, chance, temperature);
      if (delta === 0) continue;
      cost += delta;
      if (cost < bestCost) {
        bestCost = cost;
        best.set(s.at);
      }
    }
    done += STEP;
  }
  return { seats: best, cost: bestCost, proposals: done };
}

/** One proposal; returns what it changed (0 when refused). */
function attempt(s: Seating, around: Neighbourhood, chance: Chance, temperature: number): number {
  if (around.crossPhase && (chance.bits() & 3) === 0) return attemptTwoPhases(s, around, chance, temperature);
  const found = around.propose(s);
  if (found === NO_NEIGHBOUR) return 0;
  const { phase, p, q } = around;
  const threshold = temperature * PATIENCE[chance.bits() & 4095]!;
  if (q < 0) {
    const delta = moveDelta(s, phase, p, around.table);
    if (delta > threshold) return 0;
    s.move(phase, p, around.table);
    return delta;
  }
  let delta = seatDelta(s, phase, p, q);
  if (delta > temperature * MOST_PATIENCE + 12) return 0;
  delta += encounterDelta(s, phase, p, q);
  // Balanced tables have nothing to gain from other people: the dearest part need not be asked.
  const toGain = s.defect[s.at[phase * s.n + p]!]! + s.defect[s.at[phase * s.n + q]!]!;
  if (delta - toGain > threshold) return 0;
  delta += attributeDelta(s, phase, p, q);
  if (delta > threshold) return 0;
  s.swap(phase, p, q);
  return delta;
}

/**
 * Two people exchange their seats in two phases at once: where nobody attends a theme twice, the order in which two people attend the same
 * themes can only change so. The second half depends on the first, hence done, and undone when refused.
 */
function attemptTwoPhases(s: Seating, around: Neighbourhood, chance: Chance, temperature: number): number {
  if (around.proposeTwoPhases(s) === NO_NEIGHBOUR) return 0;
  const { phase, otherPhase, p, q } = around;
  const seats = seatDelta(s, phase, p, q) + seatDelta(s, otherPhase, p, q);
  if (seats > temperature * MOST_PATIENCE + 12) return 0;
  const threshold = temperature * PATIENCE[chance.bits() & 4095]!;
  const encounters = encounterDelta(s, phase, p, q);
  // Nearly the price, but for people met in both phases: most exchanges need not be done to be refused.
  const estimate = seats + encounters + encounterDelta(s, otherPhase, p, q);
  if (estimate > threshold + 4 * s.model.weights.repeat) return 0;
  const first = encounters + attributeDelta(s, phase, p, q);
  s.swap(phase, p, q);
  const delta = seats + first + encounterDelta(s, otherPhase, p, q) + attributeDelta(s, otherPhase, p, q);
  if (delta > threshold) {
    s.swap(phase, p, q);
    return 0;
  }
  s.swap(otherPhase, p, q);
  return delta;
}
