import { placesInAll, placesLeft, registrationState } from './registration-window.js';
import type { ActionCodeRecord, EventRecord, RegistrationState } from './event.js';

/** What pages say of the registrations of an event: its state, with « presque complet » told apart. */
export type StandingKey = RegistrationState | 'nearly-full';

export interface Standing {
  readonly key: StandingKey;
  readonly state: RegistrationState;
  readonly left: number | null;
  readonly capacity: number | null;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
}

/** Where nine places in ten are taken it is time to say so. */
const NEARLY_FULL = 0.1;

export function standingOf(event: EventRecord, now: number, code?: ActionCodeRecord): Standing {
  const state = registrationState(event, now, code);
  const left = placesLeft(event.places);
  const capacity = placesInAll(event.places);
  const nearlyFull = state === 'open' && left !== null && capacity !== null && left <= capacity * NEARLY_FULL;
  return {
    key: nearlyFull ? 'nearly-full' : state,
    state,
    left,
    capacity,
    opensAt: code?.opensAt ?? event.registrationOpensAt,
    closesAt: code?.closesAt ?? event.registrationClosesAt,
  };
}
