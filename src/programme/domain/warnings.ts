import type { ClockTime, EventRecord } from '../../events/domain/event.js';
import { minutesOf } from './clock-minutes.js';
import type { Draft } from './draft.js';
import { overlaps } from './overlaps.js';
import type { Session } from './programme.js';
import { same } from './same.js';
import type { Fix, Warning } from './warning.js';

type Dates = Pick<EventRecord, 'startsOn' | 'endsOn' | 'datePrecision' | 'announcedFrom' | 'announcedTo'>;
type Timed = Session & { readonly start: ClockTime };

/** Before it, people are received: the announced hour is not theirs. */
const BEFORE_THE_BEGINNING: readonly Session['kind'][] = ['welcome', 'break', 'meal', 'exhibition'];

export function programmeWarnings(draft: Draft, event: Dates): Warning[] {
  const days = [...new Set(draft.map(({ day }) => day))].sort();
  return [
    ...draft.flatMap((session) => ofOneSession(session, event)),
    ...days.flatMap((day) => ofOneDay(draft.filter((session) => session.day === day && isTimed(session)) as Timed[])),
    ...(days.length === 1 ? announcedHours(draft.filter(isTimed), event) : []),
    ...phases(draft),
  ];
}

/** The hours of a day in which nothing is planned: what a reader of the programme would ask about. */
export function gapsOf(
  sessions: readonly Session[],
): { after: string; before: string; from: ClockTime; to: ClockTime }[] {
  const gaps = [];
  const timed = sessions.filter(isTimed);
  let last: { id: string; end: ClockTime } | null = null;
  for (const [at, session] of timed.entries()) {
    const end = session.end !== null && session.end > session.start ? session.end : null;
    const until = end ?? timed[at + 1]?.start ?? session.start;
    if (last !== null && session.start > last.end)
      gaps.push({ after: last.id, before: session.id, from: last.end, to: session.start });
    if (last === null || until > last.end) last = { id: session.id, end: until };
  }
  return gaps;
}

function isTimed(session: Session): session is Timed {
  return session.start !== null && !session.allDay;
}

function ofOneSession(session: Session, { startsOn, endsOn, datePrecision }: Dates): Warning[] {
  const { id, day, start, end } = session;
  const about = { day, sessions: [id], severity: 'warn' as const, fixes: [{ action: 'open' as const, session: id }] };
  const found: Warning[] = [];
  if (session.title === '') found.push({ ...about, code: 'empty-title' });
  if (datePrecision === 'day' && (day < startsOn || day > endsOn)) found.push({ ...about, code: 'day-outside' });
  if (start !== null && end !== null && end <= start) {
    const fixes: Fix[] = [{ action: 'set-times', session: id, end: null }, ...about.fixes];
    found.push({ ...about, code: 'end-before-start', from: start, to: end, fixes });
  }
  return found;
}

function ofOneDay(sessions: readonly Timed[]): Warning[] {
  const backwards = sessions.flatMap((session, at): Warning[] => {
    const before = sessions[at - 1];
    if (before === undefined || session.start >= before.start) return [];
    const { day } = session;
    return [
      {
        code: 'backwards',
        severity: 'warn',
        day,
        sessions: [session.id, before.id],
        from: before.start,
        to: session.start,
        fixes: [
          { action: 'sort-day', day },
          { action: 'retime-day', day },
        ],
      },
    ];
  });
  // In a day whose order is to be settled first, gaps and overlaps would be guesses.
  if (backwards.length > 0) return backwards;
  return [...overlaps(sessions), ...gapWarnings(sessions)];
}

function gapWarnings(sessions: readonly Timed[]): Warning[] {
  return gapsOf(sessions).map(({ after, before, from, to }) => ({
    code: 'gap',
    severity: minutesOf(to) - minutesOf(from) > 30 ? 'warn' : 'note',
    day: sessions[0]!.day,
    sessions: [after, before],
    from,
    to,
    fixes: [
      { action: 'insert-break', after, start: from, end: to },
      { action: 'set-times', session: before, start: from },
    ],
  }));
}

function announcedHours(
  sessions: readonly Timed[],
  { announcedFrom, announcedTo, startsOn, endsOn }: Dates,
): Warning[] {
  if (startsOn !== endsOn) return [];
  const found: Warning[] = [];
  const first = sessions.filter(({ kind }) => !BEFORE_THE_BEGINNING.includes(kind)).at(0);
  const about = { severity: 'note' as const, day: startsOn };
  if (first && announcedFrom !== null && first.start !== announcedFrom) {
    const fixes: Fix[] = [{ action: 'set-times', session: first.id, start: announcedFrom }];
    const [from, to] = [announcedFrom, first.start];
    found.push({ ...about, code: 'announced-from', sessions: [first.id], from, to, fixes });
  }
  const last = sessions.toSorted((one, other) => (one.end ?? one.start).localeCompare(other.end ?? other.start)).at(-1);
  // A closing without a printed end lasts until the announced hour, as far as anybody knows.
  if (last && announcedTo !== null && (last.end === null ? last.start > announcedTo : last.end !== announcedTo)) {
    const fixes: Fix[] = last.start < announcedTo ? [{ action: 'set-times', session: last.id, end: announcedTo }] : [];
    const [from, to] = [announcedTo, last.end ?? last.start];
    found.push({ ...about, code: 'announced-to', sessions: [last.id], from, to, fixes });
  }
  return found;
}

/** The same ateliers come back in every phase, as a rule. */
function phases(draft: Draft): Warning[] {
  const [first, ...others] = draft.filter(({ kind, phase }) => kind === 'ateliers' && phase !== null);
  if (first === undefined) return [];
  const shown = ({ tracks }: Session) => tracks.map(({ letter, title }) => ({ letter, title }));
  return others
    .filter((session) => session.phase !== first.phase && !same(shown(session), shown(first)))
    .map((session) => ({
      code: 'tracks-differ',
      severity: 'note',
      day: session.day,
      sessions: [session.id, first.id],
      fixes: [
        { action: 'copy-tracks', session: session.id, from: first.id },
        { action: 'open', session: session.id },
      ],
    }));
}
