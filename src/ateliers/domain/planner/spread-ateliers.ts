import { type Chance } from './chance.js';
import { type Model } from './model.js';

/**
 * Among assignments to ateliers, seeks one whose groups do not follow one another: N people who share atelier a in one phase and b in another
 * fill `tables(a) × tables(b)` cells, and those beyond one a cell meet again whatever their tables. Anneals the wishes' cost plus that of the
 * encounters so forced, by exchanging two people's ateliers in one phase or in two. Returns a new assignment.
 */
export function spreadAteliers(model: Model, atelier: Int32Array, chance: Chance, proposals: number): Int32Array {
  const state = new Spread(model, atelier);
  const open: number[] = [];
  for (let f = model.fromPhase; f < model.phases; f++)
    if (model.atelierStart[f + 1]! - model.atelierStart[f]! > 1) open.push(f);
  if (open.length === 0 || state.forced() === 0) return atelier;
  const best = Int32Array.from(atelier);
  let bestCost = 0;
  let cost = 0;
  const [hot, cold] = [
    0.4 * Math.max(model.weights.pref, 4 * model.weights.repeat),
    0.1 * Math.max(1, model.weights.repeat),
  ];
  for (let i = 0; i < proposals; i++) {
    const temperature = hot * (cold / hot) ** (i / proposals);
    const patience = -temperature * Math.log(chance.unit() + 1e-9);
    const f = open[chance.below(open.length)]!;
    const g = open[chance.below(open.length)]!;
    const changes = f === g ? exchangeOf(state, f, chance) : reversalOf(state, f, g, chance);
    const delta = state.apply(changes);
    if (delta > patience || !changes.every(({ p }) => state.keepsThemes(p))) {
      state.undo(changes);
      continue;
    }
    cost += delta;
    if (cost < bestCost) {
      bestCost = cost;
      best.set(state.atelier);
    }
  }
  return best;
}

interface Change {
  readonly f: number;
  readonly p: number;
  readonly from: number;
  readonly to: number;
}

/** Two people exchange their ateliers in one phase. */
function exchangeOf(state: Spread, f: number, chance: Chance): Change[] {
  const p = chance.below(state.n);
  const q = chance.below(state.n);
  const [a, b] = [state.seat(f, p), state.seat(f, q)];
  if (a === b || !state.isFree(f, p) || !state.isFree(f, q)) return [];
  return [
    { f, p, from: a, to: b },
    { f, p: q, from: b, to: a },
  ];
}

/**
 * People attend the themes of two phases in the other order, one after the other until the ring closes: p leaves theme X for Y, somebody else Y
 * for Z, … the last one comes to X. Nobody's themes change, nor any atelier's number of people. Exchanges alone cannot turn a ring of three.
 */
function reversalOf(state: Spread, f: number, g: number, chance: Chance): Change[] {
  const changes: Change[] = [];
  let start = -1;
  let next = -1;
  for (let length = 0; length < LONGEST_RING; length++) {
    const p = state.someoneIn(f, next, chance);
    const [a, b] = p < 0 ? [-1, -1] : [state.seat(f, p), state.seat(g, p)];
    if (p < 0 || a < 0 || b < 0 || !state.isFree(f, p) || !state.isFree(g, p)) return [];
    const [swappedF, swappedG] = [state.sameTheme(b, f), state.sameTheme(a, g)];
    if (swappedF < 0 || swappedG < 0 || changes.some((change) => change.p === p)) return [];
    changes.push({ f, p, from: a, to: swappedF }, { f: g, p, from: b, to: swappedG });
    if (start < 0) start = a;
    if (swappedF === start) return changes;
    next = swappedF;
  }
  return [];
}

const LONGEST_RING = 4;
const TRIES = 40;

class Spread {
  readonly n: number;
  readonly atelier: Int32Array;
  /** People who attend both of two ateliers of different phases. */
  private readonly both: Int32Array;
  private readonly tables: Int32Array;

  constructor(
    private readonly model: Model,
    atelier: Int32Array,
  ) {
    this.n = model.n;
    this.atelier = Int32Array.from(atelier);
    this.both = new Int32Array(model.ateliers * model.ateliers);
    this.tables = Int32Array.from(model.firstTable, (first, a) => model.lastTable[a]! - first);
    for (let p = 0; p < model.n; p++) for (let f = 0; f < model.phases; f++) this.link(f, p, this.seat(f, p), 1, f + 1);
  }

  /** Coincidences that no choice of tables avoids. */
  forced(): number {
    const { ateliers } = this.model;
    let forced = 0;
    for (let a = 0; a < ateliers; a++) {
      for (let b = a + 1; b < ateliers; b++) forced += this.beyondCells(a, b, this.both[a * ateliers + b]!);
    }
    return forced;
  }

  isFree(f: number, p: number): boolean {
    const i = f * this.n + p;
    return this.model.present[i] === 1 && this.model.promised[i]! < 0;
  }

  /** Makes the changes; returns what they cost. */
  apply(changes: readonly Change[]): number {
    return changes.reduce((sum, { f, p, from, to }) => sum + this.go(f, p, from, to), 0);
  }

  undo(changes: readonly Change[]): void {
    for (const { f, p, from, to } of changes) this.go(f, p, to, from);
  }

  /** Somebody who attends an atelier in phase f (-1: anybody); -1 when none was met. */
  someoneIn(f: number, atelier: number, chance: Chance): number {
    for (let i = 0; i < TRIES; i++) {
      const p = chance.below(this.n);
      if (atelier < 0 || this.seat(f, p) === atelier) return p;
    }
    return -1;
  }

  /** The atelier of phase f that treats the theme of another one; -1 when none does. */
  sameTheme(atelier: number, f: number): number {
    const { theme, atelierStart } = this.model;
    for (let a = atelierStart[f]!; a < atelierStart[f + 1]!; a++) if (theme[a] === theme[atelier]) return a;
    return -1;
  }

  keepsThemes(p: number): boolean {
    const { phases, theme, themeName, instance } = this.model;
    if (!instance.noRepeatTheme) return true;
    for (let f = 0; f < phases; f++) {
      const a = this.seat(f, p);
      if (a < 0 || themeName[theme[a]!]! < 0) continue;
      for (let g = 0; g < f; g++) if (this.seat(g, p) >= 0 && theme[this.seat(g, p)] === theme[a]) return false;
    }
    return true;
  }

  private go(f: number, p: number, from: number, to: number): number {
    const { n, theme, themes, wishCost, weights } = this.model;
    const wishes = wishCost[p * themes + theme[to]!]! - wishCost[p * themes + theme[from]!]!;
    const left = this.link(f, p, from, -1, 0);
    this.atelier[f * n + p] = to;
    return weights.pref * wishes + weights.repeat * (left + this.link(f, p, to, 1, 0));
  }

  /** Counts p in or out of an atelier against p's other ateliers, from phase `first` on; returns the change of coincidences. */
  private link(f: number, p: number, a: number, step: 1 | -1, first: number): number {
    const { phases, ateliers } = this.model;
    let change = 0;
    for (let g = first; a >= 0 && g < phases; g++) {
      const b = this.seat(g, p);
      if (g === f || b < 0) continue;
      const before = this.both[a * ateliers + b]!;
      this.both[a * ateliers + b] = before + step;
      this.both[b * ateliers + a] = before + step;
      change += step * Math.floor((step === 1 ? before : before - 1) / (this.tables[a]! * this.tables[b]!));
    }
    return change;
  }

  private beyondCells(a: number, b: number, people: number): number {
    const cells = this.tables[a]! * this.tables[b]!;
    const each = Math.floor(people / cells);
    const more = people % cells;
    return (more * (each + 1) * each) / 2 + ((cells - more) * each * (each - 1)) / 2;
  }

  seat(f: number, p: number): number {
    return this.atelier[f * this.model.n + p]!;
  }
}
