import type { EventRecord } from '../../events/domain/event.js';
import type { CalendarEntry } from '../../platform/calendar/ics.js';
import { instantOf } from '../../platform/clock/paris-time.js';
import { clockText } from '../../platform/i18n/dates.js';
import { frenchTypography } from '../../platform/i18n/french-typography.js';
import type { Programme, ProgrammeDay } from '../domain/programme.js';

/**
 * The event in a calendar: one entry a day of the programme, from its first printed hour to the announced or the last
 * printed one; days without any hour are all-day entries.
 */
export function calendarEntries(event: EventRecord, programme: Programme, publicUrl: string): CalendarEntry[] {
  const { days } = programme;
  if (days.length === 0)
    return [{ ...common(event, publicUrl, event.startsOn), firstDay: event.startsOn, lastDay: event.endsOn }];
  return days.map((day) => entryOf(event, day, days.length === 1, publicUrl));
}

function entryOf(event: EventRecord, { day, sessions }: ProgrammeDay, only: boolean, publicUrl: string): CalendarEntry {
  const starts = sessions.flatMap(({ start }) => (start === null ? [] : [start])).sort();
  const ends = sessions.flatMap(({ end }) => (end === null ? [] : [end])).sort();
  const from = starts[0] ?? (only ? event.announcedFrom : null);
  const to =
    (only ? event.announcedTo : null) ??
    [ends.at(-1), starts.at(-1)]
      .filter((time) => time !== undefined)
      .sort()
      .at(-1);
  const places = event.venues.filter(({ id }) => only || sessions.some(({ venueId }) => venueId === id));
  const entry = {
    ...common(event, publicUrl, day),
    location:
      places.map(({ name, address, city }) => [name, address, city].filter(Boolean).join(', ')).join(' ; ') || null,
    description: sessions
      .map(({ start, title }) => [start === null ? null : clockText(start, 'fr'), title].filter(Boolean).join(' : '))
      .map(frenchTypography)
      .join('\n'),
  };
  if (from === null) return { ...entry, firstDay: day };
  const start = new Date(instantOf(day, from, event.timeZone));
  return { ...entry, start, end: to && to > from ? new Date(instantOf(day, to, event.timeZone)) : null };
}

function common(event: EventRecord, publicUrl: string, day: string) {
  return {
    uid: `${event.id}-${day}@${new URL(publicUrl).hostname}`,
    sequence: event.calendarSequence,
    lastModified: new Date(event.updatedAt),
    cancelled: event.status === 'cancelled',
    title: frenchTypography(event.title),
    url: `${publicUrl}/evenements/${event.slug}`,
  };
}
