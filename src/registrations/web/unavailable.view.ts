import type { EventRecord, RegistrationState } from '../../events/domain/event.js';
import { datesFor } from '../../events/domain/registration-window.js';
import type { NoPlaceFor } from '../domain/registration.errors.js';
import { eventSummary } from './event-summary.view.js';

/** Why nobody registers now and what to do instead. `state` is the one the person met. */
export function unavailableView(
  event: EventRecord,
  state: Exclude<RegistrationState, 'open' | 'waiting'> | 'code-full' | NoPlaceFor['why'],
) {
  const { opensAt, closesAt } = datesFor(event);
  const boundary = state === 'upcoming' ? opensAt : state === 'closed' ? closesAt : null;
  const said = state === 'quota-commune' || state === 'quota-epci' || state === 'quota-other' ? 'quota' : state;
  const asksCode = state === 'invitation' || state === 'code-full';
  return { event: eventSummary(event), state, boundary, text: boundary === null ? said : `${state}At`, asksCode };
}
