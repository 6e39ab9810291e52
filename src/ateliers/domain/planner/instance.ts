/** What becomes of people of one territory (a collectif de territoire) at the tables of an atelier. */
export type TerritoryMode = 'free' | 'split' | 'together';

export interface AtelierTables {
  /** What is treated there; undefined where nobody chooses. Same number: same theme, in whatever phase. */
  readonly theme?: number;
  /** Fewest and most people of each table. */
  readonly tables: readonly (readonly [min: number, max: number])[];
  /** A table of this atelier may also stay empty, below its minimum. */
  readonly closable?: boolean;
  readonly territory?: TerritoryMode;
  /** Names of the attributes whose values are to be spread evenly over the tables. */
  readonly mix?: readonly string[];
}

export interface PlannedPhase {
  readonly ateliers: readonly AtelierTables[];
}

export interface SeatLock {
  readonly p: number;
  readonly phase: number;
  readonly table: number;
}

/** Somebody who has taken a seat in an atelier, numbered within its phase: they sit there, at whichever table. */
export interface AtelierBooking {
  readonly p: number;
  readonly phase: number;
  readonly atelier: number;
}

/** Cost of one unit of each criterion: whole numbers, 0 = indifferent. */
export interface Weights {
  readonly repeat: number;
  readonly stack: number;
  readonly pref: number;
  readonly territory: number;
  readonly mix: number;
  readonly move: number;
}

/**
 * `plan[phase][person]` is a table, numbered from 0 through the phase in the order of its ateliers, or -1 for an absent person.
 */
export type Plan = readonly (readonly number[])[];

/** The question put to the planner: people 0 … n-1, phases, ateliers, tables. Format of `bench/planner/README.md`. */
export interface Instance {
  readonly id: string;
  readonly n: number;
  readonly phases: readonly PlannedPhase[];
  readonly attributes?: Readonly<Record<string, readonly number[]>>;
  /** Territory of each person; -1 = none. */
  readonly territory?: readonly number[];
  /** Nobody attends the same theme twice. */
  readonly noRepeatTheme?: boolean;
  /** Themes that each person ranked, best first. */
  readonly wishes?: readonly (readonly number[])[];
  /** Cost of the first wish, the second …; the last entry is the cost of a theme that was not wished for. */
  readonly rankCost?: readonly number[];
  readonly absent?: readonly (readonly [person: number, phase: number])[];
  readonly locks?: readonly SeatLock[];
  /** Of people without a lock in that phase. */
  readonly booked?: readonly AtelierBooking[];
  /** Pairs who never share a table, and pairs who share one in every phase both attend. */
  readonly apart?: readonly (readonly [number, number])[];
  readonly paired?: readonly (readonly [number, number])[];
  /** A re-plan: the plan in force; phases before `fromPhase` are over and stay as they were. */
  readonly base?: Plan;
  readonly fromPhase?: number;
  readonly weights: Weights;
}

/** Phases that one pair counter can hold (five bits). */
export const MOST_PHASES = 31;
/** People whose pair counters still fit in 64 MB. */
export const MOST_PEOPLE = 8_000;
