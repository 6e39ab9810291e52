import { addDays } from '../../platform/clock/paris-time.js';
import type { Draft } from './draft.js';

export interface CopyOptions {
  /** Days to move every session by; negative for earlier. */
  readonly days: number;
  /** Places of the other event by those of the first; without it, places keep their ids. */
  readonly venueIds?: ReadonlyMap<string, string>;
  readonly newId: () => string;
}

/** The same sessions for another event. Printed misprints belong to the first event's paper and are left behind. */
export function copiedProgramme(sessions: Draft, { days, venueIds, newId }: CopyOptions): Draft {
  return sessions.map((session) => ({
    ...session,
    id: newId(),
    day: addDays(session.day, days),
    printedTime: null,
    venueId: session.venueId === null || !venueIds ? session.venueId : (venueIds.get(session.venueId) ?? null),
  }));
}
