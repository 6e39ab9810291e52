import { type Figures, valuePlan } from '../planner/figures.js';
import type { Instance, TerritoryMode } from '../planner/instance.js';
import { type PlanPerson, territoryOf } from '../plan-person.js';
import { seatIn } from '../seats.js';
import { tableOf, tablesIn } from '../setup/arrangement.js';
import { planOf, type Question, questionOf } from './question.js';
import { occupantsIn, type Situation } from './situation.js';

/** What a plan is worth, in words that organisers use. */
export interface Quality {
  readonly figures: Omit<Figures, 'broken'>;
  readonly people: number;
  /** Seats given, of the seats that people need. */
  readonly placed: number;
  readonly needed: number;
  readonly encounters: {
    /** Others met, on average, to a tenth; and how many they could be if nobody met anybody twice. */
    readonly met: number;
    readonly possible: number;
    /** Meetings of people who have met already. */
    readonly again: number;
  };
  readonly mix: readonly TableMix[];
  readonly wishes: {
    /** People who wished for something. */
    readonly of: number;
    /** How many attend their first wish, second, …; and none of them. */
    readonly byRank: readonly number[];
    readonly none: number;
  };
  /** Seats that people have taken in ateliers, and in how many of them they sit; `of` 0 where ateliers are not booked. */
  readonly bookings: { readonly of: number; readonly kept: number };
  readonly territories: readonly PhaseTerritories[];
}

export interface TableMix {
  readonly phase: number;
  readonly table: number;
  readonly commune: number;
  readonly epci: number;
  readonly other: number;
  readonly seats: number;
}

export interface PhaseTerritories {
  readonly phase: number;
  /** What the organisers asked for in this phase. */
  readonly wanted: TerritoryMode;
  /** Territories of which at least two people sit. */
  readonly of: number;
  /** At as few tables as they can be; at as many. */
  readonly together: number;
  readonly split: number;
}

export function qualityOf(situation: Situation): Quality {
  const question = questionOf(situation);
  const figures = valueSeats(question, situation);
  const { broken: _, ...told } = figures;
  const { people, arrangement } = situation;
  const away = question.instance.absent?.length ?? 0;
  const needed = people.length * arrangement.phases.length - away;
  const placed = planOf(question, situation).reduce((sum, row) => sum + row.filter((table) => table >= 0).length, 0);
  const each = (pairs: number) => (people.length === 0 ? 0 : Math.round((20 * pairs) / people.length) / 10);
  return {
    figures: told,
    people: people.length,
    placed,
    needed,
    encounters: { met: each(figures.distinctPairs), possible: each(figures.encounters), again: figures.repeats },
    mix: mixOf(situation),
    wishes: wishesOf(situation),
    bookings: bookingsOf(situation),
    territories: arrangement.phases.map((phase) => territoriesIn(situation, phase)),
  };
}

/** As the planner values it; whoever has no seat yet counts as away. */
function valueSeats(question: Question, situation: Pick<Situation, 'seats'>): Figures {
  const plan = planOf(question, situation);
  const absent = plan.flatMap((row, f) => row.flatMap((table, p): [number, number][] => (table < 0 ? [[p, f]] : [])));
  const instance: Instance = { ...question.instance, absent };
  return valuePlan(instance, plan);
}

function mixOf(situation: Situation): TableMix[] {
  return situation.arrangement.phases.flatMap((phase) => {
    const occupants = occupantsIn(situation, phase);
    return tablesIn(phase).map(({ number, seats }) => {
      const people = occupants.get(number) ?? [];
      const count = (type: PlanPerson['type']) => people.filter((person) => person.type === type).length;
      return {
        phase: phase.number,
        table: number,
        commune: count('commune'),
        epci: count('epci'),
        other: count('other'),
        seats,
      };
    });
  });
}

function bookingsOf({ arrangement, people, seats }: Situation): Quality['bookings'] {
  const all = people.flatMap(({ id, bookings }) => bookings.map((booking) => ({ id, ...booking })));
  const kept = all.filter(({ id, phase, atelier }) => {
    const arranged = arrangement.phases.find(({ number }) => number === phase);
    return tableOf(arranged, seatIn(seats.get(id), phase).table)?.atelier.letter === atelier;
  });
  return { of: all.length, kept: kept.length };
}

function wishesOf(situation: Situation): Quality['wishes'] {
  const wishing = situation.people.filter(({ wishes }) => wishes.some(({ atelier }) => atelier !== ''));
  const ranks = Math.max(0, ...wishing.flatMap(({ wishes }) => wishes.map(({ rank }) => rank)));
  const byRank = new Array<number>(ranks).fill(0);
  let none = 0;
  for (const person of wishing) {
    const met = ranksMet(situation, person);
    for (const rank of met) byRank[rank - 1]! += 1;
    if (met.length === 0) none++;
  }
  return { of: wishing.length, byRank, none };
}

/** Ranks of the wishes that somebody attends. */
export function ranksMet({ arrangement, seats }: Situation, person: PlanPerson): number[] {
  const attended = arrangement.phases.flatMap((phase) => {
    const table = tableOf(phase, seatIn(seats.get(person.id), phase.number).table);
    return table ? [{ phase: phase.number, letter: table.atelier.letter }] : [];
  });
  const met = person.wishes.filter(
    (wish) =>
      wish.rank > 0 &&
      attended.some(({ phase, letter }) => letter === wish.atelier && (wish.phase === 0 || wish.phase === phase)),
  );
  return [...new Set(met.map(({ rank }) => rank))].sort((one, other) => one - other);
}

function territoriesIn(situation: Situation, phase: Situation['arrangement']['phases'][number]): PhaseTerritories {
  const { territoryBy } = situation.arrangement.decisions;
  const tables = new Map<string, number[]>();
  const occupants = occupantsIn(situation, phase);
  for (const [table, people] of occupants) {
    for (const person of people) {
      const territory = territoryOf(person, territoryBy);
      if (territory) tables.set(territory.key, [...(tables.get(territory.key) ?? []), table]);
    }
  }
  const largest = Math.max(1, ...tablesIn(phase).map(({ seats }) => seats));
  const groups = [...tables.values()].filter((seats) => seats.length > 1);
  const used = [...occupants.values()].filter((people) => people.length > 0).length;
  const tightly = (seats: readonly number[]) => new Set(seats).size === Math.ceil(seats.length / largest);
  const widely = (seats: readonly number[]) => new Set(seats).size === Math.min(seats.length, used);
  return {
    phase: phase.number,
    wanted: phase.ateliers.find(({ territory }) => territory !== 'free')?.territory ?? 'free',
    of: groups.length,
    together: groups.filter(tightly).length,
    split: groups.filter(widely).length,
  };
}
