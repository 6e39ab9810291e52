import { type Model } from './model.js';

/**
 * The seats a re-plan begins with: the plan in force, promises kept, newcomers on free seats, then people moved from overfull tables and to
 * those left with too few. As few moves as that takes. Null when there is no room.
 */
export function seatFromBase(model: Model): Int32Array | null {
  const { n, phases, fromPhase, base, present, lock, promised, atelierOf } = model;
  const at = new Int32Array(phases * n).fill(-1);
  for (let i = 0; i < phases * n; i++) {
    if (i < fromPhase * n) at[i] = base[i]!;
    else if (present[i]) {
      at[i] = lock[i]! >= 0 ? lock[i]! : base[i]!;
      // Whoever has booked another atelier since goes there.
      if (at[i]! >= 0 && promised[i]! >= 0 && promised[i] !== atelierOf[at[i]!]) at[i] = -1;
    }
  }
  for (let f = fromPhase; f < phases; f++) if (!new Repair(model, at, f).mend()) return null;
  return at;
}

/** Works on counts first: a Seating may not hold more people than a table has seats. */
class Repair {
  private readonly size: Int32Array;

  constructor(
    private readonly model: Model,
    private readonly at: Int32Array,
    private readonly f: number,
  ) {
    this.size = new Int32Array(model.tables);
    for (let p = 0; p < model.n; p++) if (this.seat(p) >= 0) this.size[this.seat(p)]!++;
  }

  mend(): boolean {
    const { n, present } = this.model;
    for (let p = 0; p < n; p++) {
      const unseated = present[this.f * n + p] === 1 && this.seat(p) < 0;
      if (unseated && !this.place(p, this.roomiest(p))) return false;
    }
    return this.relieve() && this.fillUp();
  }

  /** People leave overfull tables for those with most room. */
  private relieve(): boolean {
    for (const t of this.tables()) {
      while (this.size[t]! > this.model.max[t]!) {
        const p = this.movable(t);
        if (p < 0 || !this.place(p, this.roomiest(p))) return false;
      }
    }
    return true;
  }

  /** Tables with too few take from the fullest, or close when they may and one person less matters to nobody. */
  private fillUp(): boolean {
    const { min, closable } = this.model;
    for (const t of this.tables()) {
      if (this.size[t] === 0 && closable[t] === 1) continue;
      while (this.size[t]! < min[t]!) {
        const giver = this.tables().sort((a, b) => this.size[b]! - min[b]! - (this.size[a]! - min[a]!))[0]!;
        const p = giver === t || this.size[giver]! <= min[giver]! ? -1 : this.movable(giver, t);
        if (p < 0 || !this.place(p, t)) return this.close(t);
      }
    }
    return true;
  }

  private close(t: number): boolean {
    if (this.model.closable[t] === 0) return false;
    while (this.size[t]! > 0) {
      const p = this.movable(t);
      const to = this.tables().find(
        (u) => u !== t && this.size[u]! > 0 && this.size[u]! < this.model.max[u]! && this.maySit(p, u),
      );
      if (p < 0 || to === undefined || !this.place(p, to)) return false;
    }
    return true;
  }

  private place(p: number, table: number): boolean {
    if (table < 0) return false;
    const from = this.seat(p);
    if (from >= 0) this.size[from]!--;
    this.at[this.f * this.model.n + p] = table;
    this.size[table]!++;
    return true;
  }

  private roomiest(p: number): number {
    const { max } = this.model;
    const room = this.tables().filter((t) => this.size[t]! < max[t]! && this.maySit(p, t));
    return room.sort((a, b) => max[b]! - this.size[b]! - (max[a]! - this.size[a]!))[0] ?? -1;
  }

  /** Somebody of the table who may leave it; for `to`, where that is said. */
  private movable(table: number, to = -1): number {
    const { n, fixed } = this.model;
    for (let p = n - 1; p >= 0; p--) {
      if (this.seat(p) === table && fixed[this.f * n + p] === 0 && (to < 0 || this.maySit(p, to))) return p;
    }
    return -1;
  }

  private maySit(p: number, table: number): boolean {
    const { n, promised, atelierOf } = this.model;
    const atelier = p < 0 ? -1 : promised[this.f * n + p]!;
    return atelier < 0 || atelier === atelierOf[table];
  }

  private tables(): number[] {
    const { tableStart } = this.model;
    return Array.from({ length: tableStart[this.f + 1]! - tableStart[this.f]! }, (_, i) => tableStart[this.f]! + i);
  }

  private seat(p: number): number {
    return this.at[this.f * this.model.n + p]!;
  }
}
