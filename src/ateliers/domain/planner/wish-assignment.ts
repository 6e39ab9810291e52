import { type Chance } from './chance.js';
import { assignAtLeastCost, FORBIDDEN } from './least-cost-assignment.js';
import { linkedPhases } from './linked-phases.js';
import { type Model } from './model.js';
import { feasibleCounts, roomOf } from './table-sizes.js';

export interface AtelierChoice {
  /** Person-phase: the atelier, -1 where absent. */
  readonly atelier: Int32Array;
  /** What the assignment costs in wishes, and what no plan can go under (unweighted; phases that are over included). */
  readonly cost: number;
  readonly bound: number;
}

/**
 * Who attends which atelier in each phase, at the least cost in wishes. Phases that share themes nobody may attend twice are solved together:
 * first each person's set of themes (exact, and a bound for every plan), then their order. Null when no assignment was found.
 */
export function chooseAteliers(model: Model, chance: Chance): AtelierChoice | null {
  const desk = new Desk(model, chance);
  let bound = desk.costOfPast();
  for (const phases of linkedPhases(model)) {
    const least = desk.settle(phases);
    if (least === null) return null;
    bound += least;
  }
  return desk.mendCounts() ? { atelier: desk.atelier, cost: desk.cost(), bound } : null;
}

interface Room {
  readonly low: number;
  readonly high: number;
}

class Desk {
  readonly atelier: Int32Array;
  private trials = 0;

  constructor(
    private readonly model: Model,
    private readonly chance: Chance,
  ) {
    const { n, phases, base, fromPhase, atelierOf } = model;
    this.atelier = new Int32Array(phases * n).fill(-1);
    for (let i = 0; i < fromPhase * n; i++) if (base[i]! >= 0) this.atelier[i] = atelierOf[base[i]!]!;
  }

  cost(): number {
    return this.costBetween(0, this.model.phases);
  }

  costOfPast(): number {
    return this.costBetween(0, this.model.fromPhase);
  }

  private costBetween(from: number, to: number): number {
    const { n, theme, themes, wishCost } = this.model;
    let cost = 0;
    for (let i = from * n; i < to * n; i++)
      if (this.atelier[i]! >= 0) cost += wishCost[(i % n) * themes + theme[this.atelier[i]!]!]!;
    return cost;
  }

  /** Assigns these phases; returns the least that they can cost, null when it found no way. */
  settle(phases: readonly number[]): number | null {
    if (phases.length === 1) return this.settlePhase(phases[0]!);
    const sets = this.themeSets(phases);
    if (sets !== null && this.order(phases, sets.holds)) return sets.cost;
    for (let attempt = 0; attempt < 20; attempt++) {
      if (!this.oneAfterTheOther(phases)) continue;
      this.improve(phases);
      return sets?.cost ?? 0;
    }
    return null;
  }

  /** Each person's themes over linked phases, whatever their order. */
  private themeSets(phases: readonly number[]): { holds: Uint8Array; cost: number } | null {
    const { n, themes, model } = { n: this.model.n, themes: this.model.themes, model: this.model };
    const low = new Int32Array(themes);
    const high = new Int32Array(themes);
    const cost = new Int32Array(n * themes).fill(FORBIDDEN);
    const demand = new Int32Array(n);
    for (const f of phases) {
      for (let a = model.atelierStart[f]!; a < model.atelierStart[f + 1]!; a++) {
        const t = model.theme[a]!;
        low[t]! += roomOf(model, a).low;
        high[t]! += roomOf(model, a).high;
        for (let p = 0; p < n; p++)
          if (model.present[f * n + p]) cost[p * themes + t] = model.wishCost[p * themes + t]!;
      }
    }
    for (let p = 0; p < n; p++) {
      for (const t of this.pastThemes(p)) cost[p * themes + t] = FORBIDDEN;
      for (const f of phases) {
        if (model.present[f * n + p]) demand[p]!++;
        const promised = model.promised[f * n + p]!;
        // A promise is kept before anything else, and its price is counted again below.
        if (promised >= 0) cost[p * themes + model.theme[promised]!]! -= PROMISE;
      }
    }
    const found = assignAtLeastCost({ people: n, options: themes, demand, low, high, cost });
    if (found === null) return null;
    let least = 0;
    found.holds.forEach((held, i) => (least += held * model.wishCost[i]!));
    return { holds: found.holds, cost: least };
  }

  /** Puts the sets of themes into phases, each time leaving to the later phases what they can still hold. */
  private order(phases: readonly number[], holds: Uint8Array): boolean {
    const { n, themes, theme, atelierStart, promised } = this.model;
    const left = Uint8Array.from(holds);
    for (const [i, f] of phases.entries()) {
      const later = phases.slice(i + 1);
      const cost = (p: number, a: number) => {
        const t = theme[a]!;
        if (left[p * themes + t] === 0) return FORBIDDEN;
        const isPromised = later.some((g) => promised[g * n + p]! >= 0 && theme[promised[g * n + p]!] === t);
        if (isPromised) return FORBIDDEN;
        return later.some((g) => this.offers(g, t)) || later.length === 0 ? 1 : 0;
      };
      const bounds = (a: number) => this.boundsOf(a, later, left);
      if (!this.solvePhase(f, cost, bounds)) return false;
      for (let p = 0; p < n; p++)
        if (this.atelier[f * n + p]! >= 0) left[p * themes + theme[this.atelier[f * n + p]!]!] = 0;
    }
    return atelierStart.length > 0;
  }

  private boundsOf(a: number, later: readonly number[], left: Uint8Array): Room {
    const { n, themes, theme, atelierStart } = this.model;
    const own = roomOf(this.model, a);
    let waiting = 0;
    for (let p = 0; p < n; p++) waiting += left[p * themes + theme[a]!]!;
    let laterLow = 0;
    let laterHigh = 0;
    for (const g of later) {
      for (let b = atelierStart[g]!; b < atelierStart[g + 1]!; b++) {
        if (theme[b] !== theme[a]) continue;
        laterLow += roomOf(this.model, b).low;
        laterHigh += roomOf(this.model, b).high;
      }
    }
    return { low: Math.max(own.low, waiting - laterHigh), high: Math.min(own.high, waiting - laterLow) };
  }

  /** Greedy, in a random order of phases: each the cheapest with what the others leave. */
  private oneAfterTheOther(phases: readonly number[]): boolean {
    const order = [...phases];
    this.chance.shuffle(order);
    for (const f of order) this.atelier.fill(-1, f * this.model.n, (f + 1) * this.model.n);
    return order.every((f) => this.settlePhase(f) !== null);
  }

  private improve(phases: readonly number[]): void {
    for (let cost = Infinity; this.cost() < cost;) {
      cost = this.cost();
      for (const f of phases) this.settlePhase(f);
    }
  }

  /** The cheapest assignment of one phase, the others staying as they are. */
  private settlePhase(f: number, bounds = (a: number) => roomOf(this.model, a)): number | null {
    const { n, themes, theme, themeName, instance, wishCost } = this.model;
    const taken = new Uint8Array(n * themes);
    if (instance.noRepeatTheme) {
      for (let p = 0; p < n; p++)
        for (const t of this.themesElsewhere(p, f)) if (themeName[t]! >= 0) taken[p * themes + t] = 1;
    }
    return this.solvePhase(
      f,
      (p, a) => (taken[p * themes + theme[a]!] ? FORBIDDEN : wishCost[p * themes + theme[a]!]!),
      bounds,
    )
      ? this.costBetween(f, f + 1)
      : null;
  }

  private solvePhase(f: number, cost: (p: number, a: number) => number, bounds: (a: number) => Room): boolean {
    const { n, atelierStart, present, promised } = this.model;
    const first = atelierStart[f]!;
    if (atelierStart[f + 1]! - first === 1) {
      for (let p = 0; p < n; p++) if (present[f * n + p] === 1) this.atelier[f * n + p] = first;
      return true;
    }
    const options = atelierStart[f + 1]! - first;
    const who = Array.from({ length: n }, (_, p) => p).filter((p) => present[f * n + p] === 1);
    this.chance.shuffle(who);
    const prices = new Int32Array(who.length * options);
    who.forEach((p, i) => {
      const own = promised[f * n + p]! < 0 ? -1 : promised[f * n + p]! - first;
      for (let o = 0; o < options; o++)
        prices[i * options + o] = own >= 0 && own !== o ? FORBIDDEN : cost(p, first + o);
    });
    const room = Array.from({ length: options }, (_, o) => bounds(first + o));
    const found = assignAtLeastCost({
      people: who.length,
      options,
      demand: new Int32Array(who.length).fill(1),
      low: Int32Array.from(room, (r) => r.low),
      high: Int32Array.from(room, (r) => r.high),
      cost: prices,
    });
    if (found === null || !found.filled) return false;
    who.forEach((p, i) => {
      this.atelier[f * n + p] = first + found.holds.subarray(i * options, (i + 1) * options).indexOf(1);
    });
    return true;
  }

  /** Tables that may close leave gaps (no tables of 5 to 8 hold 9 people): such ateliers get fewer people or more, whichever costs less. */
  mendCounts(): boolean {
    for (let f = this.model.fromPhase; f < this.model.phases; f++) {
      this.trials = MOST_TRIALS;
      if (this.mendPhase(f, new Map()) === Infinity) return false;
    }
    return true;
  }

  /** Leaves the cheapest assignment found in place; returns its cost. */
  private mendPhase(f: number, bounds: ReadonlyMap<number, Room>): number {
    const gap = this.firstGap(f);
    if (gap === null) return this.costBetween(f, f + 1);
    const { n } = this.model;
    const room = roomOf(this.model, gap.atelier);
    let best = Infinity;
    let kept: Int32Array | null = null;
    for (const next of [
      { ...room, high: gap.below },
      { ...room, low: gap.above },
    ]) {
      if (next.high < next.low || this.trials-- <= 0) continue;
      const tried = new Map([...bounds, [gap.atelier, next]]);
      const settled = this.settlePhase(f, (a) => tried.get(a) ?? roomOf(this.model, a)) !== null;
      const cost = settled ? this.mendPhase(f, tried) : Infinity;
      if (cost >= best) continue;
      best = cost;
      kept = this.atelier.slice(f * n, (f + 1) * n);
    }
    if (kept) this.atelier.set(kept, f * n);
    return best;
  }

  private firstGap(f: number): { atelier: number; below: number; above: number } | null {
    const { n, atelierStart } = this.model;
    for (let a = atelierStart[f]!; a < atelierStart[f + 1]!; a++) {
      let count = 0;
      for (let p = 0; p < n; p++) if (this.atelier[f * n + p] === a) count++;
      const fits = feasibleCounts(this.model, a);
      if (fits.includes(count)) continue;
      return {
        atelier: a,
        below: fits.findLast((k) => k < count) ?? -1,
        above: fits.find((k) => k > count) ?? Infinity,
      };
    }
    return null;
  }

  private themesElsewhere(p: number, f: number): number[] {
    const { n, phases, theme, promised } = this.model;
    const themes: number[] = [];
    for (let g = 0; g < phases; g++) {
      if (g === f) continue;
      const own = promised[g * n + p]!;
      const a = own >= 0 && g >= this.model.fromPhase ? own : this.atelier[g * n + p]!;
      if (a >= 0) themes.push(theme[a]!);
    }
    return themes;
  }

  private pastThemes(p: number): number[] {
    const { n, fromPhase, theme, themeName } = this.model;
    return Array.from({ length: fromPhase }, (_, f) => this.atelier[f * n + p]!)
      .filter((a) => a >= 0 && themeName[theme[a]!]! >= 0)
      .map((a) => theme[a]!);
  }

  private offers(f: number, theme: number): boolean {
    for (let a = this.model.atelierStart[f]!; a < this.model.atelierStart[f + 1]!; a++)
      if (this.model.theme[a] === theme) return true;
    return false;
  }
}

const PROMISE = 1 << 22;
/** Assignments tried to fill the gaps of one phase. */
const MOST_TRIALS = 24;
