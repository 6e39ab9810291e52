import type { ClockTime, EventRecord, IsoDay, Venue } from '../../events/domain/event.js';
import type {
  Programme,
  ProgrammeDay,
  Session,
  SessionKind,
  SessionPart,
  Speaker,
  Track,
} from '../domain/programme.js';
import { type Ribbon, ribbonOf } from './ribbon.js';

export interface ProgrammeView {
  readonly days: readonly DayView[];
  readonly allDay: readonly { readonly title: string; readonly text: string | null }[];
}

export interface DayView {
  readonly anchor: string;
  readonly day: IsoDay;
  readonly rank: number;
  readonly venues: readonly string[];
  readonly ribbon: Ribbon | null;
  readonly halves: readonly {
    readonly name: 'morning' | 'afternoon' | null;
    readonly sessions: readonly SessionView[];
  }[];
}

export interface SessionView {
  readonly isBreak: boolean;
  readonly kind: SessionKind;
  /** The kind is worth a word where the title does not say it. */
  readonly kindShown: boolean;
  readonly title: string;
  readonly text: string | null;
  readonly start: ClockTime | null;
  readonly end: ClockTime | null;
  readonly printedTime: string | null;
  readonly phase: number | null;
  readonly place: string | null;
  readonly speakers: readonly Speaker[];
  readonly parts: readonly SessionPart[];
  readonly themes: readonly string[];
  readonly tracks: readonly (Track & { readonly tint: string })[];
  /** At three, tracks stand three in a row; otherwise two or four. */
  readonly inThrees: boolean;
  /** Set where the tracks are those of an earlier session, which began at this hour: they are not told twice. */
  readonly tracksSince: ClockTime | null;
}

const BREAKS: readonly SessionKind[] = ['meal', 'break', 'welcome'];
const SELF_SAYING: readonly SessionKind[] = [
  'welcome',
  'meal',
  'break',
  'closing',
  'exhibition',
  'debriefing',
  'opening',
  'reflection',
];
const TINTS = ['a', 'b', 'c', 'd'] as const;
/** A long day is easier to read in two halves. */
const SESSIONS_IN_HALVES = 9;

export function programmeView(programme: Programme, event: Pick<EventRecord, 'venues' | 'announcedTo'>): ProgrammeView {
  const severalDays = programme.days.length > 1;
  return {
    days: programme.days.map((day, index) => dayView(day, index, severalDays, event)),
    allDay: programme.allDay.map(({ title, text }) => ({ title: insideSentence(title), text })),
  };
}

/** A title printed on its own line, as it stands after a colon: an article loses its capital, a name keeps it. */
function insideSentence(title: string): string {
  return title.replace(/^(?:L['’]|Les? |La |Une? |Des |Du )/, (article) => article.toLowerCase());
}

function dayView(
  { day, sessions }: ProgrammeDay,
  index: number,
  severalDays: boolean,
  { venues, announcedTo }: Pick<EventRecord, 'venues' | 'announcedTo'>,
): DayView {
  const ofTheDay = venues.filter(({ id }) => sessions.some(({ venueId }) => venueId === id));
  const views = sessions.map((session, at) => sessionView(session, sessions.slice(0, at), ofTheDay));
  return {
    anchor: `jour-${index + 1}`,
    day,
    rank: index + 1,
    venues: ofTheDay.map(({ name }) => name),
    ribbon: ribbonOf(sessions, severalDays ? null : announcedTo),
    halves: severalDays && sessions.length >= SESSIONS_IN_HALVES ? inHalves(views) : [{ name: null, sessions: views }],
  };
}

function sessionView(session: Session, earlier: readonly Session[], venues: readonly Venue[]): SessionView {
  const venue = venues.length > 1 ? (venues.find(({ id }) => id === session.venueId)?.name ?? null) : null;
  const twin = earlier.find((other) => session.tracks.length > 0 && sameTracks(other.tracks, session.tracks));
  return {
    isBreak: BREAKS.includes(session.kind) && session.text === null && session.speakers.length === 0,
    kind: session.kind,
    kindShown: !SELF_SAYING.includes(session.kind),
    title: session.title,
    text: session.text,
    start: session.start,
    end: session.end,
    printedTime: session.printedTime,
    phase: session.phase,
    place: [venue, session.room].filter((part) => part !== null).join(', ') || null,
    speakers: session.speakers,
    parts: session.parts,
    themes: session.themes,
    tracks: session.tracks.map((track, index) => ({ ...track, tint: TINTS[index % TINTS.length] ?? 'a' })),
    inThrees: session.tracks.length === 3,
    tracksSince: twin?.start ?? null,
  };
}

function sameTracks(one: readonly Track[], other: readonly Track[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function inHalves(sessions: readonly SessionView[]): DayView['halves'] {
  const lunch = sessions.findIndex(
    ({ kind, start }) => kind === 'meal' && start !== null && start >= '11:30' && start < '14:30',
  );
  if (lunch < 1 || lunch === sessions.length - 1) return [{ name: null, sessions }];
  return [
    { name: 'morning', sessions: sessions.slice(0, lunch + 1) },
    { name: 'afternoon', sessions: sessions.slice(lunch + 1) },
  ];
}
