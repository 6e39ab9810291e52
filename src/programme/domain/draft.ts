import type { ClockTime, IsoDay } from '../../events/domain/event.js';
import { clockOf, MINUTES_IN_DAY, minutesOf } from './clock-minutes.js';
import { ProgrammeTooLong, SessionUnknown, ShiftPastMidnight } from './draft.errors.js';
import type { Session } from './programme.js';

/** The sessions as their organisers order them, day by day; inside a day the order is theirs, whatever the hours say. */
export type Draft = readonly Session[];

export type DraftVerb =
  | 'added'
  | 'edited'
  | 'removed'
  | 'moved'
  | 'duplicated'
  | 'shifted'
  | 'tracks-copied'
  | 'sorted'
  | 'retimed'
  | 'taken-over'
  | 'imported'
  | 'merged';

/** What was done, for the sentence beside « Annuler ». */
export interface DraftChange {
  readonly verb: DraftVerb;
  /** Of the session concerned; empty where the change concerns several. */
  readonly title: string;
  /** Minutes of a shift, days of a takeover: signed. */
  readonly amount?: number;
}

export interface Changed {
  readonly sessions: Draft;
  readonly change: DraftChange;
}

/** Ten days of thirty sessions: nobody reads more, and every page stays quick. */
export const MOST_SESSIONS = 300;

/**
 * After `after`, or by its hour where none is named: before the first session of its day that begins later, so that one
 * without an hour keeps following the session before it.
 * @throws ProgrammeTooLong
 */
export function addSession(draft: Draft, session: Session, after: string | null = null): Changed {
  if (draft.length >= MOST_SESSIONS) throw new ProgrammeTooLong(MOST_SESSIONS);
  const place = draft.findIndex(({ id, day }) => id === after && day === session.day);
  return changed(inserted(draft, session, place === -1 ? placeByHour(draft, session) : place + 1), 'added', session);
}

/**
 * Puts `session` in the place of the one of the same id. It goes where its hour wants it when its day was in order and
 * would not be any more. With `shiftRest` the later sessions of the day move as far as its end did (its start, where
 * there is no end to compare).
 * @throws SessionUnknown, ShiftPastMidnight
 */
export function editSession(draft: Draft, session: Session, { shiftRest = false } = {}): Changed {
  const before = known(draft, session.id);
  let sessions: Draft = draft.map((other) => (other.id === session.id ? session : other));
  if (shiftRest && before.day === session.day) sessions = shiftedAfter(sessions, session, driftOf(before, session));
  const disordered = isInOrder(draft, before.day) && !isInOrder(sessions, session.day);
  if (before.day !== session.day || disordered) {
    const others = sessions.filter(({ id }) => id !== session.id);
    sessions = inserted(others, session, placeByHour(others, session));
  }
  return changed(sessions, 'edited', session);
}

/** @throws SessionUnknown */
export function removeSession(draft: Draft, id: string): Changed {
  const session = known(draft, id);
  return changed(
    draft.filter((other) => other.id !== id),
    'removed',
    session,
  );
}

/**
 * One place earlier or later. At the edge of its day a session passes to the neighbouring day of the programme; hours
 * stay as they are.
 * @throws SessionUnknown
 */
export function moveSession(draft: Draft, id: string, direction: 'up' | 'down'): Changed {
  const session = known(draft, id);
  const at = draft.indexOf(session);
  const neighbour = draft[direction === 'up' ? at - 1 : at + 1];
  if (neighbour === undefined) return changed(draft, 'moved', session);
  const others = draft.filter((other) => other.id !== id);
  const beside = others.indexOf(neighbour);
  if (neighbour.day !== session.day) {
    const moved = { ...session, day: neighbour.day };
    return changed(inserted(others, moved, direction === 'up' ? beside + 1 : beside), 'moved', session);
  }
  return changed(inserted(others, session, direction === 'up' ? beside : beside + 1), 'moved', session);
}

/**
 * To a day, before one of its sessions; at its end where none is named or the named one is not of that day.
 * @throws SessionUnknown
 */
export function moveTo(draft: Draft, id: string, day: IsoDay, before: string | null): Changed {
  const session = known(draft, id);
  if (before === id) return changed(draft, 'moved', session);
  const others = draft.filter((other) => other.id !== id);
  const place = others.findIndex((other) => other.id === before && other.day === day);
  const end = others.findLastIndex((other) => other.day <= day) + 1;
  return changed(inserted(others, { ...session, day }, place === -1 ? end : place), 'moved', session);
}

/** The copy, under `newId`, stands after the original. @throws SessionUnknown, ProgrammeTooLong */
export function duplicateSession(draft: Draft, id: string, newId: string): Changed {
  const session = known(draft, id);
  const { sessions } = addSession(draft, { ...session, id: newId }, id);
  return changed(sessions, 'duplicated', session);
}

/**
 * This session and those after it in its day, all day ones aside: their hours by `minutes`, negative for earlier. What
 * is printed stays printed.
 * @throws SessionUnknown, ShiftPastMidnight when any hour would leave the day
 */
export function shiftRest(draft: Draft, id: string, minutes: number): Changed {
  const from = known(draft, id);
  const start = draft.indexOf(from);
  const sessions = draft.map((session, at) =>
    at >= start && session.day === from.day ? shifted(session, minutes) : session,
  );
  return changed(sessions, 'shifted', from, minutes);
}

/** The ateliers of one session in others, for those that come back in another phase. @throws SessionUnknown */
export function copyTracks(draft: Draft, id: string, to: readonly string[]): Changed {
  const from = known(draft, id);
  return changed(
    draft.map((session) => (to.includes(session.id) ? { ...session, tracks: from.tracks } : session)),
    'tracks-copied',
    from,
  );
}

/** The sessions of a day by their hours; those without one keep following the session before them. */
export function sortDay(draft: Draft, day: IsoDay): Changed {
  const groups: Session[][] = [];
  for (const session of draft.filter((other) => other.day === day)) {
    if (session.start === null && groups.length > 0) groups.at(-1)?.push(session);
    else groups.push([session]);
  }
  const sorted = groups.toSorted(([one], [other]) => (one?.start ?? '').localeCompare(other?.start ?? '')).flat();
  return { sessions: withDay(draft, day, sorted), change: { verb: 'sorted', title: '' } };
}

/**
 * The hours of a day follow its order: the first begins at the day's earliest hour, each next one where the one before
 * ends, each keeping its length. Sessions without an end count until the next hour that was printed after theirs.
 * @throws ShiftPastMidnight
 */
export function retimeDay(draft: Draft, day: IsoDay): Changed {
  const timed = draft.filter((session) => session.day === day && session.start !== null);
  const starts = timed.map(({ start }) => minutesOf(start!)).sort((a, b) => a - b);
  let clock = starts[0] ?? 0;
  const retimed = timed.map((session) => {
    const start = minutesOf(session.start!);
    const next = starts.find((other) => other > start);
    const length = Math.max(0, (session.end === null ? (next ?? start) : minutesOf(session.end)) - start);
    const from = clock;
    clock += length;
    if (clock >= MINUTES_IN_DAY) throw new ShiftPastMidnight();
    return { ...session, start: clockOf(from), end: session.end === null ? null : clockOf(clock) };
  });
  const sessions = draft.map((session) => retimed.find(({ id }) => id === session.id) ?? session);
  return { sessions, change: { verb: 'retimed', title: '' } };
}

/** One hour or both of a session; what is left out stays. @throws SessionUnknown */
export function setTimes(
  draft: Draft,
  id: string,
  times: { readonly start?: ClockTime | null; readonly end?: ClockTime | null },
): Changed {
  return editSession(draft, { ...known(draft, id), ...times });
}

/** @throws SessionUnknown */
export function known(draft: Draft, id: string): Session {
  const session = draft.find((other) => other.id === id);
  if (session === undefined) throw new SessionUnknown();
  return session;
}

function changed(sessions: Draft, verb: DraftVerb, { title }: Session, amount?: number): Changed {
  return { sessions, change: { verb, title, ...(amount === undefined ? {} : { amount }) } };
}

function inserted(draft: Draft, session: Session, place: number): Draft {
  return draft.toSpliced(place, 0, session);
}

function placeByHour(draft: Draft, session: Session): number {
  const place = draft.findIndex(({ day, start }) => {
    if (day !== session.day) return day > session.day;
    return start !== null && session.start !== null && start > session.start;
  });
  return place === -1 ? draft.length : place;
}

function withDay(draft: Draft, day: IsoDay, sessions: Draft): Draft {
  const rest = [...sessions];
  return draft.map((session) => (session.day === day ? rest.shift()! : session));
}

function isInOrder(draft: Draft, day: IsoDay): boolean {
  const starts = draft.filter((session) => session.day === day).flatMap(({ start }) => start ?? []);
  return starts.every((start, at) => at === 0 || starts[at - 1]! <= start);
}

function driftOf(before: Session, after: Session): number {
  if (before.end !== null && after.end !== null) return minutesOf(after.end) - minutesOf(before.end);
  if (before.start !== null && after.start !== null) return minutesOf(after.start) - minutesOf(before.start);
  return 0;
}

function shiftedAfter(sessions: Draft, { id, day }: Session, minutes: number): Draft {
  const at = sessions.findIndex((other) => other.id === id);
  return sessions.map((other, place) => (place > at && other.day === day ? shifted(other, minutes) : other));
}

function shifted(session: Session, minutes: number): Session {
  if (minutes === 0) return session;
  return { ...session, start: later(session.start, minutes), end: later(session.end, minutes) };
}

function later(time: ClockTime | null, minutes: number): ClockTime | null {
  if (time === null) return null;
  const total = minutesOf(time) + minutes;
  if (total < 0 || total >= MINUTES_IN_DAY) throw new ShiftPastMidnight();
  return clockOf(total);
}
