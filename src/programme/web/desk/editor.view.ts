import { deskShell } from '../../../events/domain/desk-shell.js';
import type { IsoDay } from '../../../events/domain/event.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { clockText, instantText } from '../../../platform/i18n/dates.js';
import { frenchTypography } from '../../../platform/i18n/french-typography.js';
import type { Locale } from '../../../platform/i18n/locale.js';
import { minutesOf } from '../../domain/clock-minutes.js';
import type { Draft } from '../../domain/draft.js';
import { peopleIn } from '../../domain/people-in.js';
import { changeCount, programmeDiff } from '../../domain/programme-diff.js';
import type { Session } from '../../domain/programme.js';
import { gapsOf, programmeWarnings } from '../../domain/warnings.js';
import type { DraftRecord, RevisionNote } from '../../queries/draft.query.js';
import { ribbonOf } from '../ribbon.js';
import { daysToChoose, type OpenForm, sessionFormView } from './session-form.view.js';
import { warningsView } from './warnings.view.js';

type Words = (key: string, parameters?: Readonly<Record<string, string | number>>) => string;

export interface EditorSource {
  readonly reached: OrganiserEvent;
  readonly draft: DraftRecord;
  readonly open: OpenForm | null;
  readonly locale: Locale;
  /** Sentences of the catalogue `programme-desk`. */
  readonly words: Words;
  /** A refusal to tell above the programme. */
  readonly refusal?: string | null;
  readonly published?: number | null;
}

const BREAKS: readonly Session['kind'][] = ['meal', 'break', 'welcome'];

export function editorView({ reached, draft, open, locale, words, refusal = null, published = null }: EditorSource) {
  const { event } = reached;
  const { sessions } = draft;
  const form = open && sessionFormView(open, event, sessions, words);
  const days = daysShown(sessions, event);
  const isHidden = event.status === 'draft';
  const changes = isHidden ? 0 : changeCount(programmeDiff(draft.published, sessions));
  const base = `/organiser/evenements/${event.slug}/programme`;
  return {
    desk: deskShell('programme', reached),
    base,
    preview: `${base}/apercu`,
    seen: `${draft.version}-${draft.revision}`,
    state: isHidden ? 'hidden' : changes === 0 ? 'published' : 'changes',
    changes,
    refusal,
    published,
    undo: draft.undo && noteView(draft.undo, locale, event.timeZone, words),
    redo: draft.redo && noteView(draft.redo, locale, event.timeZone, words),
    warnings: warningsView(programmeWarnings(sessions, event), sessions, locale, words),
    isEmpty: sessions.length === 0,
    severalDays: days.length > 1,
    days: days.map((day, index) => dayView(day, index, days.length, sessions, { reached, open, words })),
    form,
    /** Where the open form stands: in the place of a session, after one, or below all of them. */
    formAtEnd: open !== null && open.id === null && !sessions.some(({ id }) => id === open.after),
  };
}

function dayView(
  day: IsoDay,
  index: number,
  count: number,
  draft: Draft,
  { reached, open, words }: { reached: OrganiserEvent; open: OpenForm | null; words: Words },
) {
  const sessions = draft.filter((session) => session.day === day);
  const gaps = new Map(gapsOf(sessions).map((gap) => [gap.before, gap]));
  const ribbon = ribbonOf(
    sessions.filter(({ allDay }) => !allDay),
    count > 1 ? null : reached.event.announcedTo,
  );
  return {
    day,
    anchor: `jour-${index + 1}`,
    ribbon: ribbon && { ...ribbon, gapCount: ribbon.gaps.length },
    rows: sessions.map((session, at) => {
      const gap = gaps.get(session.id) ?? null;
      return {
        ...rowView(session, reached, words),
        gap: gap && { ...gap, length: lengthText(minutesOf(gap.to) - minutesOf(gap.from), words) },
        isOpen: open?.id === session.id,
        formFollows: open !== null && open.id === null && open.after === session.id,
        isFirst: at === 0 && index === 0,
        isLast: at === sessions.length - 1 && index === count - 1,
      };
    }),
    last: sessions.at(-1)?.id ?? null,
  };
}

function rowView(session: Session, { event }: OrganiserEvent, words: Words) {
  const { id, day, start, end, kind, tracks } = session;
  const venue = event.venues.length > 1 ? event.venues.find((other) => other.id === session.venueId)?.name : null;
  const people = peopleIn(session).length;
  const meta = [
    words(`kinds.${kind}`),
    session.phase === null ? null : words('phase', { number: session.phase }),
    [venue, session.room].filter(Boolean).map(String).map(frenchTypography).join(', ') || null,
    tracks.length === 0 ? null : lettersOf(session),
    people === 0 ? null : words('people', { count: people }),
    session.printedTime,
  ];
  const title = session.title === '' ? words('untitled') : session.title;
  return {
    id,
    day,
    start,
    title,
    /** What screen readers and live announcements call it. */
    what: [frenchTypography(title), start && clockText(start, 'fr')].filter(Boolean).join(', '),
    isUntitled: session.title === '',
    isBreak: BREAKS.includes(kind) && session.text === null && session.speakers.length === 0,
    allDay: session.allDay,
    length: start !== null && end !== null && end > start ? lengthText(minutesOf(end) - minutesOf(start), words) : null,
    meta: meta.filter((part) => part !== null),
  };
}

/** « A, B, C » or, for many, « A–AN ». */
function lettersOf({ tracks }: Session): string {
  const letters = tracks.map(({ letter }) => letter);
  return letters.length <= 6 ? letters.join(', ') : `${letters[0]}–${letters.at(-1)}`;
}

function daysShown(draft: Draft, event: OrganiserEvent['event']): IsoDay[] {
  const used = [...new Set(draft.map(({ day }) => day))].sort();
  const own = daysToChoose(event, used);
  if (own.length > 0) return own;
  return used.length > 0 ? used : [event.startsOn];
}

/** « 15 min », « 1 h 15 ». */
function lengthText(minutes: number, words: Words): string {
  if (minutes < 60) return words('minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (minutes % 60 === 0) return words('hoursOnly', { hours });
  return words('hours', { hours, minutes: String(minutes % 60).padStart(2, '0') });
}

function noteView({ change, actor, at }: RevisionNote, locale: Locale, zone: string, words: Words) {
  const amount = change.amount ?? 0;
  const minutes = `${amount > 0 ? '+' : '−'}${Math.abs(amount)}`;
  const title = change.title === '' ? words('untitled') : frenchTypography(change.title);
  return {
    words: words(`done.${change.verb}`, { title, minutes }),
    actor,
    when: instantText(at, locale, 'dayTime', zone),
  };
}
