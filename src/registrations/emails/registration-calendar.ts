import type { EventRecord } from '../../events/domain/event.js';
import { icsCalendar, icsCancellation, type CalendarEntry } from '../../platform/calendar/ics.js';
import { instantOf } from '../../platform/clock/paris-time.js';
import { placeOf } from './event-mail.view.js';

/** Words of the entry, in the person's language. */
export interface CalendarWords {
  readonly ticket: string;
  readonly programme: string;
  /** What belongs to the person alone: atelier, table. */
  readonly lines?: readonly string[];
}

/**
 * The event as an entry of one person's calendar: at the announced hours for a single day, as whole days otherwise. Of
 * an event that was called off, what takes it out again. The personal link stays out: calendars are shared with colleagues.
 */
export function registrationCalendar(
  event: EventRecord,
  reference: string,
  words: CalendarWords,
  { host, url, madeAt }: { host: string; url: string; madeAt: number },
): string {
  const entries = [entryOf(event, reference, words, host, url)];
  const stamp = new Date(madeAt);
  return event.status === 'cancelled' ? icsCancellation(entries, stamp) : icsCalendar(entries, stamp);
}

function entryOf(
  event: EventRecord,
  reference: string,
  words: CalendarWords,
  host: string,
  url: string,
): CalendarEntry {
  const contact = event.contacts.find(({ email }) => email !== undefined);
  const common = {
    uid: `${reference}@${host}`,
    sequence: event.calendarSequence,
    title: event.title,
    location: placeOf(event),
    description: [words.ticket, ...(words.lines ?? []), words.programme].join('\n'),
    url,
    organiser: contact?.email ? { name: contact.name, address: contact.email } : null,
  };
  if (event.startsOn !== event.endsOn || event.announcedFrom === null) {
    return { ...common, firstDay: event.startsOn, lastDay: event.endsOn };
  }
  return {
    ...common,
    start: new Date(instantOf(event.startsOn, event.announcedFrom, event.timeZone)),
    end: event.announcedTo === null ? null : new Date(instantOf(event.startsOn, event.announcedTo, event.timeZone)),
  };
}
