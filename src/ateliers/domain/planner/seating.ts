import { type Model, TOGETHER } from './model.js';
import { COUNT, counts, pairPrices, type PairPrices, unmetPairs } from './pair-costs.js';

/**
 * Who sits where, with every counter that makes the price of a change cheap to tell. Tables and ateliers are those of the model
 * (numbered through the event). The arrays are read in the hot loops of `swap-delta.ts` and `move-delta.ts`; only this class writes.
 */
export class Seating {
  readonly n: number;
  /** Person-phase: table, -1 when absent. */
  readonly at: Int32Array;
  /** People of table t: `members[seatStart[t] … seatStart[t] + size[t] - 1]`, in no order; `place` is a person-phase's index there. */
  readonly members: Int32Array;
  readonly seatStart: Int32Array;
  readonly size: Int32Array;
  readonly place: Int32Array;
  readonly pair: Uint8Array;
  readonly prices: PairPrices;
  /** Per person: encounters beyond the first, summed over everybody. */
  readonly repeatsOf: Int32Array;
  /** Per person × theme: how many times attended. */
  readonly attended: Uint8Array;
  /** Per table × territory, per atelier × territory; the latter's fair share of one open table. */
  readonly territoryAt: Uint16Array;
  readonly territoryIn: Int32Array;
  readonly share: Int32Array;
  /** Per table × attribute value, per atelier × value, and the band in which a table is balanced. */
  readonly valueAt: Uint16Array;
  readonly valueIn: Int32Array;
  readonly low: Uint16Array;
  readonly high: Uint16Array;
  /** Per atelier: people, and tables in use. */
  readonly people: Int32Array;
  readonly open: Int32Array;
  /** Per table: weighted cost of territory and mix seen there (what draws the search to it). */
  readonly defect: Int32Array;

  constructor(
    readonly model: Model,
    seats: Int32Array,
  ) {
    const { n, tables, ateliers, territories, values } = model;
    this.n = n;
    this.at = Int32Array.from(seats);
    this.seatStart = new Int32Array(tables + 1);
    for (let t = 0; t < tables; t++) this.seatStart[t + 1] = this.seatStart[t]! + model.max[t]!;
    this.members = new Int32Array(this.seatStart[tables]!);
    this.size = new Int32Array(tables);
    this.place = new Int32Array(model.phases * n).fill(-1);
    this.pair = unmetPairs(model);
    this.prices = pairPrices(model);
    this.repeatsOf = new Int32Array(n);
    this.attended = new Uint8Array(n * model.themes);
    this.territoryAt = new Uint16Array(tables * territories);
    this.territoryIn = new Int32Array(ateliers * territories);
    this.share = new Int32Array(ateliers * territories);
    this.valueAt = new Uint16Array(tables * values);
    this.valueIn = new Int32Array(ateliers * values);
    this.low = new Uint16Array(tables * values);
    this.high = new Uint16Array(tables * values);
    this.people = new Int32Array(ateliers);
    this.open = new Int32Array(ateliers);
    this.defect = new Int32Array(tables);
    for (let f = 0; f < model.phases; f++) {
      for (let p = 0; p < n; p++) if (seats[f * n + p]! >= 0) this.sit(f, p, seats[f * n + p]!);
    }
    for (let a = 0; a < ateliers; a++) this.refreshAtelier(a);
  }

  /** Exchanges the seats of p and q, who sit at different tables in phase f. */
  swap(f: number, p: number, q: number): void {
    const { n, at, model } = this;
    const tableP = at[f * n + p]!;
    const tableQ = at[f * n + q]!;
    this.rise(f, p);
    this.rise(f, q);
    this.sit(f, p, tableQ);
    this.sit(f, q, tableP);
    const atelierP = model.atelierOf[tableP]!;
    const atelierQ = model.atelierOf[tableQ]!;
    if (atelierP === atelierQ) {
      this.refreshDefect(tableP);
      this.refreshDefect(tableQ);
    } else {
      this.refreshAtelier(atelierP);
      this.refreshAtelier(atelierQ);
    }
  }

  /** Seats p, present in phase f, at another table that has a free seat. */
  move(f: number, p: number, table: number): void {
    const { n, at, model } = this;
    const from = at[f * n + p]!;
    const atelier = model.atelierOf[table]!;
    const open = this.open[atelier];
    this.rise(f, p);
    this.sit(f, p, table);
    if (model.atelierOf[from] === atelier && this.open[atelier] === open) {
      for (const changed of [from, table]) {
        this.refreshBands(atelier, changed);
        this.refreshDefect(changed);
      }
      return;
    }
    if (model.atelierOf[from] !== atelier) this.refreshAtelier(model.atelierOf[from]!);
    this.refreshAtelier(atelier);
  }

  private sit(f: number, p: number, table: number): void {
    const { model, n } = this;
    this.meet(p, table, 1);
    const place = this.seatStart[table]! + this.size[table]!++;
    this.members[place] = p;
    this.place[f * n + p] = place;
    this.at[f * n + p] = table;
    this.count(p, table, 1);
    if (this.size[table] === 1) this.open[model.atelierOf[table]!]!++;
  }

  private rise(f: number, p: number): void {
    const { model, n } = this;
    const table = this.at[f * n + p]!;
    const place = this.place[f * n + p]!;
    const last = this.seatStart[table]! + --this.size[table]!;
    const mover = this.members[last]!;
    this.members[place] = mover;
    this.place[f * n + mover] = place;
    this.count(p, table, -1);
    if (this.size[table] === 0) this.open[model.atelierOf[table]!]!--;
    this.meet(p, table, -1);
  }

  private meet(p: number, table: number, step: 1 | -1): void {
    const { n, pair, members, repeatsOf } = this;
    const together = this.model.mode[this.model.atelierOf[table]!] === TOGETHER;
    const from = this.seatStart[table]!;
    for (let i = from; i < from + this.size[table]!; i++) {
      const x = members[i]!;
      const byte = pair[p * n + x]!;
      if (!counts(byte, together)) continue;
      pair[p * n + x] = byte + step;
      pair[x * n + p] = byte + step;
      if ((byte & COUNT) + (step === 1 ? 1 : 0) > 1) {
        repeatsOf[p]! += step;
        repeatsOf[x]! += step;
      }
    }
  }

  private count(p: number, table: number, step: 1 | -1): void {
    const { model } = this;
    const atelier = model.atelierOf[table]!;
    this.people[atelier]! += step;
    this.attended[p * model.themes + model.theme[atelier]!]! += step;
    const territory = model.territory[p]!;
    if (territory >= 0) {
      this.territoryAt[table * model.territories + territory]! += step;
      this.territoryIn[atelier * model.territories + territory]! += step;
    }
    for (const attribute of model.mixes[atelier]!) {
      const value = model.value[attribute * this.n + p]!;
      this.valueAt[table * model.values + value]! += step;
      this.valueIn[atelier * model.values + value]! += step;
    }
  }

  private refreshAtelier(atelier: number): void {
    const { model, open } = this;
    if (model.mode[atelier] !== 0) {
      const row = atelier * model.territories;
      for (let v = row; v < row + model.territories; v++) {
        this.share[v] = open[atelier] === 0 ? 0 : Math.ceil(this.territoryIn[v]! / open[atelier]!);
      }
    }
    for (let t = model.firstTable[atelier]!; t < model.lastTable[atelier]!; t++) {
      this.refreshBands(atelier, t);
      this.refreshDefect(t);
    }
  }

  private refreshBands(atelier: number, table: number): void {
    const { model } = this;
    const people = Math.max(1, this.people[atelier]!);
    for (const attribute of model.mixes[atelier]!) {
      for (let v = model.valueStart[attribute]!; v < model.valueStart[attribute + 1]!; v++) {
        const share = (this.size[table]! * this.valueIn[atelier * model.values + v]!) / people;
        this.low[table * model.values + v] = Math.floor(share);
        this.high[table * model.values + v] = Math.ceil(share);
      }
    }
  }

  private refreshDefect(table: number): void {
    const { model } = this;
    const { weights } = model;
    const atelier = model.atelierOf[table]!;
    let mix = 0;
    for (const attribute of model.mixes[atelier]!) {
      for (let v = model.valueStart[attribute]!; v < model.valueStart[attribute + 1]!; v++) {
        const i = table * model.values + v;
        const k = this.valueAt[i]!;
        mix += Math.max(0, k - this.high[i]!) + Math.max(0, this.low[i]! - k);
      }
    }
    this.defect[table] = weights.mix * mix + weights.territory * this.territoryDefect(atelier, table);
  }

  private territoryDefect(atelier: number, table: number): number {
    const { model } = this;
    const mode = model.mode[atelier]!;
    if (mode === 0) return 0;
    let defect = 0;
    const from = this.seatStart[table]!;
    for (let i = from; i < from + this.size[table]!; i++) {
      const v = model.territory[this.members[i]!]!;
      if (v < 0) continue;
      const here = this.territoryAt[table * model.territories + v]!;
      const all = this.territoryIn[atelier * model.territories + v]!;
      if (mode === TOGETHER) defect += here < all && here < model.largest[atelier]! ? 1 : 0;
      else if (here > this.share[atelier * model.territories + v]!) defect++;
    }
    return defect;
  }
}
