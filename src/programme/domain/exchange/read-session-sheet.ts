import { MOST_SESSIONS } from '../draft.js';
import type { Session, SessionKind, Track } from '../programme.js';
import { readSession, type SessionFields } from '../session-fields.js';
import { letterAt, MOST_TRACKS, type TrackFields } from '../track-fields.js';
import { type DocumentSession, type ImportError, type ReadProgramme, refusedFile } from './read-programme.js';
import { guessedKind } from './guessed-kind.js';
import { SHEET_COLUMNS, type SheetColumn } from './session-sheet.js';
import { columnOf, folded } from './sheet-headings.js';

/** One line of a table: its number, as a spreadsheet shows it, and its cells as texts. */
export interface SheetLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a cell of the column « Genre » may say for a kind: the words of both languages. */
export type KindNames = (typed: string) => SessionKind | null;

export const MOST_COLUMNS = 60;
export const MOST_LINES = 1_000;

/** The first lines of people's tables often hold a title before the headings. */
const HEADINGS_WITHIN = 10;
const YES = ['oui', 'o', 'x', '1', 'vrai', 'yes', 'y', 'true'];
const NO = ['', 'non', 'n', '0', 'faux', 'no', 'false', '-'];

/**
 * Reads a table of sessions. Columns may stand in any order, under French or English headings, and all but the title
 * may be missing; an empty day is that of the line above; a line with an atelier but no title belongs to the session
 * above, and so does one that repeats it.
 *
 * @param firstDay of lines before any day is said.
 */
export function readSessionSheet(lines: readonly SheetLine[], firstDay: string, kindNamed: KindNames): ReadProgramme {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.some(({ cells }) => widthOf(cells) > MOST_COLUMNS)) {
    return refusedFile('too-many-columns', { count: MOST_COLUMNS });
  }
  const heading = filled.slice(0, HEADINGS_WITHIN).find(({ cells }) => columnsOf(cells).has('title'));
  if (!heading) return refusedFile(filled.length === 0 ? 'empty-file' : 'no-headings');
  const rows = filled.slice(filled.indexOf(heading) + 1);
  if (rows.length === 0) return refusedFile('no-lines');
  if (rows.length > MOST_LINES) return refusedFile('too-many-lines-in-file', { count: MOST_LINES });

  const errors: ImportError[] = twiceHeaded(heading);
  const columns = columnsOf(heading.cells);
  const groups = sessionGroups(
    rows.map((row) => new Row(row, columns)),
    firstDay,
  );
  if (groups.length > MOST_SESSIONS) return refusedFile('too-many-sessions', { count: MOST_SESSIONS });
  const sessions = groups.map((group) => readGroup(group, kindNamed, errors));
  const venues = [...new Set(sessions.flatMap(({ venue }) => venue ?? []))].map((name) => ({ name }));
  return { sessions, venues, errors: errors.toSorted(byLine) };
}

/** Line by line, and from left to right as the columns are told. */
function byLine(one: ImportError, other: ImportError): number {
  const rank = ({ field }: ImportError) => (SHEET_COLUMNS as readonly (string | null)[]).indexOf(field);
  return (one.place ?? 0) - (other.place ?? 0) || rank(one) - rank(other);
}

class Row {
  readonly line: number;
  readonly values: Readonly<Record<SheetColumn, string>>;

  constructor({ line, cells }: SheetLine, columns: ReadonlyMap<SheetColumn, number>) {
    this.line = line;
    const text = (column: SheetColumn) => (cells[columns.get(column) ?? -1] ?? '').trim();
    this.values = new Proxy({} as Record<SheetColumn, string>, { get: (_, column) => text(column as SheetColumn) });
  }
}

interface Group {
  readonly day: string;
  readonly first: Row;
  readonly tracks: readonly Row[];
}

const TRACK_COLUMNS: readonly SheetColumn[] = [
  'track',
  'trackTitle',
  'trackTheme',
  'trackQuestion',
  'trackText',
  'trackRoom',
  'trackSeats',
  'trackFacilitators',
  'trackExperts',
  'trackWitnesses',
  'trackSpeakers',
];
const hasTrack = ({ values }: Row) => TRACK_COLUMNS.some((column) => values[column] !== '');
const OWN_COLUMNS: readonly SheetColumn[] = [
  'start',
  'end',
  'allDay',
  'kind',
  'title',
  'text',
  'phase',
  'venue',
  'room',
  'speakers',
  'parts',
  'themes',
  'printedTime',
];

function sessionGroups(rows: readonly Row[], firstDay: string): Group[] {
  const groups: { day: string; first: Row; tracks: Row[] }[] = [];
  let day = firstDay;
  for (const row of rows) {
    if (row.values.day !== '') day = row.values.day;
    const open = groups.at(-1);
    if (open && continues(open, row, day)) open.tracks.push(row);
    else groups.push({ day, first: row, tracks: hasTrack(row) ? [row] : [] });
  }
  return groups;
}

/** Another atelier of the session above: the line says nothing of its own, or says the same again. */
function continues({ day: openDay, first, tracks }: Group, row: Row, day: string): boolean {
  if (!hasTrack(row) || tracks.length === 0 || day !== openDay) return false;
  const { values } = row;
  const silent = OWN_COLUMNS.every((column) => values[column] === '');
  const repeats = OWN_COLUMNS.every((column) => values[column] === first.values[column]);
  if (!silent && !repeats) return false;
  return values.track === '' || tracks.every((track) => track.values.track !== values.track);
}

function readGroup({ day, first, tracks }: Group, kindNamed: KindNames, errors: ImportError[]): DocumentSession {
  const { values } = first;
  const wrong = (field: string, code: string, parameters?: ImportError['parameters']) =>
    void errors.push({ place: first.line, field, code, ...(parameters && { parameters }) });
  if (values.title === '') wrong('title', 'title-missing');
  const kind = values.kind === '' ? guessedKind(values.title, tracks.length > 0) : kindNamed(values.kind);
  if (kind === null) wrong('kind', 'kind-unknown', { given: values.kind.slice(0, 60) });
  if (tracks.length > MOST_TRACKS) wrong('track', 'too-many', { count: MOST_TRACKS });
  const { session, errors: found } = readSession(
    {
      day,
      start: values.start,
      end: values.end,
      allDay: yesOrNo(values.allDay, wrong),
      kind: kind ?? 'plenary',
      phase: values.phase.replace(/^phase\s*/i, ''),
      title: values.title,
      text: values.text,
      venue: '',
      room: values.room,
      printed: values.printedTime,
      speakers: peopleLines(values.speakers),
      parts: values.parts,
      themes: values.themes,
      tracks: tracks.slice(0, MOST_TRACKS).map(trackFieldsOf),
      newTracks: '',
    } satisfies SessionFields,
    '',
    [],
  );
  for (const { field, code, parameters } of found) {
    const [, index, name] = /^track-(\d+)-(\w+)$/.exec(field) ?? [];
    const place = index === undefined ? first.line : (tracks[Number(index)]?.line ?? first.line);
    errors.push({
      place,
      field: name === undefined ? sheetField(field) : trackField(name),
      code,
      ...(parameters && { parameters }),
    });
  }
  return withPlace(session, values.venue, tracks.slice(0, MOST_TRACKS));
}

function withPlace(
  { id: _id, venueId: _venueId, ...session }: Session,
  venue: string,
  rows: readonly Row[],
): DocumentSession {
  const read = [...session.tracks];
  return {
    ...session,
    venue: venue === '' ? null : venue,
    tracks: rows.map((row, index) => ({
      // A form forgets an atelier without a word; a table that gives its letter means it.
      ...(isLetterOnly(row) ? BARE_TRACK : (read.shift() ?? BARE_TRACK)),
      letter: (isTitle(row) ? '' : row.values.track.slice(0, LONGEST_LETTER)) || letterAt(index),
    })),
  };
}

const BARE_TRACK: Track = { letter: '', title: '', speakers: [] };
const LONGEST_LETTER = 10;

function isLetterOnly(row: Row): boolean {
  return !isTitle(row) && TRACK_COLUMNS.every((column) => column === 'track' || row.values[column] === '');
}

/** A column « Atelier » may hold the atelier's title where no other does. */
function isTitle({ values }: Row): boolean {
  return values.trackTitle === '' && values.track.length > 2;
}

function trackFieldsOf(row: Row): TrackFields {
  const { values } = row;
  return {
    title: isTitle(row) ? values.track : values.trackTitle,
    theme: values.trackTheme,
    question: values.trackQuestion,
    text: values.trackText,
    room: values.trackRoom,
    seats: values.trackSeats,
    speakers: peopleLines(values.trackSpeakers),
    facilitators: peopleLines(values.trackFacilitators),
    experts: peopleLines(values.trackExperts),
    witnesses: peopleLines(values.trackWitnesses),
  };
}

/** One a line; a cell of one line may part them by semicolons. */
function peopleLines(cell: string): string {
  return cell.includes('\n') ? cell : cell.replace(/\s*;\s*/g, '\n');
}

function yesOrNo(cell: string, wrong: (field: string, code: string) => void): boolean {
  const word = folded(cell);
  if (!YES.includes(word) && !NO.includes(word)) wrong('allDay', 'not-a-yes-or-no');
  return YES.includes(word);
}

function sheetField(field: string): string {
  return field === 'printed' ? 'printedTime' : field === 'newTracks' ? 'track' : field;
}

function trackField(name: string): string {
  return `track${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function widthOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function columnsOf(cells: readonly string[]): Map<SheetColumn, number> {
  const columns = new Map<SheetColumn, number>();
  cells.slice(0, MOST_COLUMNS).forEach((cell, index) => {
    const column = columnOf(cell);
    if (column !== null && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

function twiceHeaded({ line, cells }: SheetLine): ImportError[] {
  const named = cells.flatMap((cell) => columnOf(cell) ?? []);
  const twice = [...new Set(named.filter((column, index) => named.indexOf(column) !== index))];
  return twice.map((field) => ({ place: line, field, code: 'heading-twice' }));
}
