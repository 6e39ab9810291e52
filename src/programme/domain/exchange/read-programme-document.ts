import { lengthOf } from '../../../events/domain/typed-text.js';
import { isIsoDay } from '../../../platform/clock/paris-time.js';
import { MOST_SESSIONS } from '../draft.js';
import { SESSION_KINDS, type SessionPart, type Speaker, type Track } from '../programme.js';
import { PROGRAMME_FORMAT } from './programme-document.js';
import {
  type DocumentSession,
  type DocumentVenue,
  type ImportError,
  type ReadProgramme,
  refusedFile,
} from './read-programme.js';

type Plain = Readonly<Record<string, unknown>>;
type Complain = (field: string, code: string, parameters?: ImportError['parameters']) => void;

/** In characters; the columns' own limits where there are columns. */
const LONGEST = {
  title: 300,
  line: 700,
  room: 100,
  printedTime: 100,
  text: 10_000,
  theme: 300,
  question: 700,
} as const;
const MOST = { venues: 50, speakers: 100, parts: 100, themes: 100, tracks: 45, seats: 10_000, phase: 9 } as const;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
/** PostgreSQL takes neither NUL nor lone surrogates; other controls mean nothing in a programme. */
const UNFIT = /[^\P{Cc}\n\r\t]|[\p{Cs}\p{Noncharacter_Code_Point}]/u;

/**
 * Reads what `programmeDocument` writes, from JSON already parsed. A key that the format does not know is an error: what
 * is not read would be lost without a word.
 */
export function readProgrammeDocument(value: unknown, timeZone: string): ReadProgramme {
  if (!isPlain(value) || !('format' in value) || !('sessions' in value)) return refusedFile('not-a-programme');
  if (value.format !== PROGRAMME_FORMAT) return refusedFile('other-format', { format: short(value.format) });
  if (!Array.isArray(value.sessions)) return refusedFile('not-a-programme');
  if (value.sessions.length > MOST_SESSIONS) return refusedFile('too-many-sessions', { count: MOST_SESSIONS });
  const errors: ImportError[] = [];
  const ofFile: Complain = (field, code, parameters) =>
    void errors.push({ place: null, field, code, ...(parameters && { parameters }) });
  onlyKeys(value, ['$schema', 'format', 'timeZone', 'venues', 'sessions'], ofFile);
  if (value.timeZone !== timeZone)
    ofFile('timeZone', 'other-time-zone', { zone: short(value.timeZone), ours: timeZone });
  const venues = listOf(value, 'venues', MOST.venues, ofFile).map((venue) => venueIn(venue, ofFile));
  const names = new Set(venues.map(({ name }) => name));
  const sessions = value.sessions.map((session: unknown, index) => {
    const complain: Complain = (field, code, parameters) =>
      void errors.push({ place: index + 1, field, code, ...(parameters && { parameters }) });
    return sessionIn(session, names, complain);
  });
  return { sessions, venues, errors };
}

function sessionIn(value: unknown, venues: ReadonlySet<string>, complain: Complain): DocumentSession {
  const session = plainIn(value, 'session', complain);
  onlyKeys(session, SESSION_KEYS, complain);
  const day = textIn(session, 'day', 10, complain);
  if (day !== '' && !isIsoDay(day)) complain('day', 'day-unreadable');
  const kind = SESSION_KINDS.find((known) => known === session.kind);
  if (kind === undefined) complain('kind', 'unknown-choice', { given: short(session.kind) });
  const venue = textOrNull(session, 'venue', LONGEST.line, complain);
  if (venue !== null && !venues.has(venue)) complain('venue', 'venue-undescribed', { given: short(venue) });
  const allDay = session.allDay ?? false;
  if (typeof allDay !== 'boolean') complain('allDay', 'not-a-yes-or-no');
  return {
    day,
    kind: kind ?? 'plenary',
    title: textIn(session, 'title', LONGEST.title, complain),
    text: textOrNull(session, 'text', LONGEST.text, complain),
    start: clockIn(session, 'start', complain),
    end: clockIn(session, 'end', complain),
    allDay: allDay === true,
    printedTime: textOrNull(session, 'printedTime', LONGEST.printedTime, complain),
    phase: numberIn(session, 'phase', MOST.phase, complain) ?? null,
    venue,
    room: textOrNull(session, 'room', LONGEST.room, complain),
    speakers: speakersIn(session, 'speakers', complain),
    parts: listOf(session, 'parts', MOST.parts, complain).map((part) => partIn(part, complain)),
    themes: listOf(session, 'themes', MOST.themes, complain).map((theme) =>
      lineIn(theme, 'themes', LONGEST.theme, complain),
    ),
    tracks: listOf(session, 'tracks', MOST.tracks, complain).map((track) => trackIn(track, complain)),
  };
}

const SESSION_KEYS: readonly (keyof DocumentSession)[] = [
  'day',
  'kind',
  'title',
  'text',
  'start',
  'end',
  'allDay',
  'printedTime',
  'phase',
  'venue',
  'room',
  'speakers',
  'parts',
  'themes',
  'tracks',
];

function venueIn(value: unknown, complain: Complain): DocumentVenue {
  const venue = plainIn(value, 'venues', complain);
  onlyKeys(venue, ['name', ...VENUE_KEYS], complain);
  const name = textIn(venue, 'name', LONGEST.line, complain, 'venues');
  if (name.trim() === '') complain('venues', 'name-missing');
  return { name, ...optionalTexts(venue, VENUE_KEYS, LONGEST.text, 'venues', complain) };
}

const VENUE_KEYS = ['address', 'city', 'access', 'accessibility', 'lodging'] as const;

function partIn(value: unknown, complain: Complain): SessionPart {
  const part = plainIn(value, 'parts', complain);
  onlyKeys(part, ['title', 'speakers'], complain);
  return {
    title: textIn(part, 'title', LONGEST.title, complain, 'parts'),
    speakers: speakersIn(part, 'speakers', complain),
  };
}

function trackIn(value: unknown, complain: Complain): Track {
  const track = plainIn(value, 'tracks', complain);
  onlyKeys(track, ['letter', 'title', ...TRACK_LINES, 'text', 'seats', 'speakers', ...TEAMS], complain);
  const seats = numberIn(track, 'seats', MOST.seats, complain);
  return {
    letter: textIn(track, 'letter', 10, complain, 'tracks'),
    title: textIn(track, 'title', LONGEST.title, complain, 'tracks'),
    ...optionalTexts(track, TRACK_LINES, LONGEST.question, 'tracks', complain),
    ...optionalTexts(track, ['text'], LONGEST.text, 'tracks', complain),
    ...(seats === undefined ? {} : { seats }),
    speakers: speakersIn(track, 'speakers', complain),
    ...Object.fromEntries(
      TEAMS.filter((team) => track[team] !== undefined).map((team) => [team, speakersIn(track, team, complain)]),
    ),
  };
}

const TRACK_LINES = ['theme', 'question', 'room'] as const;
const TEAMS = ['facilitators', 'experts', 'witnesses'] as const;

function speakersIn(holder: Plain, field: string, complain: Complain): Speaker[] {
  return listOf(holder, field, MOST.speakers, complain).map((value) => {
    const speaker = plainIn(value, field, complain);
    onlyKeys(speaker, ['name', 'role'], complain);
    const name = textIn(speaker, 'name', LONGEST.line, complain, field);
    return { name, ...optionalTexts(speaker, ['role'], LONGEST.question, field, complain) };
  });
}

function optionalTexts<Key extends string>(
  holder: Plain,
  keys: readonly Key[],
  longest: number,
  field: string,
  complain: Complain,
): { [K in Key]?: string } {
  const given = keys.filter((key) => holder[key] !== undefined);
  return Object.fromEntries(given.map((key) => [key, textIn(holder, key, longest, complain, field)])) as {
    [K in Key]?: string;
  };
}

function listOf(holder: Plain, field: string, most: number, complain: Complain): readonly unknown[] {
  const list = holder[field] ?? [];
  if (!Array.isArray(list)) complain(field, 'not-a-list');
  else if (list.length > most) complain(field, 'too-many', { count: most });
  else return list;
  return [];
}

function textOrNull(holder: Plain, field: string, longest: number, complain: Complain): string | null {
  return (holder[field] ?? null) === null ? null : textIn(holder, field, longest, complain);
}

function textIn(holder: Plain, key: string, longest: number, complain: Complain, field = key): string {
  return lineIn(holder[key], field, longest, complain);
}

function lineIn(text: unknown, field: string, longest: number, complain: Complain): string {
  if (typeof text !== 'string') complain(field, text === undefined ? 'missing' : 'not-a-text');
  else if (UNFIT.test(text)) complain(field, 'unfit-characters');
  else if (lengthOf(text) > longest) complain(field, 'too-long', { count: longest });
  else return text;
  return '';
}

function clockIn(holder: Plain, field: 'start' | 'end', complain: Complain): string | null {
  const time = holder[field] ?? null;
  if (time === null || (typeof time === 'string' && CLOCK.test(time))) return time;
  complain(field, 'time-unreadable');
  return null;
}

function numberIn(holder: Plain, field: string, most: number, complain: Complain): number | undefined {
  const number = holder[field] ?? undefined;
  if (number === undefined) return undefined;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= most) return number;
  complain(field, 'number-out-of-range', { count: most });
  return undefined;
}

function onlyKeys(holder: Plain, known: readonly string[], complain: Complain): void {
  const unknown = Object.keys(holder).filter((key) => !known.includes(key));
  for (const key of unknown.slice(0, 5)) complain('other', 'unknown-key', { key: short(key) });
}

function plainIn(value: unknown, field: string, complain: Complain): Plain {
  if (isPlain(value)) return value;
  complain(field, 'not-an-object');
  return {};
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the file said, short enough to be told. */
function short(value: unknown): string {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  return text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 60);
}
