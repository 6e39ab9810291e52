import type { ClockTime } from '../../events/domain/event.js';
import { peopleIn, trackPeople } from './people-in.js';
import { normaliseName } from './person-name.js';
import type { Session, Speaker } from './programme.js';
import type { Fix, Warning } from './warning.js';

type Timed = Session & { readonly start: ClockTime };

/**
 * What happens at the same time in one day: a room or a person in two places is named; two sessions that merely meet
 * are told where nothing says that they are meant to run side by side. `sessions` in the order of their starts.
 */
export function overlaps(sessions: readonly Timed[]): Warning[] {
  const found = sessions.flatMap(insideOneSession);
  for (const [at, one] of sessions.entries()) {
    for (const other of sessions.slice(at + 1)) {
      if (one.end === null || other.start >= one.end) continue;
      // A later one begins within it: where that one has no end, it meets this one all the same.
      found.push(...between(one, other));
    }
  }
  return found;
}

function between(one: Timed, other: Timed): Warning[] {
  const about = {
    severity: 'warn' as const,
    day: one.day,
    sessions: [other.id, one.id],
    from: other.start,
    to: one.end!,
  };
  const trimmed: Fix[] = other.start > one.start ? [{ action: 'set-times', session: one.id, end: other.start }] : [];
  const fixes: Fix[] = [...trimmed, { action: 'open', session: other.id }];
  const rooms = common(roomsOf(one), roomsOf(other));
  const people = common(namesIn(peopleIn(one)), namesIn(peopleIn(other)));
  const named: Warning[] = [
    ...rooms.map((name): Warning => ({ ...about, code: 'room-overlap', name, fixes })),
    ...people.map((name): Warning => ({ ...about, code: 'speaker-overlap', name, fixes })),
  ];
  if (named.length > 0 || areSideBySide(one, other)) return named;
  return [{ ...about, code: 'session-overlap', fixes }];
}

/** Two ateliers of one session in one room, or with one person. */
function insideOneSession(session: Timed): Warning[] {
  const about = {
    severity: 'warn' as const,
    day: session.day,
    sessions: [session.id],
    from: session.start,
    to: session.end ?? session.start,
    fixes: [{ action: 'open' as const, session: session.id }],
  };
  const rooms = session.tracks.flatMap(({ room }) => (room ? [keyed(room)] : []));
  const people = session.tracks.flatMap((track) => [...namesIn(trackPeople(track)).entries()]);
  return [
    ...twice(rooms).map((name): Warning => ({ ...about, code: 'room-overlap', name })),
    ...twice(people).map((name): Warning => ({ ...about, code: 'speaker-overlap', name })),
  ];
}

/** Somewhere else, as far as the programme says. */
function areSideBySide(one: Session, other: Session): boolean {
  if (one.venueId !== null && other.venueId !== null && one.venueId !== other.venueId) return true;
  const [rooms, others] = [roomsOf(one), roomsOf(other)];
  return rooms.size > 0 && others.size > 0;
}

function roomsOf({ room, tracks }: Session): Map<string, string> {
  const names = [room, ...tracks.map((track) => track.room)].filter((name): name is string => Boolean(name));
  return new Map(names.map(keyed));
}

function namesIn(speakers: readonly Speaker[]): Map<string, string> {
  return new Map(speakers.flatMap(({ name }) => (normaliseName(name) === null ? [] : [[normaliseName(name)!, name]])));
}

const keyed = (name: string): [string, string] => [name.trim().toLocaleLowerCase('fr'), name];

function common(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...one].filter(([key]) => other.has(key)).map(([, name]) => name);
}

function twice(names: readonly (readonly [string, string])[]): string[] {
  const seen = new Set<string>();
  return [...new Map(names.filter(([key]) => seen.size === seen.add(key).size)).values()];
}
