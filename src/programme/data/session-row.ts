import type { Session, SessionKind } from '../domain/programme.js';

export const SESSION_COLUMNS = `id, day, kind, title, text, start_time AS "start", end_time AS "end", all_day AS "allDay",
  printed_time AS "printedTime", phase, venue_id AS "venueId", room, speakers, parts, themes, tracks`;

export interface SessionRow {
  readonly id: string;
  readonly day: string;
  readonly kind: SessionKind;
  readonly title: string;
  readonly text: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly allDay: boolean | number;
  readonly printedTime: string | null;
  readonly phase: number | null;
  readonly venueId: string | null;
  readonly room: string | null;
  readonly speakers: string;
  readonly parts: string;
  readonly themes: string;
  readonly tracks: string;
}

export function sessionOf({ allDay, speakers, parts, themes, tracks, ...row }: SessionRow): Session {
  return {
    ...row,
    allDay: Boolean(allDay),
    speakers: JSON.parse(speakers) as Session['speakers'],
    parts: JSON.parse(parts) as Session['parts'],
    themes: JSON.parse(themes) as Session['themes'],
    tracks: JSON.parse(tracks) as Session['tracks'],
  };
}
