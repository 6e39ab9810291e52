/** The zone of all events held in metropolitan France, and the default of every function here. */
export const PARIS = 'Europe/Paris';

const DAY_MS = 86_400_000;
const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME_PATTERN = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** Building a formatter costs fifty times its use. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Each registration and each page asks when the same few events begin and end; working it out takes 60 µs. */
const instants = new Map<string, number>();
const MOST_INSTANTS = 2_000;

/** By day of UTC: a list of people shows hundreds of instants, and the formatter takes 10 µs for each. */
const offsets = new Map<string, number | null>();
const MOST_OFFSETS = 5_000;

interface WallClock {
  readonly day: string;
  readonly time: string;
}

/**
 * The instant, in epoch milliseconds, at which the clocks of `zone` show `day` (`2019-11-15`) and `time` (`09:15` or
 * `09:15:30`). An hour that occurs twice (end of summer time) means its first occurrence; an hour that a change skips
 * means the one as long after the change: 31 March 2019, 02:30 is 03:30. These are the rules of RFC 5545, 3.3.5.
 * @throws RangeError for a day or a time that does not exist, or an unknown zone.
 */
export function instantOf(day: string, time: string, zone: string = PARIS): number {
  const asked = `${day} ${time} ${zone}`;
  let instant = instants.get(asked);
  if (instant === undefined) {
    instant = workOutInstant(day, time, zone);
    if (instants.size >= MOST_INSTANTS) instants.clear();
    instants.set(asked, instant);
  }
  return instant;
}

function workOutInstant(day: string, time: string, zone: string): number {
  const wall = startOfUtcDay(day) + millisecondsOf(time);
  const before = wall - offsetAt(wall - DAY_MS, zone);
  const after = wall - offsetAt(wall + DAY_MS, zone);
  const shown = [before, after].filter((instant) => instant + offsetAt(instant, zone) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

/** The day that the calendars of `zone` show at an instant (epoch milliseconds or Date), as `2019-11-15`. */
export function dayOf(instant: number | Date, zone: string = PARIS): string {
  return wallClockAt(Number(instant), zone).day;
}

/** The time that the clocks of `zone` show at an instant (epoch milliseconds or Date), as `09:15`, seconds dropped. */
export function timeOf(instant: number | Date, zone: string = PARIS): string {
  return wallClockAt(Number(instant), zone).time;
}

/**
 * An instant (epoch milliseconds) as the clocks of `zone` show it, to the minute, with their offset:
 * `2019-11-15T09:15:00+01:00`.
 */
export function zonedText(instant: number, zone: string = PARIS): string {
  const minutes = Math.round(offsetAt(instant, zone) / 60_000);
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
  const rest = String(Math.abs(minutes) % 60).padStart(2, '0');
  return `${dayOf(instant, zone)}T${timeOf(instant, zone)}:00${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** Whether a text is a day of the calendar, written as `2019-11-15`, from year 1000 to 9999. */
export function isIsoDay(text: string): boolean {
  const [, year, month, date] = (DAY_PATTERN.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined || year < 1000) return false;
  const utc = new Date(Date.UTC(year, month - 1, date));
  return utc.getUTCMonth() === month - 1 && utc.getUTCDate() === date;
}

/** The day `count` days later (earlier when negative). @throws RangeError for a day that does not exist. */
export function addDays(day: string, count: number): string {
  return new Date(startOfUtcDay(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** How many days lie from the first day to the second: 1 from a day to the next, negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return (startOfUtcDay(to) - startOfUtcDay(from)) / DAY_MS;
}

function startOfUtcDay(day: string): number {
  if (!isIsoDay(day)) throw new RangeError(`not a day of the calendar: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}

function millisecondsOf(time: string): number {
  const [, hours, minutes, seconds = '0'] = TIME_PATTERN.exec(time) ?? [];
  if (hours === undefined) throw new RangeError(`not a time of the day: ${time}`);
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

/** How far the clocks of `zone` are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const day = Math.floor(instant / DAY_MS);
  const key = `${day} ${zone}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = offsetOfWholeDay(day, zone);
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(key, offset);
  }
  return offset ?? askedOffset(instant, zone);
}

/** Null for a day of UTC on which the clocks change. */
function offsetOfWholeDay(day: number, zone: string): number | null {
  const offset = askedOffset(day * DAY_MS, zone);
  return askedOffset((day + 1) * DAY_MS - 1, zone) === offset ? offset : null;
}

function askedOffset(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const shown = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`);
  return shown - Math.floor(instant / 1000) * 1000;
}

function wallClockAt(instant: number, zone: string): WallClock {
  const shown = new Date(instant + offsetAt(instant, zone)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}
