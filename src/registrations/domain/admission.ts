import { hasQuotas, type PlacesRules } from '../places/domain/places-rules.js';
import { quotaObstacle, type Employer, type QuotaObstacle, type Tally } from './quotas.js';
import type { EmployerType, RegistrationStatus } from './registration.js';

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

/**
 * Why somebody gets no place at once. `full`: all are taken. `held`: the last ones are offered to people who have not answered
 * yet. `reserved`: what is free belongs to those who wait. The others: enough have come of that type, or of that collectivity.
 */
export type AdmissionCause = 'full' | 'held' | 'reserved' | QuotaObstacle;

export type Admission =
  | { readonly status: 'confirmed'; readonly position: null; readonly cause: null }
  | { readonly status: 'waiting'; readonly position: number; readonly cause: AdmissionCause }
  | { readonly status: 'refused'; readonly position: null; readonly cause: AdmissionCause };

/**
 * Whether somebody who asks now gets a place. Free places belong to those who wait first. Where quotas keep people waiting
 * beside free places, whoever could be let in has been (`letIn` after every change): a newcomer jumps nobody.
 */
export function decideAdmission(
  ledger: PlacesLedger,
  { rules, tally, waitingListEnabled }: { rules: PlacesRules; tally: Tally; waitingListEnabled: boolean },
  employer: Employer,
): Admission {
  const cause = obstacle(ledger, rules, tally, employer);
  if (cause === null) return { status: 'confirmed', position: null, cause };
  if (!waitingListEnabled) return { status: 'refused', position: null, cause };
  return { status: 'waiting', position: ledger.waiting + 1, cause };
}

function obstacle(ledger: PlacesLedger, rules: PlacesRules, tally: Tally, employer: Employer): AdmissionCause | null {
  const free = freePlaces(ledger);
  if (free === 0) return ledger.held > 0 && placesInAll(ledger) > ledger.taken ? 'held' : 'full';
  const quota = quotaObstacle(rules, tally, employer);
  if (quota !== null) return quota;
  return hasQuotas(rules) || free > ledger.waiting ? null : 'reserved';
}

/** @returns places neither taken nor held, never negative; Infinity where nobody counts. */
export function freePlaces(ledger: Pick<PlacesLedger, 'capacity' | 'overbooking' | 'taken' | 'held'>): number {
  return Math.max(0, placesInAll(ledger) - ledger.taken - ledger.held);
}

function placesInAll({ capacity, overbooking }: Pick<PlacesLedger, 'capacity' | 'overbooking'>): number {
  return capacity === null ? Infinity : capacity + overbooking;
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
