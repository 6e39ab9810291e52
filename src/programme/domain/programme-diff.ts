import type { Draft } from './draft.js';
import type { Session } from './programme.js';
import { same } from './same.js';

/** What a reader of the programme would see change, in the order in which it is told. */
export const SESSION_FIELDS = [
  'day',
  'start',
  'end',
  'allDay',
  'title',
  'kind',
  'phase',
  'venueId',
  'room',
  'speakers',
  'parts',
  'themes',
  'tracks',
  'text',
  'printedTime',
] as const;
export type SessionField = (typeof SESSION_FIELDS)[number];

export interface ChangedSession {
  readonly before: Session;
  readonly after: Session;
  readonly fields: readonly SessionField[];
}

export interface ProgrammeDiff {
  readonly added: readonly Session[];
  readonly removed: readonly Session[];
  readonly changed: readonly ChangedSession[];
  /** In the same day, at another place: as few as explain the new order. */
  readonly moved: readonly Session[];
}

/** From the published programme to the draft; a session is the same as long as its id is. */
export function programmeDiff(published: Draft, draft: Draft): ProgrammeDiff {
  const before = new Map(published.map((session) => [session.id, session]));
  const after = new Map(draft.map((session) => [session.id, session]));
  return {
    added: draft.filter(({ id }) => !before.has(id)),
    removed: published.filter(({ id }) => !after.has(id)),
    changed: draft.flatMap((session) => {
      const was = before.get(session.id);
      const fields = was ? SESSION_FIELDS.filter((field) => !same(was[field], session[field])) : [];
      return was && fields.length > 0 ? [{ before: was, after: session, fields }] : [];
    }),
    moved: movedSessions(published, draft),
  };
}

export function changeCount({ added, removed, changed, moved }: ProgrammeDiff): number {
  return (
    added.length + removed.length + new Set([...changed.map(({ after }) => after), ...moved].map(({ id }) => id)).size
  );
}

/** Whether what calendars hold may differ: days, hours, places, or which sessions there are. */
export function changesCalendar({ added, removed, changed }: ProgrammeDiff): boolean {
  const dated: readonly SessionField[] = ['day', 'start', 'end', 'allDay', 'venueId', 'room', 'title'];
  return (
    added.length + removed.length > 0 || changed.some(({ fields }) => fields.some((field) => dated.includes(field)))
  );
}

/** Those outside a longest run that kept its order; a change of day or of hours says by itself why a place changed. */
function movedSessions(published: Draft, draft: Draft): Session[] {
  const rank = new Map(published.map(({ id }, at) => [id, at]));
  const sameHour = draft.filter(({ id, day, start }) => {
    const was = published[rank.get(id) ?? -1];
    return was !== undefined && was.day === day && was.start === start;
  });
  const stayed = longestRising(sameHour.map(({ id }) => rank.get(id)!));
  return sameHour.filter(({ id }) => !stayed.has(rank.get(id)!));
}

/** The members of a longest rising subsequence of different numbers. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const number of numbers) {
    const length = tails.findIndex((tail) => tail > number);
    const place = length === -1 ? tails.length : length;
    previous.set(number, tails[place - 1]);
    tails[place] = number;
  }
  const members = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous.get(at)) members.add(at);
  return members;
}
