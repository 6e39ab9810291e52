import type { Venue } from '../../../events/domain/event.js';
import type { Session, SessionPart, Speaker, Track } from '../programme.js';
import type { DocumentSession, DocumentVenue } from './read-programme.js';

export const PROGRAMME_FORMAT = 'tablee-programme/1';

/**
 * A programme as a file that another event or another installation takes over whole: docs/formats.md describes it. It
 * holds nothing of the event but its places and its time zone, and no id: read into a new event and written again it
 * gives the same file.
 */
export interface ProgrammeDocument {
  readonly format: typeof PROGRAMME_FORMAT;
  /** Of the days and hours, which are local. */
  readonly timeZone: string;
  readonly venues: readonly DocumentVenue[];
  readonly sessions: readonly DocumentSession[];
}

/** `sessions` in their printed order, all-day ones among them. */
export function programmeDocument(
  { timeZone, venues }: { readonly timeZone: string; readonly venues: readonly Venue[] },
  sessions: readonly Session[],
): ProgrammeDocument {
  return {
    format: PROGRAMME_FORMAT,
    timeZone,
    venues: venues.map(venueOf),
    sessions: sessions.map((session) => documentSession(session, venues)),
  };
}

export function documentSession(session: Session, venues: readonly Venue[]): DocumentSession {
  return {
    day: session.day,
    kind: session.kind,
    title: session.title,
    text: session.text,
    start: session.start,
    end: session.end,
    allDay: session.allDay,
    printedTime: session.printedTime,
    phase: session.phase,
    venue: venues.find(({ id }) => id === session.venueId)?.name ?? null,
    room: session.room,
    speakers: session.speakers.map(speakerOf),
    parts: session.parts.map(partOf),
    themes: [...session.themes],
    tracks: session.tracks.map(trackOf),
  };
}

function venueOf({ name, address, city, access, accessibility, lodging }: Venue): DocumentVenue {
  return withoutAbsent({ name, address, city, access, accessibility, lodging });
}

/** A person's id means something in one database only. */
function speakerOf({ name, role }: Speaker): Speaker {
  return withoutAbsent({ name, role });
}

function partOf({ title, speakers }: SessionPart): SessionPart {
  return { title, speakers: speakers.map(speakerOf) };
}

function trackOf(track: Track): Track {
  const { letter, title, theme, question, text, room, seats, speakers, facilitators, experts, witnesses } = track;
  return withoutAbsent({
    letter,
    title,
    theme,
    question,
    text,
    room,
    seats,
    speakers: speakers.map(speakerOf),
    facilitators: facilitators?.map(speakerOf),
    experts: experts?.map(speakerOf),
    witnesses: witnesses?.map(speakerOf),
  });
}

function withoutAbsent<Whole extends object>(whole: Whole): { [Key in keyof Whole]: Whole[Key] } {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as Whole;
}
