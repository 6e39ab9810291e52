import { cleanLine, cleanParagraphs, lengthOf } from '../../events/domain/typed-text.js';
import type { Speaker, Track } from './programme.js';
import { linesOf, readSpeakers, speakerLines } from './speaker-lines.js';

/** One atelier's part of a session's form. */
export interface TrackFields {
  readonly title: string;
  readonly theme: string;
  readonly question: string;
  readonly text: string;
  readonly room: string;
  readonly seats: string;
  readonly speakers: string;
  readonly facilitators: string;
  readonly experts: string;
  readonly witnesses: string;
}

export const TRACK_FIELDS = [
  'title',
  'theme',
  'question',
  'room',
  'seats',
  'facilitators',
  'experts',
  'witnesses',
  'speakers',
  'text',
] as const satisfies readonly (keyof TrackFields)[];

export const EMPTY_TRACK: TrackFields = {
  title: '',
  theme: '',
  question: '',
  text: '',
  room: '',
  seats: '',
  speakers: '',
  facilitators: '',
  experts: '',
  witnesses: '',
};

/** Ten fields each: a form holds five hundred. */
export const MOST_TRACKS = 45;
const LONGEST = { title: 300, theme: 300, question: 500, room: 100, text: 3_000, line: 700 } as const;
const MOST_SEATS = 10_000;

/** A, B … Z, then AA, AB … */
export function letterAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter;
}

export function trackFields(track: Track): TrackFields {
  return {
    title: track.title,
    theme: track.theme ?? '',
    question: track.question ?? '',
    text: track.text ?? '',
    room: track.room ?? '',
    seats: track.seats === undefined ? '' : String(track.seats),
    speakers: speakerLines(track.speakers),
    facilitators: speakerLines(track.facilitators ?? []),
    experts: speakerLines(track.experts ?? []),
    witnesses: speakerLines(track.witnesses ?? []),
  };
}

/** Ateliers whose fields are all empty are gone; the others get their letters anew. */
export function readTracks(
  tracks: readonly TrackFields[],
  wrong: (field: string, code: string, count?: number) => void,
): Track[] {
  const filled = tracks.map((fields, index) => ({ fields, index })).filter(({ fields }) => !isEmpty(fields));
  if (filled.length > MOST_TRACKS) wrong('newTracks', 'too-many-tracks', MOST_TRACKS);
  return filled.map(({ fields, index }, rank) => {
    const id = (name: string) => `track-${index}-${name}`;
    const line = (name: 'title' | 'theme' | 'question' | 'room') => {
      const text = cleanLine(fields[name]);
      if (lengthOf(text) > LONGEST[name]) wrong(id(name), 'too-long', LONGEST[name]);
      return text === '' ? {} : { [name]: text };
    };
    const people = (name: 'speakers' | 'facilitators' | 'experts' | 'witnesses'): Speaker[] => {
      const lines = linesOf(cleanParagraphs(fields[name]));
      if (lines.some((one) => lengthOf(one) > LONGEST.line)) wrong(id(name), 'line-too-long', LONGEST.line);
      return readSpeakers(lines.join('\n'));
    };
    const team = (name: 'facilitators' | 'experts' | 'witnesses') => {
      const speakers = people(name);
      return speakers.length === 0 ? {} : { [name]: speakers };
    };
    const text = cleanParagraphs(fields.text);
    if (lengthOf(text) > LONGEST.text) wrong(id('text'), 'too-long', LONGEST.text);
    const seats = seatsIn(fields.seats);
    if (seats === 'unreadable') wrong(id('seats'), 'seats-unreadable', MOST_SEATS);
    return {
      letter: letterAt(rank),
      title: '',
      ...line('title'),
      ...line('theme'),
      ...line('question'),
      ...(text === '' ? {} : { text }),
      ...line('room'),
      ...(typeof seats === 'number' ? { seats } : {}),
      speakers: people('speakers'),
      ...team('facilitators'),
      ...team('experts'),
      ...team('witnesses'),
    };
  });
}

/** The tracks, then one for each title typed. */
export function newTracksFrom(
  tracks: readonly Track[],
  titles: string,
  wrong: (field: string, code: string, count?: number) => void,
): Track[] {
  const added = linesOf(cleanParagraphs(titles));
  if (tracks.length + added.length > MOST_TRACKS) wrong('newTracks', 'too-many-tracks', MOST_TRACKS);
  if (added.some((title) => lengthOf(title) > LONGEST.title)) wrong('newTracks', 'line-too-long', LONGEST.title);
  return [
    ...tracks,
    ...added.map((title, index) => ({ letter: letterAt(tracks.length + index), title, speakers: [] })),
  ];
}

function isEmpty(fields: TrackFields): boolean {
  return TRACK_FIELDS.every((name) => fields[name].trim() === '');
}

function seatsIn(typed: string): number | null | 'unreadable' {
  const text = typed.replace(/\s/g, '');
  if (text === '') return null;
  const seats = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return seats >= 1 && seats <= MOST_SEATS ? seats : 'unreadable';
}
