import { addDays, instantOf } from '../../platform/clock/paris-time.js';
import type { ActionCodeRecord, EventRecord, RegistrationState } from './event.js';

type Window = Pick<
  EventRecord,
  | 'status'
  | 'registrationMode'
  | 'registrationOpensAt'
  | 'registrationClosesAt'
  | 'waitingListEnabled'
  | 'endsOn'
  | 'timeZone'
  | 'places'
>;

/**
 * What somebody meets who wants to register at `now` (epoch milliseconds). A code's own dates come before the event's.
 * An opening counts from its very millisecond, a closing until its last one.
 */
export function registrationState(event: Window, now: number, code?: ActionCodeRecord): RegistrationState {
  if (event.status === 'cancelled') return 'cancelled';
  if (event.registrationMode === 'none') return 'none';
  if (event.status === 'archived' || isOver(event, now)) return 'over';
  if (event.registrationMode === 'invitation' && !code) return 'invitation';
  const { opensAt, closesAt } = datesFor(event, code);
  if (opensAt !== null && now < opensAt) return 'upcoming';
  if (closesAt !== null && now >= closesAt) return 'closed';
  if (code && codeIsFull(code)) return 'full';
  if (placesLeft(event.places) !== 0) return 'open';
  return event.waitingListEnabled ? 'waiting' : 'full';
}

/** Whether all who may come with this code have registered, whatever places the event has left. */
export function codeIsFull({ quota, taken }: Pick<ActionCodeRecord, 'quota' | 'taken'>): boolean {
  return quota !== null && taken >= quota;
}

/** Whether the last day of the event is past at `now` (epoch milliseconds). */
export function isOver(event: Pick<EventRecord, 'endsOn' | 'timeZone'>, now: number): boolean {
  return now >= endOfEvent(event);
}

/** An option has neither overbooking nor offers. */
type Counted = Pick<EventRecord['places'], 'capacity' | 'taken'> &
  Partial<Pick<EventRecord['places'], 'held' | 'overbooking'>>;

/** @returns how many places are neither taken nor offered, never negative; null when nobody counts. */
export function placesLeft({ taken, held = 0, ...places }: Counted): number | null {
  const inAll = placesInAll(places);
  return inAll === null ? null : Math.max(0, inAll - taken - held);
}

/** @returns how many may be confirmed in all, which is what « il reste 5 places sur 95 » counts; null when nobody counts. */
export function placesInAll({ capacity, overbooking = 0 }: Pick<Counted, 'capacity' | 'overbooking'>): number | null {
  return capacity === null ? null : capacity + overbooking;
}

/** The first instant after `now` at which the state may change by itself; null when it never will. */
export function nextChangeOfState(event: Window & Pick<EventRecord, 'actionCodes'>, now: number): number | null {
  const windows = [undefined, ...event.actionCodes].map((code) => datesFor(event, code));
  const instants = [...windows.flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]), endOfEvent(event)];
  const coming = instants.filter((instant): instant is number => instant !== null && instant > now);
  return coming.length > 0 ? Math.min(...coming) : null;
}

/** When registration opens and closes for those who come with `code`, or without any. */
export function datesFor(
  event: Pick<EventRecord, 'registrationOpensAt' | 'registrationClosesAt'>,
  code?: ActionCodeRecord,
): { opensAt: number | null; closesAt: number | null } {
  return {
    opensAt: code?.opensAt ?? event.registrationOpensAt,
    closesAt: code?.closesAt ?? event.registrationClosesAt,
  };
}

/** The midnight that ends the event's last day. */
function endOfEvent(event: Pick<EventRecord, 'endsOn' | 'timeZone'>): number {
  return instantOf(addDays(event.endsOn, 1), '00:00', event.timeZone);
}
