import type { Conflict } from './conflict.js';
import type { Draft } from './draft.js';
import type { Session } from './programme.js';
import { same } from './same.js';

export interface Merged {
  readonly sessions: Draft;
  /** Sessions to choose between; in `sessions` they stand as `choices` says, and as theirs where it says nothing. */
  readonly conflicts: readonly Conflict[];
}

export type Choices = ReadonlyMap<string, 'mine' | 'theirs'>;

/**
 * Joins what I made of `base` with what somebody else made of it meanwhile. A session that only one of us changed is
 * taken from whoever changed it. Without `base`, which is kept for fifty changes only, every difference is a conflict.
 */
export function mergeDrafts(base: Draft | null, mine: Draft, theirs: Draft, choices: Choices = new Map()): Merged {
  const [original, own, other] = [base ?? [], mine, theirs].map(byId);
  const ids = [...new Set([...other!.keys(), ...own!.keys()])];
  const conflicts: Conflict[] = [];
  const chosen = new Map<string, Session>();
  for (const id of ids) {
    const [was, my, their] = [original!.get(id) ?? null, own!.get(id) ?? null, other!.get(id) ?? null];
    let kept = same(their, was) ? my : their;
    if (!same(my, their) && (base === null || (!same(my, was) && !same(their, was)))) {
      conflicts.push({ id, mine: my, theirs: their });
      kept = choices.get(id) === 'mine' ? my : their;
    }
    if (kept !== null) chosen.set(id, kept);
  }
  const leading = base !== null && same(orderOf(theirs, original!), orderOf(base, byId(theirs))) ? mine : theirs;
  return { sessions: inOrder(leading, leading === mine ? theirs : mine, chosen), conflicts };
}

const byId = (draft: Draft) => new Map(draft.map((session) => [session.id, session]));

/** The order of what both drafts hold. */
function orderOf(draft: Draft, among: ReadonlyMap<string, Session>): readonly string[] {
  return draft.map(({ id }) => id).filter((id) => among.has(id));
}

/** In the order of `leading`; what only `other` holds follows what it follows there, and what begins earlier. */
function inOrder(leading: Draft, other: Draft, chosen: ReadonlyMap<string, Session>): Draft {
  const ids = leading.map(({ id }) => id);
  const inOther = new Set(other.map(({ id }) => id));
  const beginsBefore = (one: string, another: string) => {
    const [start, end] = [one, another].map((id) => chosen.get(id)?.start ?? null);
    return Boolean(start && end && start <= end);
  };
  for (const [at, { id }] of other.entries()) {
    if (ids.includes(id)) continue;
    let place = at === 0 ? 0 : ids.indexOf(other[at - 1]!.id) + 1;
    while (place < ids.length && !inOther.has(ids[place]!) && beginsBefore(ids[place]!, id)) place++;
    ids.splice(place, 0, id);
  }
  const sessions = ids.flatMap((id) => chosen.get(id) ?? []);
  // A session may have passed to another day in the version that does not lead.
  return sessions.toSorted((one, another) => one.day.localeCompare(another.day));
}
