import { instantOf } from '../../../platform/clock/paris-time.js';
import type { EventRecord } from '../../../events/domain/event.js';

const HOUR = 3_600_000;

/** Nobody can be expected to answer sooner, in milliseconds. */
const SHORTEST_OFFER = HOUR;

/**
 * Until when somebody may answer an offer made at `now` (epoch milliseconds): `offerHours` later, and never after the event
 * has begun. Null where there is no time left to ask: whoever is next is confirmed at once.
 */
export function offerDueAt(
  event: Pick<EventRecord, 'startsOn' | 'announcedFrom' | 'timeZone'>,
  offerHours: number,
  now: number,
): number | null {
  const begins = instantOf(event.startsOn, event.announcedFrom ?? '00:00', event.timeZone);
  const dueAt = Math.min(now + offerHours * HOUR, begins);
  return dueAt - now < SHORTEST_OFFER ? null : dueAt;
}
