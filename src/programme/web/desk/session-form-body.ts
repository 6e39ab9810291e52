import { clockText } from '../../../platform/i18n/dates.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import type { SeenDraft } from '../../use-cases/edit-programme.js';
import type { Session } from '../../domain/programme.js';
import type { SessionFields } from '../../domain/session-fields.js';
import { partLines, speakerLines } from '../../domain/speaker-lines.js';
import { EMPTY_TRACK, MOST_TRACKS, TRACK_FIELDS, trackFields, type TrackFields } from '../../domain/track-fields.js';

/** What the browser sent, whatever it is. */
export function fieldsOf(body: FormBody): SessionFields {
  const text = (name: string) => body[name] ?? '';
  return {
    day: text('day'),
    start: text('start'),
    end: text('end'),
    allDay: text('allDay') !== '',
    kind: text('kind'),
    phase: text('phase'),
    title: text('title'),
    text: text('text'),
    venue: text('venue'),
    room: text('room'),
    printed: text('printed'),
    speakers: text('speakers'),
    parts: text('parts'),
    themes: text('themes'),
    tracks: tracksIn(body),
    newTracks: text('newTracks'),
  };
}

/** The form of a session as it stands; hours are written as French programmes print them. */
export function fieldsOfSession(session: Session): SessionFields {
  return {
    day: session.day,
    start: typedTime(session.start),
    end: typedTime(session.end),
    allDay: session.allDay,
    kind: session.kind,
    phase: session.phase === null ? '' : String(session.phase),
    title: session.title,
    text: session.text ?? '',
    venue: session.venueId ?? '',
    room: session.room ?? '',
    printed: session.printedTime ?? '',
    speakers: speakerLines(session.speakers),
    parts: partLines(session.parts),
    themes: session.themes.join('\n'),
    tracks: session.tracks.map(trackFields),
    newTracks: '',
  };
}

export function typedTime(time: string | null): string {
  return time === null ? '' : clockText(time, 'fr').replaceAll('\u00a0', ' ');
}

/** `12-9`: the draft's version and revision, in every form of the editor. */
export function seenIn(body: FormBody): SeenDraft {
  const [, version, revision] = /^(\d{1,9})-(\d{1,9})$/.exec(body.seen ?? '') ?? [];
  return { version: Number(version ?? -1), revision: Number(revision ?? -1) };
}

function tracksIn(body: FormBody): TrackFields[] {
  const count = Object.keys(body).reduce((most, name) => {
    const index = Number(/^track-(\d{1,2})-[a-z]+$/.exec(name)?.[1] ?? -1);
    return Math.max(most, index + 1);
  }, 0);
  return Array.from(
    { length: Math.min(count, MOST_TRACKS) },
    (_, index) =>
      Object.fromEntries(
        TRACK_FIELDS.map((name) => [name, body[`track-${index}-${name}`] ?? EMPTY_TRACK[name]]),
      ) as unknown as TrackFields,
  );
}
