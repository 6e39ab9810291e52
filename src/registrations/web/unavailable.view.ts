import type { EventRecord, RegistrationState } from '../../events/domain/event.js';
import { datesFor } from '../../events/domain/registration-window.js';
import { eventSummary } from './event-summary.view.js';

/** Why nobody registers now and what to do instead. `state` is the one the person met. */
export function unavailableView(
  event: EventRecord,
  state: Exclude<RegistrationState, 'open' | 'waiting'> | 'code-full',
) {
  const { opensAt, closesAt } = datesFor(event);
  const boundary = state === 'upcoming' ? opensAt : state === 'closed' ? closesAt : null;
  return { event: eventSummary(event), state, boundary, text: boundary === null ? state : `${state}At` };
}
