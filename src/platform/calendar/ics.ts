import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

interface EntryText {
  /** Stays the same for ever: a calendar replaces the entry of the same uid by the one of the higher sequence. */
  readonly uid: string;
  readonly sequence: number;
  readonly title: string;
  /** One line, or several separated by line breaks. */
  readonly location?: string | null;
  readonly description?: string | null;
  readonly url?: string | null;
  readonly organiser?: { readonly name: string; readonly address: string } | null;
  /** When what the entry tells was last changed. */
  readonly lastModified?: Date | null;
  /** The calendar shows it struck out. */
  readonly cancelled?: boolean;
}

export interface TimedEntry extends EntryText {
  readonly start: Date;
  /** None when the hour of the end is not announced. One that is not after the start is left out. */
  readonly end?: Date | null;
  /** Minutes before the start; none when left out. */
  readonly alarmMinutes?: number | null;
}

export interface AllDayEntry extends EntryText {
  /** `YYYY-MM-DD`, in the place's own calendar. */
  readonly firstDay: string;
  /** `YYYY-MM-DD`, included. The first day when left out. */
  readonly lastDay?: string | null;
}

export type CalendarEntry = TimedEntry | AllDayEntry;

/** What a calendar that somebody subscribes to says of itself. */
export interface CalendarFeed {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  /** Seconds after which a calendar should ask again. */
  readonly refreshSeconds: number;
}

/** Nobody answers to it: it informs, as the calendar part of a mail does (RFC 5546, 3.2.1). */
const INFORMS = ICalCalendarMethod.PUBLISH;
/** Calendars that hold the entries take them out (RFC 5546, 3.2.5). */
const TAKES_OUT = ICalCalendarMethod.CANCEL;

/**
 * An iCalendar file (RFC 5545): CRLF, lines of at most 75 octets. Instants are written in UTC, which every calendar
 * shows at the reader's local hour without a zone table of ours to keep right. Personal links do not belong in it:
 * calendars are shared.
 *
 * @param madeAt the instant of this version of the entries.
 * @param feed for a calendar that is read again and again; a file that is taken once has none.
 */
export function icsCalendar(entries: readonly CalendarEntry[], madeAt: Date, feed?: CalendarFeed): string {
  return written(entries, madeAt, INFORMS, feed);
}

/** The file that takes entries of the same uid and a lower sequence out of calendars, for a mail that says so. */
export function icsCancellation(entries: readonly CalendarEntry[], madeAt: Date): string {
  const cancelled = entries.map((entry) => ({ ...entry, cancelled: true }));
  return written(cancelled, madeAt, TAKES_OUT);
}

function written(
  entries: readonly CalendarEntry[],
  madeAt: Date,
  method: ICalCalendarMethod,
  feed?: CalendarFeed,
): string {
  const calendar = ical({ prodId: '//Tablee//Tablee//FR', method });
  if (feed) {
    calendar.name(oneLine(feed.name)).description(plainText(feed.description)).url(feed.url).ttl(feed.refreshSeconds);
  }
  for (const entry of entries) {
    const event = calendar.createEvent({
      id: oneLine(entry.uid),
      sequence: entry.sequence,
      stamp: madeAt,
      summary: oneLine(entry.title),
      location: entry.location ? plainText(entry.location) : null,
      description: entry.description ? plainText(entry.description) : null,
      url: entry.url && URL.canParse(entry.url) ? new URL(entry.url).href : null,
      organizer: entry.organiser
        ? { name: oneLine(entry.organiser.name).replaceAll('"', '’'), email: oneLine(entry.organiser.address) }
        : null,
      lastModified: entry.lastModified ?? null,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : null,
      ...times(entry),
    });
    if ('start' in entry && entry.alarmMinutes) {
      event.createAlarm({ type: ICalAlarmType.display, trigger: entry.alarmMinutes * 60 });
    }
  }
  return `${calendar.toString().replace(/(\r\n)*$/, '')}\r\n`;
}

function times(entry: CalendarEntry): { start: Date; end: Date | null; allDay: boolean } {
  if ('firstDay' in entry) {
    return { start: utcDay(entry.firstDay, 0), end: utcDay(entry.lastDay ?? entry.firstDay, 1), allDay: true };
  }
  // The generator swaps a start and an end in the wrong order, which would announce a wrong hour.
  const end = entry.end && entry.end.getTime() > entry.start.getTime() ? entry.end : null;
  return { start: entry.start, end, allDay: false };
}

/** The generator writes all-day dates from their UTC day, whatever the zone of the machine; DTEND is the day after. */
function utcDay(day: string, after: number): Date {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + after);
  return date;
}

/** The generator copies uid and addresses as they are: a line break there would add a property. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, ' ').trim();
}

function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|\p{Surrogate}/gu, '')
    .trim();
}
