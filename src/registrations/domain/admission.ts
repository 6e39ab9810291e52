import type { CollectivitySnapshot, RegistrationStatus } from './registration.js';

/** The counters of one event, as the row that every admission locks holds them. */
export interface PlacesLedger {
  /** Null where nobody counts. */
  readonly capacity: number | null;
  /** Confirmed registrations; `communes`, `epci` and `others` are their parts. */
  readonly taken: number;
  readonly waiting: number;
  /** The rank of the next person on the waiting list; it only grows, so ranks are never given twice. */
  readonly nextRank: number;
  readonly communes: number;
  readonly epci: number;
  readonly others: number;
}

export type Admission =
  | { readonly status: 'confirmed'; readonly rank: null; readonly position: null }
  | { readonly status: 'waiting'; readonly rank: number; readonly position: number }
  | { readonly status: 'refused'; readonly rank: null; readonly position: null };

type EmployerType = CollectivitySnapshot['type'];

/**
 * Whether somebody who asks now gets a place. Free places belong to those who wait first: a newcomer is confirmed only
 * when more places are free than people wait.
 */
export function decideAdmission(ledger: PlacesLedger, waitingListEnabled: boolean): Admission {
  if (freePlaces(ledger) > ledger.waiting) return { status: 'confirmed', rank: null, position: null };
  if (!waitingListEnabled) return { status: 'refused', rank: null, position: null };
  return { status: 'waiting', rank: ledger.nextRank, position: ledger.waiting + 1 };
}

/** @returns free places, never negative; Infinity where nobody counts. */
export function freePlaces({ capacity, taken }: Pick<PlacesLedger, 'capacity' | 'taken'>): number {
  return capacity === null ? Infinity : Math.max(0, capacity - taken);
}

/** How many of those who wait can be let in at once. */
export function promotable(ledger: PlacesLedger): number {
  return Math.min(freePlaces(ledger), ledger.waiting);
}

export function withConfirmed(ledger: PlacesLedger, type: EmployerType): PlacesLedger {
  return countEmployer({ ...ledger, taken: ledger.taken + 1 }, type, 1);
}

export function withWaiting(ledger: PlacesLedger): PlacesLedger {
  return { ...ledger, waiting: ledger.waiting + 1, nextRank: ledger.nextRank + 1 };
}

/** One who waited is let in: the first of the line, in every caller. */
export function withPromoted(ledger: PlacesLedger, type: EmployerType): PlacesLedger {
  return withConfirmed({ ...ledger, waiting: ledger.waiting - 1 }, type);
}

/** Somebody leaves: a place is free again, or the line is shorter. */
export function withDeparture(
  ledger: PlacesLedger,
  from: Exclude<RegistrationStatus, 'withdrawn'>,
  type: EmployerType,
): PlacesLedger {
  if (from === 'confirmed') return countEmployer({ ...ledger, taken: ledger.taken - 1 }, type, -1);
  return from === 'waiting' ? { ...ledger, waiting: ledger.waiting - 1 } : ledger;
}

/** A confirmed person changes employer. */
export function withEmployerChange(ledger: PlacesLedger, before: EmployerType, after: EmployerType): PlacesLedger {
  return countEmployer(countEmployer(ledger, before, -1), after, 1);
}

const COUNTER = { commune: 'communes', epci: 'epci', other: 'others' } as const;

function countEmployer(ledger: PlacesLedger, type: EmployerType, by: 1 | -1): PlacesLedger {
  const counter = COUNTER[type];
  return { ...ledger, [counter]: ledger[counter] + by };
}
