import type { AtelierBooking, AtelierTables, Instance, Plan, SeatLock } from '../planner/instance.js';
import { type PlanPerson, territoryOf } from '../plan-person.js';
import { seatIn, tableKey } from '../seats.js';
import { type ArrangedAtelier, type ArrangedPhase, type PlacedTable, seatsIn, tablesIn } from '../setup/arrangement.js';
import { attendsOnce, type Decisions, type Mix, RANK_COST, weightsOf } from '../setup/decisions.js';
import { gatherTerritories } from './gather-territories.js';
import type { Situation } from './situation.js';

/** What the planner is asked, and what its numbers mean: people, phases and tables by their place in these lists. */
export interface Question {
  readonly instance: Instance;
  readonly people: readonly PlanPerson[];
  readonly phases: readonly number[];
  readonly tables: readonly (readonly PlacedTable[])[];
  /** The theme of each number; a theme only counts in one phase where people wished for ateliers phase by phase. */
  readonly themes: readonly string[];
  readonly territories: readonly string[];
}

export interface Asking {
  /** Begin with the plan as it is: few moves, and phases before this number untouched. */
  readonly replanFrom?: number;
  /** Tables may be emptier than « evenly filled » asks: for when no plan was found otherwise. */
  readonly loosely?: boolean;
  /** Territories that are to sit together go to one atelier, whatever else it costs. */
  readonly gathered?: boolean;
}

export function questionOf(
  situation: Situation,
  { replanFrom, loosely = false, gathered = false }: Asking = {},
): Question {
  const { arrangement, people } = situation;
  const { decisions } = arrangement;
  const phases = arrangement.phases.map(({ number }) => number);
  const tables = arrangement.phases.map(tablesIn);
  const themes = new Themes(situation);
  const from = replanFrom ?? -Infinity;
  const places = { people, phases, tables };
  const base = planOf(places, situation);
  const territories = [...new Set(people.flatMap((person) => territoryOf(person, decisions.territoryBy)?.key ?? []))];
  const number = new Map(territories.map((key, index) => [key, index]));
  const wishes = people.map((person) => themes.wished(person));
  const held = locksOf(situation, tables).filter(({ phase }) => phases[phase]! >= from);
  const booked = bookingsOf(situation, held, from);
  // Whoever has booked elsewhere is not gathered.
  const gatheredTo = gathered ? gatheredLocks(situation, tables) : [];
  const hasBooked = new Set(booked.map(({ p, phase }) => `${p} ${phase}`));
  const instance: Instance = {
    id: 'event',
    n: people.length,
    phases: arrangement.phases.map((phase) => {
      const sitting = sittingIn(situation, phase);
      const filling = phase.number < from ? 'past' : loosely ? 'loose' : 'even';
      return {
        ateliers: phase.ateliers
          .filter((atelier) => tablesOf(phase, atelier).length > 0)
          .map((atelier) => atelierTables(atelier, phase, { situation, sitting, themes, filling })),
      };
    }),
    attributes: Object.fromEntries(decisions.mixes.map((mix) => [mix, valuesOf(people, mix)])),
    territory: people.map((person) => number.get(territoryOf(person, decisions.territoryBy)?.key ?? '') ?? -1),
    // Whoever has booked a theme twice wants to attend it twice.
    noRepeatTheme: attendsOnce(decisions) && !people.some((person) => booksTwice(situation, person)),
    ...(wishes.some((ranked) => ranked.length > 0) ? { wishes, rankCost: RANK_COST } : {}),
    absent: people.flatMap(({ id }, p) =>
      phases.flatMap((phase, f): [number, number][] => {
        // Whoever came late was not there before.
        const missed = phase < from && base[f]![p]! < 0;
        return missed || seatIn(situation.seats.get(id), phase).absent ? [[p, f]] : [];
      }),
    ),
    locks: [...held, ...gatheredTo.filter(({ p, phase }) => !hasBooked.has(`${p} ${phase}`))],
    ...(booked.length > 0 ? { booked } : {}),
    ...pairsOf(decisions, people),
    ...(replanFrom === undefined ? {} : { base, fromPhase: phases.filter((phase) => phase < replanFrom).length }),
    weights: weightsOf(decisions),
  };
  return { instance, people, phases, tables, themes: themes.names, territories };
}

/** The plan as the planner counts it; -1 for whoever has no seat. */
export function planOf(
  { people, phases, tables }: Pick<Question, 'people' | 'phases' | 'tables'>,
  { seats }: Pick<Situation, 'seats'>,
): Plan {
  return phases.map((phase, f) => {
    const place = new Map(tables[f]!.map(({ number }, t) => [number, t]));
    return people.map(({ id }) => {
      const seat = seatIn(seats.get(id), phase);
      return seat.absent ? -1 : (place.get(seat.table) ?? -1);
    });
  });
}

/** A person's number of the planner's table; 0 for nobody's. */
export function tableNumber({ tables }: Question, f: number, table: number): number {
  return tables[f]?.[table]?.number ?? 0;
}

/** Where wishes are for one phase each, and themes may come again, the same atelier in another phase is another wish. */
function isPhaseByPhase({ arrangement, people }: Situation): boolean {
  return !attendsOnce(arrangement.decisions) && people.some(({ wishes }) => wishes.some(({ phase }) => phase > 0));
}

/** What themes are called in this question, and their numbers. */
class Themes {
  readonly names: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly phaseByPhase: boolean;

  constructor(private readonly situation: Situation) {
    this.phaseByPhase = isPhaseByPhase(situation);
    const names = situation.arrangement.phases.flatMap(({ number, ateliers }) =>
      ateliers.map((one) => this.key(one, number)),
    );
    this.names = [...new Set(names)];
    this.numbers = new Map(this.names.map((name, index) => [name, index]));
  }

  of(atelier: ArrangedAtelier, phase: number): number {
    return this.numbers.get(this.key(atelier, phase))!;
  }

  /** Numbers of what somebody wished for, best first. */
  wished({ wishes }: PlanPerson): number[] {
    const ranked = wishes
      .filter(({ atelier, rank }) => atelier !== '' && rank > 0)
      .sort((one, other) => one.rank - other.rank);
    const found: number[] = [];
    for (const wish of ranked) {
      for (const { number, ateliers } of this.situation.arrangement.phases) {
        if (wish.phase !== 0 && wish.phase !== number) continue;
        const atelier = ateliers.find(({ letter }) => letter === wish.atelier);
        const theme = atelier && this.of(atelier, number);
        if (theme !== undefined && !found.includes(theme)) found.push(theme);
      }
    }
    return found;
  }

  private key({ theme }: ArrangedAtelier, phase: number): string {
    return this.phaseByPhase ? `${phase} ${theme}` : theme;
  }
}

type Filling = 'even' | 'loose' | 'past';

/** Who comes to a phase, and how many of them sit at each table. */
interface Sitting {
  readonly coming: number;
  readonly at: ReadonlyMap<number, number>;
}

function sittingIn({ people, seats }: Situation, phase: ArrangedPhase): Sitting {
  const at = new Map<number, number>();
  let coming = 0;
  for (const { id } of people) {
    const { table, absent } = seatIn(seats.get(id), phase.number);
    if (absent) continue;
    coming++;
    at.set(table, (at.get(table) ?? 0) + 1);
  }
  return { coming, at };
}

interface Filled {
  readonly situation: Situation;
  readonly sitting: Sitting;
  readonly themes: Themes;
  readonly filling: Filling;
}

function atelierTables(
  atelier: ArrangedAtelier,
  phase: ArrangedPhase,
  { situation, sitting, themes, filling }: Filled,
): AtelierTables {
  const { decisions } = situation.arrangement;
  const seats = seatsIn(phase);
  const at = (table: number) => sitting.at.get(table) ?? 0;
  const own = tablesOf(phase, atelier).reduce((sum, { seats: places }) => sum + places, 0);
  // Where people have booked, each atelier has its own number of them.
  const booked = bookedIn(situation, phase.number, atelier.letter);
  const [coming, among] = booked === null ? [sitting.coming, seats] : [booked, own];
  const fewest = (places: number) => {
    if (decisions.fewest !== null) return Math.min(decisions.fewest, places);
    return filling === 'loose' || among === 0 ? 0 : Math.max(0, Math.floor((places * coming) / among) - 1);
  };
  return {
    theme: themes.of(atelier, phase.number),
    tables: tablesOf(phase, atelier).map(({ number, seats: places }): [number, number] => {
      // What is over is as it was, whatever tables hold now.
      if (filling === 'past') return [0, Math.max(places, at(number))];
      if (!situation.lockedTables.has(tableKey(phase.number, number))) return [fewest(places), places];
      const seated = Math.min(places, at(number));
      return [seated, seated];
    }),
    closable: decisions.mayClose || filling === 'past',
    territory: atelier.territory,
    mix: decisions.mixes,
  };
}

function tablesOf(phase: ArrangedPhase, atelier: ArrangedAtelier): PlacedTable[] {
  return tablesIn(phase).filter((table) => table.atelier === atelier);
}

/** Numbers for the planner. Of employers only those of several people are told apart: the others part by themselves. */
function valuesOf(people: readonly PlanPerson[], mix: Mix): number[] {
  const keys = people.map(({ type, functionKey, employerKey }) =>
    mix === 'type' ? type : mix === 'function' ? functionKey : employerKey,
  );
  const count = new Map<string, number>();
  for (const key of keys) count.set(key, (count.get(key) ?? 0) + 1);
  const values = new Map<string, number>();
  return keys.map((key) => {
    if (mix === 'employer' && count.get(key) === 1) return 0;
    if (!values.has(key)) values.set(key, values.size + 1);
    return values.get(key)!;
  });
}

/** Seats that stay: locked ones, everybody at a locked table, and whom the organisers fixed at a table. */
function locksOf({ people, seats, lockedTables, arrangement }: Situation, tables: Question['tables']): SeatLock[] {
  const fixed = new Map(arrangement.decisions.fixed.map((one) => [`${one.person} ${one.phase}`, one.table]));
  return arrangement.phases.flatMap(({ number: phase }, f) => {
    const place = new Map(tables[f]!.map(({ number }, t) => [number, t]));
    return people.flatMap(({ id }, p): SeatLock[] => {
      const seat = seatIn(seats.get(id), phase);
      if (seat.absent) return [];
      const promised =
        seat.locked || lockedTables.has(tableKey(phase, seat.table))
          ? seat.table
          : (fixed.get(`${id} ${phase}`) ?? fixed.get(`${id} 0`));
      const table = promised === undefined ? undefined : place.get(promised);
      return table === undefined ? [] : [{ p, phase: f, table }];
    });
  });
}

/** Who has booked an atelier and is not held at a table: the organisers' word counts more. */
function bookingsOf(situation: Situation, locks: readonly SeatLock[], from: number): AtelierBooking[] {
  const { arrangement, people, seats } = situation;
  const locked = new Set(locks.map(({ p, phase }) => `${p} ${phase}`));
  return arrangement.phases.flatMap((phase, f) => {
    const letters = phase.ateliers.filter((one) => tablesOf(phase, one).length > 0).map(({ letter }) => letter);
    return people.flatMap(({ id, bookings }, p): AtelierBooking[] => {
      const booking = bookings.find((one) => one.phase === phase.number);
      const atelier = booking ? letters.indexOf(booking.atelier) : -1;
      const isFree = phase.number >= from && !locked.has(`${p} ${f}`) && !seatIn(seats.get(id), phase.number).absent;
      return atelier < 0 || !isFree ? [] : [{ p, phase: f, atelier }];
    });
  });
}

/** How many have booked an atelier of a phase; null where nobody has booked any there. */
function bookedIn({ people }: Situation, phase: number, letter: string): number | null {
  const there = people.flatMap(({ bookings }) => bookings.filter((one) => one.phase === phase));
  return there.length === 0 ? null : there.filter(({ atelier }) => atelier === letter).length;
}

function gatheredLocks(situation: Situation, tables: Question['tables']): SeatLock[] {
  const place = new Map(situation.people.map(({ id }, p) => [id, p]));
  const phases = situation.arrangement.phases.map(({ number }) => number);
  return gatherTerritories(situation).map(({ person, phase, table }) => {
    const f = phases.indexOf(phase);
    return { p: place.get(person)!, phase: f, table: tables[f]!.findIndex(({ number }) => number === table) };
  });
}

function pairsOf({ pairs }: Decisions, people: readonly PlanPerson[]): Pick<Instance, 'apart' | 'paired'> {
  const place = new Map(people.map(({ id }, p) => [id, p]));
  const of = (kind: 'apart' | 'together') =>
    pairs.flatMap((rule): [number, number][] => {
      const [one, other] = [place.get(rule.people[0]), place.get(rule.people[1])];
      return rule.kind !== kind || one === undefined || other === undefined || one === other ? [] : [[one, other]];
    });
  return { apart: of('apart'), paired: of('together') };
}

/** Whether somebody has booked ateliers of one theme in two phases. */
function booksTwice({ arrangement }: Situation, { bookings }: PlanPerson): boolean {
  const themes = bookings.flatMap(({ phase, atelier }) => {
    const { ateliers = [] } = arrangement.phases.find(({ number }) => number === phase) ?? {};
    return ateliers.find(({ letter }) => letter === atelier)?.theme ?? [];
  });
  return new Set(themes).size < themes.length;
}
