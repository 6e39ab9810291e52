import { readDay } from '../../events/domain/day-input.js';
import { readClockTime } from '../../events/domain/clock-time-input.js';
import type { ClockTime, IsoDay } from '../../events/domain/event.js';
import { cleanLine, cleanParagraphs, lengthOf } from '../../events/domain/typed-text.js';
import type { FieldError } from '../../platform/errors/domain-error.js';
import { SESSION_KINDS, type Session, type SessionKind, type Speaker } from './programme.js';
import { linesOf, readParts, readSpeakers } from './speaker-lines.js';
import { newTracksFrom, readTracks, type TrackFields } from './track-fields.js';

/** A session's form as it was typed, or as it is filled before anybody types. */
export interface SessionFields {
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly kind: string;
  readonly phase: string;
  readonly title: string;
  readonly text: string;
  /** Id of a venue of the event; empty for none. */
  readonly venue: string;
  readonly room: string;
  readonly printed: string;
  /** One a line: « Prénom NOM, rôle ». */
  readonly speakers: string;
  /** Blocks: a title, then speakers one a line. */
  readonly parts: string;
  readonly themes: string;
  readonly tracks: readonly TrackFields[];
  /** Titles, one a line: each becomes an atelier after those above. */
  readonly newTracks: string;
}

export interface SessionReading {
  readonly session: Session;
  /** `field` is the id of the input. Empty when the session may be kept as it is. */
  readonly errors: readonly FieldError[];
}

const LONGEST = { title: 300, text: 10_000, room: 100, printed: 100, line: 700, theme: 300 } as const;
const MOST_PEOPLE = 100;
const LAST_PHASE = 9;

/**
 * What the fields mean. Only what cannot be kept at all is an error: an empty title or an end before the start is a
 * warning beside the programme. `venues` are the ids of the event's places.
 */
export function readSession(fields: SessionFields, id: string, venues: readonly string[]): SessionReading {
  const errors: FieldError[] = [];
  const wrong = (field: string, code: string, count?: number) =>
    void errors.push({ field, code, ...(count === undefined ? {} : { parameters: { count } }) });
  const line = (field: 'title' | 'room' | 'printed') => {
    const text = cleanLine(fields[field]);
    if (lengthOf(text) > LONGEST[field]) wrong(field, 'too-long', LONGEST[field]);
    return text;
  };
  const people = (field: 'speakers', text: string): Speaker[] => {
    const lines = linesOf(cleanParagraphs(text));
    if (lines.length > MOST_PEOPLE) wrong(field, 'too-many-lines', MOST_PEOPLE);
    if (lines.some((one) => lengthOf(one) > LONGEST.line)) wrong(field, 'line-too-long', LONGEST.line);
    return readSpeakers(lines.join('\n'));
  };

  const day = dayIn(fields.day, wrong);
  const start = timeIn(fields.start, 'start', wrong);
  const end = timeIn(fields.end, 'end', wrong);
  const kind = SESSION_KINDS.find((known) => known === fields.kind);
  if (kind === undefined) wrong('kind', 'unknown-choice');
  const phase = phaseIn(fields.phase);
  if (phase === 'unknown') wrong('phase', 'unknown-choice');
  if (fields.venue !== '' && !venues.includes(fields.venue)) wrong('venue', 'unknown-choice');
  const text = cleanParagraphs(fields.text);
  if (lengthOf(text) > LONGEST.text) wrong('text', 'too-long', LONGEST.text);
  const parts = readParts(cleanParagraphs(fields.parts));
  if (lengthOf(fields.parts) > LONGEST.text) wrong('parts', 'too-long', LONGEST.text);
  const themes = linesOf(cleanParagraphs(fields.themes));
  if (themes.some((theme) => lengthOf(theme) > LONGEST.theme)) wrong('themes', 'line-too-long', LONGEST.theme);
  const kept = readTracks(fields.tracks, wrong);
  const tracks = newTracksFrom(kept, fields.newTracks, wrong);

  return {
    errors,
    session: {
      id,
      day: day ?? '',
      kind: kind ?? 'plenary',
      title: line('title'),
      text: text || null,
      start: fields.allDay ? null : start,
      end: fields.allDay ? null : end,
      allDay: fields.allDay,
      printedTime: line('printed') || null,
      phase: phase === 'unknown' ? null : phase,
      venueId: fields.venue || null,
      room: line('room') || null,
      speakers: people('speakers', fields.speakers),
      parts,
      themes,
      tracks,
    },
  };
}

export type Complain = (field: string, code: string, count?: number) => void;

function dayIn(typed: string, wrong: Complain): IsoDay | null {
  const day = readDay(typed);
  if (day === null) wrong('day', 'day-missing');
  if (day === 'unreadable') wrong('day', 'day-unreadable');
  return day === 'unreadable' ? null : day;
}

function timeIn(typed: string, field: 'start' | 'end', wrong: Complain): ClockTime | null {
  const time = readClockTime(typed);
  if (time !== 'unreadable') return time;
  wrong(field, 'time-unreadable');
  return null;
}

function phaseIn(typed: string): number | null | 'unknown' {
  if (typed === '') return null;
  const phase = Number(typed);
  return Number.isInteger(phase) && phase >= 1 && phase <= LAST_PHASE ? phase : 'unknown';
}

/** An empty form for a session of that day. */
export function emptyFields(day: IsoDay, kind: SessionKind = 'plenary'): SessionFields {
  return {
    day,
    start: '',
    end: '',
    allDay: false,
    kind,
    phase: '',
    title: '',
    text: '',
    venue: '',
    room: '',
    printed: '',
    speakers: '',
    parts: '',
    themes: '',
    tracks: [],
    newTracks: '',
  };
}
