import type { ProgrammeDiff } from './programme-diff.js';

/** The fact that modules on the right learn of, inside the transaction of the publication. */
export interface ProgrammePublished {
  readonly eventId: string;
  readonly diff: ProgrammeDiff;
  /** The organiser wants the people who are registered to read what changed. */
  readonly tellPeople: boolean;
  /** SEQUENCE of the event's calendar entries from now on. */
  readonly calendarSequence: number;
  /** Tells one publication from the next. */
  readonly version: number;
}
