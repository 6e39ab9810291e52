import type { Bounds } from '../planner/bounds.js';
import type { LockedTables, SeatChange } from '../seats.js';

/** How the planner made a plan; empty for one that began as a copy. */
export interface Proposal {
  readonly seed?: number;
  readonly seconds?: number;
  readonly budget?: number;
  /** No plan is under these, for the people and tables of that moment. */
  readonly bounds?: Bounds;
}

/** A plan without its seats. */
export interface SeatPlan {
  readonly id: string;
  readonly eventId: string;
  readonly kind: 'draft' | 'published';
  readonly name: string;
  readonly basedOn: string | null;
  readonly basedOnVersion: number;
  readonly version: number;
  readonly revision: number;
  readonly lockedTables: LockedTables;
  readonly proposal: Proposal;
  /** Epoch milliseconds of the events' clock. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly actor: string;
}

export type ChangeVerb =
  'moved' | 'swapped' | 'locked' | 'unlocked' | 'table-locked' | 'table-unlocked' | 'absent' | 'present';

/** One change of a plan: what undo takes back. Tables by `tableKey`. */
export interface PlanChange {
  readonly seats: readonly SeatChange[];
  readonly lock?: readonly string[];
  readonly unlock?: readonly string[];
}

export interface RecordedChange extends PlanChange {
  readonly version: number;
  readonly verb: ChangeVerb;
  readonly at: number;
  readonly actor: string;
  readonly accountId: string | null;
}

export function reversedChange({ seats, lock, unlock }: PlanChange): PlanChange {
  return {
    seats: seats.map(({ person, phase, before, after }) => ({ person, phase, before: after, after: before })),
    ...(unlock ? { lock: unlock } : {}),
    ...(lock ? { unlock: lock } : {}),
  };
}

export function withLocks(locked: LockedTables, { lock = [], unlock = [] }: PlanChange): LockedTables {
  const next = new Set([...locked, ...lock]);
  for (const key of unlock) next.delete(key);
  return next;
}
