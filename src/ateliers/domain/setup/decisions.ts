import type { TerritoryMode, Weights } from '../planner/instance.js';

/** How people go from one phase to the next: in the same atelier, to another one each time, or as they wished. */
export const PASSAGES = ['keep', 'rotate', 'choose'] as const;
export type Passage = (typeof PASSAGES)[number];

/** What matters most in a proposal; experts may set each weight instead. */
export const EMPHASES = ['encounters', 'balanced', 'wishes'] as const;
export type Emphasis = (typeof EMPHASES)[number];

/** What is spread evenly over the tables of an atelier. */
export const MIXES = ['type', 'function', 'employer'] as const;
export type Mix = (typeof MIXES)[number];

/** What makes two people of the same territory: the collective they come with, or the EPCI. */
export const TERRITORIES = ['collective', 'epci'] as const;
export type TerritoryBy = (typeof TERRITORIES)[number];

export interface TableDecision {
  /** The number on the table, from 1, once in a phase. */
  readonly number: number;
  readonly seats: number;
  /** Not used: broken, missing, or the room is smaller than thought. Its number stays its own. */
  readonly closed: boolean;
}

export interface AtelierDecision {
  readonly letter: string;
  /** Null: as the programme says. */
  readonly room: string | null;
  /** Ateliers of the same theme count as one where nobody attends a theme twice; null: as the programme says. */
  readonly theme: string | null;
  readonly territory: TerritoryMode;
  readonly tables: readonly TableDecision[];
}

export interface PhaseDecision {
  readonly phase: number;
  readonly ateliers: readonly AtelierDecision[];
}

/** Two people who never share a table, or always do. */
export interface PairRule {
  readonly kind: 'apart' | 'together';
  readonly people: readonly [string, string];
}

/** Somebody who is at one table whatever the planner thinks: facilitators, witnesses. Phase 0: all phases. */
export interface FixedSeat {
  readonly person: string;
  readonly phase: number;
  readonly table: number;
}

/** What organisers decided beyond the programme. */
export interface Decisions {
  readonly phases: readonly PhaseDecision[];
  readonly passage: Passage;
  /** Nobody attends the same theme twice, where people choose. */
  readonly once: boolean;
  readonly emphasis: Emphasis;
  /** Set by experts; null: those of the emphasis. */
  readonly weights: Weights | null;
  readonly territoryBy: TerritoryBy;
  readonly mixes: readonly Mix[];
  /** Fewest people at a table that is used; null: tables are filled evenly. */
  readonly fewest: number | null;
  /** A table may stay empty. */
  readonly mayClose: boolean;
  readonly pairs: readonly PairRule[];
  readonly fixed: readonly FixedSeat[];
  /** Confirmed, but nowhere in the plan: they run the day, or only come to listen. */
  readonly outside: readonly string[];
}

export const UNDECIDED: Decisions = {
  phases: [],
  passage: 'choose',
  once: true,
  emphasis: 'balanced',
  weights: null,
  territoryBy: 'collective',
  mixes: ['type', 'function'],
  fewest: null,
  mayClose: false,
  pairs: [],
  fixed: [],
  outside: [],
};

/** Of one encounter repeated, one wish not met, one person of a territory out of place, one out of the mix, one moved seat. */
const WEIGHTS: Readonly<Record<Emphasis, Weights>> = {
  encounters: { repeat: 8, stack: 4, pref: 10, territory: 8, mix: 4, move: 6 },
  balanced: { repeat: 2, stack: 1, pref: 40, territory: 8, mix: 4, move: 6 },
  wishes: { repeat: 1, stack: 1, pref: 200, territory: 4, mix: 2, move: 6 },
};

export function weightsOf({ emphasis, weights }: Pick<Decisions, 'emphasis' | 'weights'>): Weights {
  return weights ?? WEIGHTS[emphasis];
}

/** What the first wish costs, the second …, and what was not wished for. */
export const RANK_COST: readonly number[] = [0, 1, 2, 3, 4, 10];

/** Where people have taken seats in ateliers they have chosen, whatever was decided on who goes where. */
export function decidedWithBookings(decisions: Decisions, hasBookings: boolean): Decisions {
  if (!hasBookings || decisions.passage === 'choose') return decisions;
  return { ...decisions, passage: 'choose', once: false };
}

/** Nobody attends a theme twice. */
export function attendsOnce({ passage, once }: Pick<Decisions, 'passage' | 'once'>): boolean {
  return passage === 'rotate' || (passage === 'choose' && once);
}
