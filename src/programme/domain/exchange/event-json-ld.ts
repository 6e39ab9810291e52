import type { EventRecord, RegistrationState, Venue } from '../../../events/domain/event.js';
import { placeOf } from '../../../events/domain/place.js';
import { datesFor, placesInAll, placesLeft, registrationState } from '../../../events/domain/registration-window.js';
import { instantOf, zonedText } from '../../../platform/clock/paris-time.js';
import type { Session } from '../programme.js';
import { sessionTimes } from './session-times.js';

interface Seen {
  /** Epoch milliseconds on the events' clock. */
  readonly now: number;
  readonly publicUrl: string;
}

/**
 * The event as schema.org describes one, for search engines and calendars. No price is said: what the words on costs
 * promise depends on who comes. With `sessions`, in printed order, each is told as a part of the event.
 */
export function eventJsonLd(event: EventRecord, seen: Seen, sessions: readonly Session[] = []): object {
  const url = `${seen.publicUrl}/evenements/${event.slug}`;
  return {
    '@context': 'https://schema.org',
    ...eventOf(event, url, sessions),
    ...offersOf(event, url, seen.now),
    ...(event.series && {
      superEvent: {
        '@type': 'EventSeries',
        name: event.series.title,
        url: `${seen.publicUrl}/series/${event.series.slug}`,
      },
    }),
    ...(sessions.length > 0 && { subEvent: sessions.map((session) => sessionOf(session, event, sessions)) }),
  };
}

function eventOf(event: EventRecord, url: string, sessions: readonly Session[]): object {
  return {
    '@type': 'Event',
    '@id': url,
    url,
    name: event.title,
    ...said('description', event.audience ?? event.subtitle),
    ...datesOf(event, sessions),
    eventStatus: `https://schema.org/${event.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    inLanguage: 'fr',
    location:
      event.venues.length > 0 ? event.venues.map(locationOf) : { '@type': 'Place', name: placeOf(event) ?? 'France' },
    organizer: event.organisers.map(({ name, short }) => ({ '@type': 'Organization', name, alternateName: short })),
  };
}

function datesOf(
  { startsOn, endsOn, datePrecision, announcedFrom, announcedTo, timeZone }: EventRecord,
  sessions: readonly Session[],
): object {
  if (datePrecision === 'year') return { startDate: startsOn.slice(0, 4) };
  const first =
    announcedFrom ??
    sessions
      .filter(({ day, start }) => day === startsOn && start !== null)
      .map(({ start }) => start!)
      .sort()[0];
  const at = (day: string, time: string | null | undefined) =>
    time ? zonedText(instantOf(day, time, timeZone), timeZone) : day;
  return { startDate: at(startsOn, first), endDate: at(endsOn, announcedTo) };
}

function locationOf({ name, address, city }: Venue): object {
  return {
    '@type': 'Place',
    name,
    address: {
      '@type': 'PostalAddress',
      ...said('streetAddress', address),
      ...said('addressLocality', city),
      addressCountry: 'FR',
    },
  };
}

const AVAILABILITY: Readonly<Partial<Record<RegistrationState, string>>> = {
  open: 'InStock',
  upcoming: 'PreOrder',
  waiting: 'BackOrder',
  full: 'SoldOut',
};

/** Where everybody may register: who is invited by name finds no offer here. */
function offersOf(event: EventRecord, url: string, now: number): object {
  const capacity = placesInAll(event.places);
  const left = placesLeft(event.places);
  const availability = AVAILABILITY[registrationState(event, now)];
  const { opensAt, closesAt } = datesFor(event);
  return {
    ...(capacity === null ? {} : { maximumAttendeeCapacity: capacity }),
    ...(left === null ? {} : { remainingAttendeeCapacity: left }),
    ...(event.registrationMode === 'open' && availability
      ? {
          offers: {
            '@type': 'Offer',
            url: `${url}/inscription`,
            availability: `https://schema.org/${availability}`,
            ...(opensAt === null ? {} : { validFrom: zonedText(opensAt, event.timeZone) }),
            ...(closesAt === null ? {} : { availabilityEnds: zonedText(closesAt, event.timeZone) }),
          },
        }
      : {}),
  };
}

function sessionOf(session: Session, event: EventRecord, sessions: readonly Session[]): object {
  const times = sessionTimes(session, sessions, event);
  const printed = session.end !== null && session.start !== null && session.end > session.start;
  const venue = event.venues.find(({ id }) => id === session.venueId);
  const speakers = [...session.speakers, ...session.parts.flatMap((part) => part.speakers)];
  return {
    '@type': 'Event',
    name: session.title,
    startDate: times === null || session.allDay ? session.day : zonedText(times.start, event.timeZone),
    ...(times !== null && printed && { endDate: zonedText(times.end, event.timeZone) }),
    ...said('description', session.text),
    ...(session.room !== null && {
      location: { '@type': 'Place', name: session.room, ...(venue && { containedInPlace: locationOf(venue) }) },
    }),
    ...(session.room === null && venue && { location: locationOf(venue) }),
    ...(speakers.length > 0 && {
      performer: [...new Set(speakers.map(({ name }) => name))].map((name) => ({ '@type': 'Person', name })),
    }),
  };
}

function said(property: string, text: string | null | undefined): object {
  return text ? { [property]: text } : {};
}
