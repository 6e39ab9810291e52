import { readClockTime } from '../../../events/domain/clock-time-input.js';
import type { ClockTime } from '../../../events/domain/event.js';
import { isIsoDay } from '../../../platform/clock/paris-time.js';
import {
  addSession,
  type Changed,
  copyTracks,
  type Draft,
  known,
  retimeDay,
  setTimes,
  sortDay,
} from '../../domain/draft.js';
import type { Session } from '../../domain/programme.js';
import { readSession, emptyFields } from '../../domain/session-fields.js';
import type { Fix } from '../../domain/warning.js';

/** A fix as the value of its button; `open` is a link instead. */
export function fixValue(fix: Exclude<Fix, { action: 'open' }>): string {
  const entries = Object.entries(fix).map(([name, value]) => [name, value === null ? '' : String(value)]);
  return new URLSearchParams(entries as [string, string][]).toString();
}

/** The change that a button's value asks for; null for what is none of ours. `breakTitle` names an inserted break. */
export function changeOfFix(value: string, newId: string, breakTitle: string): ((draft: Draft) => Changed) | null {
  const asked = new URLSearchParams(value);
  const text = (name: string) => asked.get(name) ?? '';
  const day = text('day');
  const [start, end] = [timeIn(asked, 'start'), timeIn(asked, 'end')];
  switch (text('action')) {
    case 'set-times':
      return (draft) =>
        setTimes(draft, text('session'), { ...(start && { start }), ...(end !== undefined && { end }) });
    case 'insert-break':
      if (!start || !end) return null;
      return (draft) => {
        const before = known(draft, text('after'));
        return addSession(draft, breakAt(before, newId, breakTitle, start, end), before.id);
      };
    case 'sort-day':
      return isIsoDay(day) ? (draft) => sortDay(draft, day) : null;
    case 'retime-day':
      return isIsoDay(day) ? (draft) => retimeDay(draft, day) : null;
    case 'copy-tracks':
      return (draft) => copyTracks(draft, text('from'), [text('session')]);
    default:
      return null;
  }
}

/** Undefined where the hour is not spoken of, null where it is to go. */
function timeIn(asked: URLSearchParams, name: string): ClockTime | null | undefined {
  const time = asked.has(name) ? readClockTime(asked.get(name) ?? '') : undefined;
  return time === 'unreadable' ? undefined : time;
}

function breakAt({ day, venueId }: Session, id: string, title: string, start: ClockTime, end: ClockTime): Session {
  const { session } = readSession({ ...emptyFields(day, 'break'), title, start, end }, id, []);
  return { ...session, venueId };
}
