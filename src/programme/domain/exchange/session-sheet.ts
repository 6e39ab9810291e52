import type { Session, SessionKind } from '../programme.js';
import { partLines, speakerLines } from '../speaker-lines.js';
import { documentSession } from './programme-document.js';
import type { Venue } from '../../../events/domain/event.js';

/** The columns of a table of sessions, in their order. Those of a track begin at `track`. */
export const SHEET_COLUMNS = [
  'day',
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
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** The words that stand in cells, in the language of whoever takes the file. */
export interface SheetWords {
  readonly yes: string;
  kind(kind: SessionKind): string;
}

/** In characters, for spreadsheets that show widths. */
export const SHEET_WIDTHS: Readonly<Partial<Record<SheetColumn, number>>> = {
  title: 48,
  text: 48,
  speakers: 36,
  parts: 36,
  venue: 24,
  trackTitle: 40,
  trackQuestion: 40,
};

/**
 * One row a session; one a track where ateliers run side by side, each with the whole session, so that any row can be
 * sorted or filtered alone. Several speakers stand in one cell, one a line: « Prénom NOM, rôle ».
 */
export function sheetRows(
  sessions: readonly Session[],
  venues: readonly Venue[],
  words: SheetWords,
): Record<SheetColumn, string>[] {
  return sessions.flatMap((session) => {
    const own = ownCells(session, venues, words);
    return session.tracks.length === 0
      ? [{ ...own, ...NO_TRACK }]
      : session.tracks.map((track) => ({ ...own, ...trackCells(track) }));
  });
}

type TrackColumn = Extract<SheetColumn, `track${string}`>;

const NO_TRACK: Readonly<Record<TrackColumn, string>> = {
  track: '',
  trackTitle: '',
  trackTheme: '',
  trackQuestion: '',
  trackText: '',
  trackRoom: '',
  trackSeats: '',
  trackFacilitators: '',
  trackExperts: '',
  trackWitnesses: '',
  trackSpeakers: '',
};

function ownCells(
  session: Session,
  venues: readonly Venue[],
  words: SheetWords,
): Record<Exclude<SheetColumn, TrackColumn>, string> {
  const { day, start, end, allDay, kind, title, text, phase, venue, room, speakers, parts, themes, printedTime } =
    documentSession(session, venues);
  return {
    day,
    start: start ?? '',
    end: end ?? '',
    allDay: allDay ? words.yes : '',
    kind: words.kind(kind),
    title,
    text: text ?? '',
    phase: phase === null ? '' : String(phase),
    venue: venue ?? '',
    room: room ?? '',
    speakers: speakerLines(speakers),
    parts: partLines(parts),
    themes: themes.join('\n'),
    printedTime: printedTime ?? '',
  };
}

function trackCells(track: Session['tracks'][number]): Record<TrackColumn, string> {
  return {
    track: track.letter,
    trackTitle: track.title,
    trackTheme: track.theme ?? '',
    trackQuestion: track.question ?? '',
    trackText: track.text ?? '',
    trackRoom: track.room ?? '',
    trackSeats: track.seats === undefined ? '' : String(track.seats),
    trackFacilitators: speakerLines(track.facilitators ?? []),
    trackExperts: speakerLines(track.experts ?? []),
    trackWitnesses: speakerLines(track.witnesses ?? []),
    trackSpeakers: speakerLines(track.speakers),
  };
}
