import { type Annealed, type Cooling, PATIENCE, type Watch } from './anneal.js';
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
      if (delta > 0 && delta > temperature * PATIENCE[chance.bits() & 4095]!) continue;
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
  /** `kinds[person * attributes + attribute]`; no territory is the last value, which costs nothing. */
  private readonly kinds: Int32Array;
  private readonly count: Int32Array;
  private readonly more: Int32Array;
  private readonly less: Int32Array;
  private readonly total: Int32Array;
  /** `rows[slot * phases + phase]`: where the table's values begin in the arrays above; absent people share one row more, without price. */
  private readonly rows: Int32Array;
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
    this.values = model.values + model.territories + 1;
    this.kinds = Int32Array.from({ length: n * this.attributes }, (_, i) => {
      const [p, a] = [Math.floor(i / this.attributes), i % this.attributes];
      if (a < this.attributes - 1) return model.value[a * n + p]!;
      return model.territory[p]! < 0 ? this.values - 1 : model.values + model.territory[p]!;
    });
    this.count = new Int32Array((tables + 1) * this.values);
    this.more = new Int32Array((tables + 1) * this.values);
    this.less = new Int32Array((tables + 1) * this.values);
    this.total = new Int32Array(model.ateliers * this.values);
    this.size = new Int32Array(tables);
    this.people = new Int32Array(model.ateliers);
    this.open = new Int32Array(model.ateliers);
    this.rows = Int32Array.from({ length: n * phases }, (_, i) => {
      const table = seats[(i % phases) * n + Math.floor(i / phases)]!;
      return (table < 0 ? tables : table) * this.values;
    });
    this.rows.forEach((row, i) => {
      if (row < tables * this.values) this.seatPerson(Math.floor(i / phases), row);
    });
    for (let at = 0; at < tables * this.values; at++) this.price(at);
  }

  /** Somebody with the same value of every attribute, perhaps p. */
  someoneLike(p: number, chance: Chance): number {
    const alike = this.alike[p]!;
    return alike[chance.below(alike.length)]!;
  }

  delta(p: number, q: number): number {
    const { kinds, more, less, rows, attributes } = this;
    const { phases } = this.model;
    const rowsP = this.slot[p]! * phases;
    const rowsQ = this.slot[q]! * phases;
    const kindsP = p * attributes;
    const kindsQ = q * attributes;
    let delta = 0;
    for (let a = 0; a < attributes; a++) {
      const valueP = kinds[kindsP + a]!;
      const valueQ = kinds[kindsQ + a]!;
      if (valueP === valueQ) continue;
      for (let f = 0; f < phases; f++) {
        const rowP = rows[rowsP + f]!;
        const rowQ = rows[rowsQ + f]!;
        if (rowP !== rowQ) {
          delta += less[rowP + valueP]! + more[rowQ + valueP]! + less[rowQ + valueQ]! + more[rowP + valueQ]!;
        }
      }
    }
    return delta;
  }

  exchange(p: number, q: number): void {
    const { kinds, rows, attributes } = this;
    const { phases } = this.model;
    const slotP = this.slot[p]!;
    const slotQ = this.slot[q]!;
    for (let a = 0; a < attributes; a++) {
      const valueP = kinds[p * attributes + a]!;
      const valueQ = kinds[q * attributes + a]!;
      if (valueP === valueQ) continue;
      for (let f = 0; f < phases; f++) {
        const rowP = rows[slotP * phases + f]!;
        const rowQ = rows[slotQ * phases + f]!;
        if (rowP === rowQ) continue;
        this.shift(rowP + valueP, rowQ + valueP);
        this.shift(rowQ + valueQ, rowP + valueQ);
      }
    }
    this.slot[p] = slotQ;
    this.slot[q] = slotP;
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
    const { atelierOf } = this.model;
    const table = row / this.values;
    if (this.size[table]!++ === 0) this.open[atelierOf[table]!]!++;
    this.people[atelierOf[table]!]!++;
    for (let a = 0; a < this.attributes; a++) {
      const v = this.kinds[p * this.attributes + a]!;
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
    const mode = v === this.values - 1 ? FREE : model.mode[atelier]!;
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
