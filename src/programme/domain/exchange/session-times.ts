import type { ClockTime, EventRecord } from '../../../events/domain/event.js';
import { instantOf } from '../../../platform/clock/paris-time.js';
import type { Session } from '../programme.js';

/** What a session lasts for programs that want an end where the programme prints none, nor anything after it. */
const DEFAULT_MINUTES = 30;
const [DAY_BEGINS, DAY_ENDS] = ['09:00', '18:00'];

export interface SessionTimes {
  readonly start: number;
  readonly end: number;
}

/**
 * From when to when a session lasts, in epoch milliseconds, for formats that know no open end: without an end, or with
 * one that is not after the start, it lasts until the next hour printed for its day, else half an hour and never past
 * its day. What lasts all day takes the announced hours, or those of the day's sessions.
 *
 * @returns null for a session without an hour.
 */
export function sessionTimes(
  session: Session,
  sessions: readonly Session[],
  event: Pick<EventRecord, 'announcedFrom' | 'announcedTo' | 'timeZone'>,
): SessionTimes | null {
  const { day } = session;
  const at = (time: ClockTime) => instantOf(day, time, event.timeZone);
  const ofDay = sessions.filter((other) => other.day === day && !other.allDay);
  if (session.allDay) {
    const from = event.announcedFrom ?? earliest(ofDay) ?? DAY_BEGINS;
    const to = event.announcedTo ?? latest(ofDay) ?? DAY_ENDS;
    return { start: at(from), end: to > from ? at(to) : at('23:59') };
  }
  const { start, end } = session;
  if (start === null) return null;
  if (end !== null && end > start) return { start: at(start), end: at(end) };
  const next = ofDay
    .flatMap((other) => (other.start !== null && other.start > start ? [other.start] : []))
    .sort()
    .at(0);
  if (next !== undefined) return { start: at(start), end: at(next) };
  const midnight = at('23:59') + 60_000;
  return { start: at(start), end: Math.min(at(start) + DEFAULT_MINUTES * 60_000, midnight) };
}

function earliest(sessions: readonly Session[]): ClockTime | undefined {
  return sessions
    .flatMap(({ start }) => start ?? [])
    .sort()
    .at(0);
}

function latest(sessions: readonly Session[]): ClockTime | undefined {
  return sessions
    .flatMap(({ start, end }) => end ?? start ?? [])
    .sort()
    .at(-1);
}
