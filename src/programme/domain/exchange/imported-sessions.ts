import type { IsoDay, Venue } from '../../../events/domain/event.js';
import { addDays, daysBetween } from '../../../platform/clock/paris-time.js';
import { addSession, type Draft } from '../draft.js';
import type { Session } from '../programme.js';
import { same } from '../same.js';
import { documentSession } from './programme-document.js';
import type { DocumentSession } from './read-programme.js';

export interface ImportRequest {
  readonly sessions: readonly DocumentSession[];
  /** Places of the event, those to be added among them. */
  readonly venues: readonly Venue[];
  /** `replace`: the draft becomes the file's programme. `append`: the file's sessions join it, each at its hour. */
  readonly mode: 'replace' | 'append';
  /** As many ids as sessions, for those that are new. */
  readonly newIds: readonly string[];
}

/**
 * The draft once the file is taken. With `replace`, a session that the draft has already keeps its id, so that what
 * points to it (calendars, apps, options) still does, and the changes can be told from what is new.
 * @throws ProgrammeTooLong
 */
export function importedSessions(draft: Draft, { sessions, venues, mode, newIds }: ImportRequest): Draft {
  const read = sessions.map(({ venue, ...session }, index): Session => ({
    ...session,
    id: newIds[index] ?? '',
    venueId: venues.find(({ name }) => name === venue)?.id ?? null,
  }));
  if (mode === 'append') return read.reduce<Draft>((all, session) => addSession(all, session).sessions, draft);
  return withFormerIds(draft, read, venues).toSorted((one, other) => one.day.localeCompare(other.day));
}

/** The same days, later or earlier, so that the first is `first`. */
export function shiftedTo(first: IsoDay, sessions: readonly DocumentSession[]): DocumentSession[] {
  const [earliest] = sessions.map(({ day }) => day).sort();
  if (earliest === undefined) return [];
  const days = daysBetween(earliest, first);
  return sessions.map((session) => ({ ...session, day: addDays(session.day, days) }));
}

/** From the surest sign that two sessions are one to the faintest. */
const SIGNS: readonly ((one: Session, other: Session, venues: readonly Venue[]) => boolean)[] = [
  (one, other, venues) => same(documentSession(one, venues), documentSession(other, venues)),
  (one, other) => one.day === other.day && one.start === other.start && one.title === other.title,
  (one, other) => one.day === other.day && one.title === other.title && one.phase === other.phase,
  (one, other) => one.title === other.title && one.phase === other.phase,
  (one, other) => one.day === other.day && one.start === other.start && one.kind === other.kind,
];

function withFormerIds(draft: Draft, read: readonly Session[], venues: readonly Venue[]): Session[] {
  const former = new Map<Session, Session>();
  const left = new Set(draft);
  for (const sign of SIGNS) {
    for (const session of read) {
      if (former.has(session)) continue;
      const found = [...left].find((other) => sign(session, other, venues));
      if (!found) continue;
      former.set(session, found);
      left.delete(found);
    }
  }
  return read.map((session) => ({ ...session, id: former.get(session)?.id ?? session.id }));
}
