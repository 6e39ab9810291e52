import { type Annealed, type Cooling, type Watch } from './anneal.js';
import { outside } from './atelier-cost.js';
import { type Chance } from './chance.js';
import { FREE, type Model, SPLIT } from './model.js';

const STEP = 2048;
/** How many proposals of four exchange people who differ by their territory alone: they leave the mixes as they are. */
const ALIKE_OF_4 = 2;

/**
 * Anneals who takes which place of a design: two people exchange their seats of all phases at once, so that encounters stay as the design made
 * them and only territories and mixes change. Only between people present in the same phases; one atelier a phase; locks are not looked at.
 */
export function relabel(
  model: Model,
  seats: Int32Array,
  startCost: number,
  chance: Chance,
  cooling: Cooling,
  goal: number,
  watch: Watch,
): Annealed {
  const labels = new Labels(model, seats);
  const { n } = model;
  let best = Int32Array.from(labels.slot);
  let bestCost = startCost;
  let cost = startCost;
  let done = 0;
  const steps = Math.max(1, Math.ceil(cooling.proposals / STEP));
  const factor = (cooling.to / cooling.from) ** (1 / Math.max(1, steps - 1));
  let temperature = cooling.from;
  for (let step = 0; step < steps && bestCost > goal; step++, temperature *= factor, done += STEP) {
    if (!watch(done, bestCost)) break;
    for (let i = 0; i < STEP; i++) {
      const p = chance.below(n);
      const q = (chance.bits() & 3) < ALIKE_OF_4 ? labels.someoneLike(p, chance) : chance.below(n);
      if (labels.group[p] !== labels.group[q]) continue;
      const delta = labels.delta(p, q);
      if (delta > 0 && delta > -temperature * Math.log(chance.unit() + 1e-9)) continue;
      labels.exchange(p, q);
      cost += delta;
      if (cost < bestCost) {
        bestCost = cost;
        best = Int32Array.from(labels.slot);
        if (bestCost <= goal) break;
      }
    }
  }
  return { seats: labels.seatsOf(best), cost: bestCost, proposals: done };
}

/**
 * The price of one more or one less person of each value at each table, kept ready: territories count as one more attribute. Tables keep their
 * sizes and ateliers their people, so a price depends on its own count alone.
 */
class Labels {
  /** Whose original seats each person has now. */
  readonly slot: Int32Array;
  /** People with the same number are present in the same phases. */
  readonly group: Int32Array;
  private readonly values: number;
  private readonly attributes: number;
  /** `value[attribute * n + person]`, -1 = none. */
  private readonly value: Int32Array;
  private readonly count: Int32Array;
  private readonly more: Int32Array;
  private readonly less: Int32Array;
  private readonly total: Int32Array;
  /** Per slot, its tables phase by phase as row offsets in the arrays above (absent: none). */
  private readonly rows: Int32Array[];
  private readonly alike: readonly (readonly number[])[];
  private readonly size: Int32Array;
  /** Per atelier: people, and tables in use. */
  private readonly people: Int32Array;
  private readonly open: Int32Array;

  constructor(
    private readonly model: Model,
    private readonly seats: Int32Array,
  ) {
    const { n, phases, tables } = model;
    this.slot = Int32Array.from({ length: n }, (_, p) => p);
    this.group = presenceGroups(model);
    this.alike = peopleAlike(model);
    // One more than the instance's own: the territory.
    this.attributes = model.valueStart.length;
    this.values = model.values + model.territories;
    this.value = new Int32Array(this.attributes * n);
    this.value.set(model.value);
    for (let p = 0; p < n; p++) {
      const v = model.territory[p]!;
      this.value[(this.attributes - 1) * n + p] = v < 0 ? -1 : model.values + v;
    }
    this.count = new Int32Array(tables * this.values);
    this.more = new Int32Array(tables * this.values);
    this.less = new Int32Array(tables * this.values);
    this.total = new Int32Array(model.ateliers * this.values);
    this.size = new Int32Array(tables);
    this.people = new Int32Array(model.ateliers);
    this.open = new Int32Array(model.ateliers);
    this.rows = Array.from({ length: n }, (_, p) => {
      const at = Array.from({ length: phases }, (_unused, f) => seats[f * n + p]!).filter((t) => t >= 0);
      return Int32Array.from(at, (t) => t * this.values);
    });
    for (let p = 0; p < n; p++) for (const row of this.rows[p]!) this.seatPerson(p, row);
    for (let at = 0; at < tables * this.values; at++) this.price(at);
  }

  /** Somebody with the same value of every attribute, perhaps p. */
  someoneLike(p: number, chance: Chance): number {
    const alike = this.alike[p]!;
    return alike[chance.below(alike.length)]!;
  }

  delta(p: number, q: number): number {
    const { value, more, less } = this;
    const { n } = this.model;
    const rowsP = this.rows[this.slot[p]!]!;
    const rowsQ = this.rows[this.slot[q]!]!;
    let delta = 0;
    for (let a = 0; a < this.attributes; a++) {
      const valueP = value[a * n + p]!;
      const valueQ = value[a * n + q]!;
      if (valueP === valueQ) continue;
      for (let f = 0; f < rowsP.length; f++) {
        const rowP = rowsP[f]!;
        const rowQ = rowsQ[f]!;
        if (rowP === rowQ) continue;
        if (valueP >= 0) delta += less[rowP + valueP]! + more[rowQ + valueP]!;
        if (valueQ >= 0) delta += less[rowQ + valueQ]! + more[rowP + valueQ]!;
      }
    }
    return delta;
  }

  exchange(p: number, q: number): void {
    const { n } = this.model;
    const rowsP = this.rows[this.slot[p]!]!;
    const rowsQ = this.rows[this.slot[q]!]!;
    for (let a = 0; a < this.attributes; a++) {
      const valueP = this.value[a * n + p]!;
      const valueQ = this.value[a * n + q]!;
      if (valueP === valueQ) continue;
      for (let f = 0; f < rowsP.length; f++) {
        if (rowsP[f] === rowsQ[f]) continue;
        if (valueP >= 0) this.shift(rowsP[f]! + valueP, rowsQ[f]! + valueP);
        if (valueQ >= 0) this.shift(rowsQ[f]! + valueQ, rowsP[f]! + valueQ);
      }
    }
    const slot = this.slot[p]!;
    this.slot[p] = this.slot[q]!;
    this.slot[q] = slot;
  }

  /** Person-phase tables for people in those slots. */
  seatsOf(slot: Int32Array): Int32Array {
    const { n } = this.model;
    return Int32Array.from(this.seats, (_, i) => this.seats[i - (i % n) + slot[i % n]!]!);
  }

  private shift(from: number, to: number): void {
    this.count[from]!--;
    this.count[to]!++;
    this.price(from);
    this.price(to);
  }

  private seatPerson(p: number, row: number): void {
    const { n, atelierOf } = this.model;
    const table = row / this.values;
    if (this.size[table]!++ === 0) this.open[atelierOf[table]!]!++;
    this.people[atelierOf[table]!]!++;
    for (let a = 0; a < this.attributes; a++) {
      const v = this.value[a * n + p]!;
      if (v < 0) continue;
      this.count[row + v]!++;
      this.total[atelierOf[table]! * this.values + v]!++;
    }
  }

  private price(at: number): void {
    const k = this.count[at]!;
    const now = this.cost(at, k);
    this.more[at] = this.cost(at, k + 1) - now;
    this.less[at] = k === 0 ? 0 : this.cost(at, k - 1) - now;
  }

  private cost(at: number, k: number): number {
    const { model } = this;
    const table = Math.floor(at / this.values);
    const v = at % this.values;
    const atelier = model.atelierOf[table]!;
    const all = this.total[atelier * this.values + v]!;
    if (v < model.values)
      return this.mixed(atelier, v)
        ? model.weights.mix * outside(k, (this.size[table]! * all) / this.people[atelier]!)
        : 0;
    const mode = model.mode[atelier]!;
    if (mode === FREE) return 0;
    return (
      model.weights.territory * (mode === SPLIT ? Math.max(0, k - Math.ceil(all / this.open[atelier]!)) : k > 0 ? 1 : 0)
    );
  }

  private mixed(atelier: number, v: number): boolean {
    const { valueStart, mixes } = this.model;
    return mixes[atelier]!.some((a) => v >= valueStart[a]! && v < valueStart[a + 1]!);
  }
}

function presenceGroups(model: Model): Int32Array {
  const { n, phases, present } = model;
  const seen = new Map<string, number>();
  return Int32Array.from({ length: n }, (_, p) => {
    const pattern = Array.from({ length: phases }, (_unused, f) => present[f * n + p]!).join('');
    if (!seen.has(pattern)) seen.set(pattern, seen.size);
    return seen.get(pattern)!;
  });
}

/** Per person, everybody with the same values. */
function peopleAlike(model: Model): number[][] {
  const kinds = new Map<string, number[]>();
  const kindOf = Array.from({ length: model.n }, (_, p) => {
    const kind = model.valueStart
      .subarray(1)
      .reduce((key, _unused, a) => `${key} ${model.value[a * model.n + p]!}`, '');
    kinds.set(kind, [...(kinds.get(kind) ?? []), p]);
    return kind;
  });
  return kindOf.map((kind) => kinds.get(kind)!);
}
