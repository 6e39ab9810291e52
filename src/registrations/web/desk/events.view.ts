import { dayOf } from '../../../platform/clock/paris-time.js';
import { registrationState } from '../../../events/domain/registration-window.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { deskShell } from '../../../events/domain/desk-shell.js';

/** @param now epoch milliseconds of the events' clock. */
export function eventsView(events: readonly OrganiserEvent[], now: number) {
  const rows = events.map(({ event, role }) => ({
    slug: event.slug,
    title: event.title,
    series: event.series?.title ?? null,
    edition: event.edition,
    startsOn: event.startsOn,
    endsOn: event.endsOn,
    isDay: event.datePrecision === 'day',
    year: event.startsOn.slice(0, 4),
    venue: event.venues[0]?.name ?? null,
    role,
    state: event.status === 'draft' ? 'draft' : registrationState(event, now),
    taken: event.places.taken,
    capacity: event.places.capacity,
    waiting: event.places.waiting,
    isPast: dayOf(now, event.timeZone) > event.endsOn,
  }));
  return {
    desk: deskShell('events'),
    coming: rows.filter(({ isPast }) => !isPast),
    past: rows.filter(({ isPast }) => isPast).reverse(),
    isEmpty: rows.length === 0,
  };
}
