import { type Chance } from './chance.js';
import { type Model } from './model.js';
import { type Seating } from './seating.js';

export const NO_NEIGHBOUR = 0;
const NEIGHBOUR = 1;

/** How many of 16 proposals may concern people who have nothing to gain: without them the search would never make room. */
const IDLE_OF_16 = 2;
const TRIES = 24;

/**
 * Draws the next change to try: a person (rather one who meets somebody again, or sits at an unbalanced table) and a seat of the same phase at
 * another table, taken by somebody or free. Never one that would break a hard rule.
 */
export class Neighbourhood {
  phase = 0;
  otherPhase = 0;
  p = 0;
  /** Who sits there; -1 = a free seat of `table`. */
  q = -1;
  table = 0;
  /** Whether exchanging in two phases at once can reach plans that single exchanges do not. */
  readonly crossPhase: boolean;
  private readonly free: readonly number[];
  /** Per phase, who may change seats. */
  private readonly movable: readonly Int32Array[];
  private readonly slack: boolean;
  private readonly pool: Int32Array;

  constructor(
    private readonly model: Model,
    private readonly chance: Chance,
  ) {
    const { n, phases, fixed } = model;
    const movable = Array.from({ length: phases }, (_, f) =>
      Int32Array.from(Array.from({ length: n }, (_unused, p) => p).filter((p) => fixed[f * n + p] === 0)),
    );
    this.movable = movable;
    this.free = movable.flatMap((people, f) => (people.length > 0 ? [f] : []));
    // Phases are drawn as often as they have people.
    this.pool = Int32Array.from(this.free);
    this.slack = model.min.some((min, t) => min < model.max[t]!);
    this.crossPhase = model.instance.noRepeatTheme === true && this.free.length > 1 && model.ateliers > model.phases;
  }

  propose(s: Seating): number {
    const { model, chance } = this;
    if (this.pool.length === 0) return NO_NEIGHBOUR;
    const f = this.pool[chance.below(this.pool.length)]!;
    const p = this.person(s, f);
    const from = s.at[f * model.n + p]!;
    this.phase = f;
    this.p = p;
    const within = model.ateliers === model.phases || (chance.bits() & 3) !== 0;
    const atelier = model.atelierOf[from]!;
    const first = within ? model.firstTable[atelier]! : model.tableStart[f]!;
    const last = within ? model.lastTable[atelier]! : model.tableStart[f + 1]!;
    const firstSeat = s.seatStart[first]!;
    const seats = s.seatStart[last]! - firstSeat;
    const seat = firstSeat + chance.below(seats);
    const table = tableOfSeat(s, seat, first, last);
    if (table === from) return NO_NEIGHBOUR;
    this.table = table;
    if (seat >= s.seatStart[table]! + s.size[table]!) return this.proposeFreeSeat(s, f, p, from, table);
    const q = s.members[seat]!;
    this.q = q;
    if (model.fixed[f * model.n + q] === 1) return NO_NEIGHBOUR;
    if (model.hasBookings && !(this.maySit(f, p, table) && this.maySit(f, q, from))) return NO_NEIGHBOUR;
    return this.mayExchangeThemes(s, p, q, model.theme[atelier]!, model.theme[model.atelierOf[table]!]!)
      ? NEIGHBOUR
      : NO_NEIGHBOUR;
  }

  proposeTwoPhases(s: Seating): number {
    const { model, chance, pool } = this;
    const f = pool[chance.below(pool.length)]!;
    const g = pool[chance.below(pool.length)]!;
    if (f === g) return NO_NEIGHBOUR;
    const p = this.person(s, f);
    const people = this.movable[f]!;
    const q = people[chance.below(people.length)]!;
    const { n, fixed } = model;
    if (p === q || fixed[g * n + p] === 1 || fixed[g * n + q] === 1) return NO_NEIGHBOUR;
    if (s.at[f * n + p] === s.at[f * n + q] || s.at[g * n + p] === s.at[g * n + q]) return NO_NEIGHBOUR;
    if (model.hasBookings && !(this.mayExchange(s, f, p, q) && this.mayExchange(s, g, p, q))) return NO_NEIGHBOUR;
    this.phase = f;
    this.otherPhase = g;
    this.p = p;
    this.q = q;
    return this.keepThemesApart(s, p, q, f, g) && this.keepThemesApart(s, q, p, f, g) ? NEIGHBOUR : NO_NEIGHBOUR;
  }

  private proposeFreeSeat(s: Seating, f: number, p: number, from: number, table: number): number {
    const { model } = this;
    if (!this.slack) return NO_NEIGHBOUR;
    const left = s.size[from]! - 1;
    const joined = s.size[table]! + 1;
    if (left < model.min[from]! && !(left === 0 && model.closable[from] === 1)) return NO_NEIGHBOUR;
    if (joined < model.min[table]!) return NO_NEIGHBOUR;
    if (model.hasBookings && !this.maySit(f, p, table)) return NO_NEIGHBOUR;
    this.q = -1;
    const theme = model.theme[model.atelierOf[table]!]!;
    const same = theme === model.theme[model.atelierOf[from]!];
    return same || !this.attends(s, p, theme) ? NEIGHBOUR : NO_NEIGHBOUR;
  }

  /** One of the phase's people, rather somebody with something to gain. */
  private person(s: Seating, f: number): number {
    const { model, chance } = this;
    const people = this.movable[f]!;
    let p = 0;
    for (let i = 0; i < TRIES; i++) {
      p = people[chance.below(people.length)]!;
      const table = s.at[f * model.n + p]!;
      if (s.repeatsOf[p]! > 0 || s.defect[table]! > 0) return p;
      const base = model.base[f * model.n + p]!;
      if (base >= 0 && base !== table) return p;
      if ((chance.bits() & 15) < IDLE_OF_16) return p;
    }
    return p;
  }

  private mayExchangeThemes(s: Seating, p: number, q: number, themeP: number, themeQ: number): boolean {
    return themeP === themeQ || (!this.attends(s, p, themeQ) && !this.attends(s, q, themeP));
  }

  private mayExchange(s: Seating, f: number, p: number, q: number): boolean {
    const { n } = this.model;
    return this.maySit(f, p, s.at[f * n + q]!) && this.maySit(f, q, s.at[f * n + p]!);
  }

  /** Whoever has booked an atelier stays in it. */
  private maySit(f: number, p: number, table: number): boolean {
    const { n, promised, atelierOf } = this.model;
    const atelier = promised[f * n + p]!;
    return atelier < 0 || atelier === atelierOf[table];
  }

  private attends(s: Seating, p: number, theme: number): boolean {
    if (this.model.instance.noRepeatTheme !== true || this.model.themeName[theme]! < 0) return false;
    return s.attended[p * this.model.themes + theme]! > 0;
  }

  /** Whether p, in q's seats of phases f and g, would still attend no theme twice. */
  private keepThemesApart(s: Seating, p: number, q: number, f: number, g: number): boolean {
    const { n, theme, atelierOf, themes, themeName } = this.model;
    const leftF = theme[atelierOf[s.at[f * n + p]!]!]!;
    const leftG = theme[atelierOf[s.at[g * n + p]!]!]!;
    const newF = theme[atelierOf[s.at[f * n + q]!]!]!;
    const newG = theme[atelierOf[s.at[g * n + q]!]!]!;
    if (newF === newG && themeName[newF]! >= 0) return false;
    const elsewhere = (t: number) => s.attended[p * themes + t]! - (t === leftF ? 1 : 0) - (t === leftG ? 1 : 0) > 0;
    return !(themeName[newF]! >= 0 && elsewhere(newF)) && !(themeName[newG]! >= 0 && elsewhere(newG));
  }
}

/** The table that holds a seat; tables of one atelier are mostly of one size, so the guess is nearly always right. */
function tableOfSeat(s: Seating, seat: number, first: number, last: number): number {
  const { seatStart } = s;
  const from = seatStart[first]!;
  let table = first + Math.floor(((seat - from) * (last - first)) / (seatStart[last]! - from));
  while (seatStart[table]! > seat) table--;
  while (seatStart[table + 1]! <= seat) table++;
  return table;
}
