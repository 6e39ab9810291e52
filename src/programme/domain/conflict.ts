import type { Session } from './programme.js';

/** A session that two people changed at the same time, each in their own way. Null: removed, or not there yet. */
export interface Conflict {
  readonly id: string;
  readonly mine: Session | null;
  readonly theirs: Session | null;
}
