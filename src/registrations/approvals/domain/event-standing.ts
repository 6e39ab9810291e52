import type { EventRecord } from '../../../events/domain/event.js';
import { isOver } from '../../../events/domain/registration-window.js';

/** Nobody needs to agree to anything any more: the event is over, was called off or put away. */
export function isNoMore(event: Pick<EventRecord, 'status' | 'endsOn' | 'timeZone'>, now: number): boolean {
  return event.status === 'cancelled' || event.status === 'archived' || isOver(event, now);
}
