import type { ActionCodeRecord, Contact, EventRecord } from '../../events/domain/event.js';
import { publicCodes } from '../../events/domain/public-codes.js';
import { placesInAll, placesLeft } from '../../events/domain/registration-window.js';

/** What every page around a registration says of its event. */
export interface EventSummary {
  readonly title: string;
  readonly series: string | null;
  readonly href: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly timeZone: string;
  readonly announcedFrom: string | null;
  readonly announcedTo: string | null;
  readonly place: string | null;
  readonly address: string | null;
  readonly code: string | null;
  /** Null where nobody counts. */
  readonly capacity: number | null;
  readonly placesLeft: number | null;
  readonly closesAt: number | null;
  readonly advice: string | null;
  /** Their short names, in one line. */
  readonly organisers: string;
  readonly contact: Required<{ [key in keyof Contact]: Contact[key] | null }> | null;
}

/** @param code the one that the reader came with, which may be the secret of an invitation. */
export function eventSummary(event: EventRecord, code?: Pick<ActionCodeRecord, 'label'>): EventSummary {
  const [venue, ...otherVenues] = event.venues;
  const contact = event.contacts[0];
  return {
    title: event.title,
    series: event.series?.title ?? null,
    href: `/evenements/${event.slug}`,
    startsOn: event.startsOn,
    endsOn: event.endsOn,
    timeZone: event.timeZone,
    announcedFrom: event.announcedFrom,
    announcedTo: event.announcedTo,
    place: event.venues.map(({ name }) => name).join(' ; ') || null,
    address: otherVenues.length === 0 ? (venue?.address ?? null) : null,
    code: (code ?? publicCodes(event)[0])?.label ?? null,
    capacity: placesInAll(event.places),
    placesLeft: placesLeft(event.places),
    closesAt: event.registrationClosesAt,
    advice: event.advice,
    organisers: event.organisers.map(({ short }) => short).join(', '),
    contact: contact
      ? {
          name: contact.name,
          organisation: contact.organisation,
          email: contact.email ?? null,
          phone: contact.phone ?? null,
        }
      : null,
  };
}
