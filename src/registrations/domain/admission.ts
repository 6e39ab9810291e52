import type { CollectivitySnapshot, RegistrationStatus } from './registration.js';

/** The counters of one event, as the row that every admission locks holds them. */
export interface PlacesLedger {
  /** Null where nobody counts. */
  readonly capacity: number | null;
  /** How many more than there are places may be promised, as some never come. */
  readonly overbooking: number;
  /** Confirmed registrations; `communes`, `epci` and `others` are their parts. */
  readonly taken: number;
  /** Places offered to people who have not answered yet. */
  readonly held: number;
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

/** @returns places neither taken nor held, never negative; Infinity where nobody counts. */
export function freePlaces({
  capacity,
  overbooking,
  taken,
  held,
}: Pick<PlacesLedger, 'capacity' | 'overbooking' | 'taken' | 'held'>): number {
  return capacity === null ? Infinity : Math.max(0, capacity + overbooking - taken - held);
}

/** How many of those who wait can be let in at once. */
export function promotable(ledger: PlacesLedger): number {
  return Math.min(freePlaces(ledger), ledger.waiting);
}

/** The counters after one registration went from one state to another; `null` before it was made. */
export function afterMove(
  ledger: PlacesLedger,
  from: RegistrationStatus | null,
  to: RegistrationStatus,
  type: EmployerType,
): PlacesLedger {
  return entered(left(ledger, from, type), to, type);
}

/** A confirmed person changes employer. */
export function afterEmployerChange(ledger: PlacesLedger, before: EmployerType, after: EmployerType): PlacesLedger {
  return countEmployer(countEmployer(ledger, before, -1), after, 1);
}

function left(ledger: PlacesLedger, from: RegistrationStatus | null, type: EmployerType): PlacesLedger {
  if (from === 'confirmed') return countEmployer({ ...ledger, taken: ledger.taken - 1 }, type, -1);
  if (from === 'offered') return { ...ledger, held: ledger.held - 1 };
  return from === 'waiting' ? { ...ledger, waiting: ledger.waiting - 1 } : ledger;
}

function entered(ledger: PlacesLedger, to: RegistrationStatus, type: EmployerType): PlacesLedger {
  if (to === 'confirmed') return countEmployer({ ...ledger, taken: ledger.taken + 1 }, type, 1);
  if (to === 'offered') return { ...ledger, held: ledger.held + 1 };
  return to === 'waiting' ? { ...ledger, waiting: ledger.waiting + 1, nextRank: ledger.nextRank + 1 } : ledger;
}

const COUNTER = { commune: 'communes', epci: 'epci', other: 'others' } as const;

function countEmployer(ledger: PlacesLedger, type: EmployerType, by: 1 | -1): PlacesLedger {
  const counter = COUNTER[type];
  return { ...ledger, [counter]: ledger[counter] + by };
}
