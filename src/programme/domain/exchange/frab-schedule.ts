import type { EventRecord } from '../../../events/domain/event.js';
import { placeOf } from '../../../events/domain/place.js';
import { slugOf } from '../../../events/domain/slug.js';
import { instantOf, timeOf, zonedText } from '../../../platform/clock/paris-time.js';
import type { Session, SessionKind, Speaker, Track } from '../programme.js';
import { sessionTimes } from './session-times.js';

/** A programme as conference apps read it: rooms side by side, every event with a start and a length. */
export interface FrabSchedule {
  readonly version: string;
  readonly url: string;
  readonly baseUrl: string;
  readonly title: string;
  readonly acronym: string;
  readonly start: string;
  readonly end: string;
  readonly daysCount: number;
  readonly timeZone: string;
  readonly tracks: readonly string[];
  readonly days: readonly FrabDay[];
}

export interface FrabDay {
  readonly index: number;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly rooms: readonly FrabRoom[];
}

export interface FrabRoom {
  readonly name: string;
  readonly guid: string;
  readonly events: readonly FrabEvent[];
}

export interface FrabEvent {
  readonly id: number;
  readonly guid: string;
  /** `2019-11-15T09:15:00+01:00`. */
  readonly date: string;
  readonly end: string;
  readonly start: string;
  /** `01:15`. */
  readonly duration: string;
  readonly room: string;
  readonly slug: string;
  readonly url: string;
  readonly title: string;
  readonly subtitle: string;
  readonly track: string;
  readonly type: string;
  readonly abstract: string;
  readonly description: string;
  readonly persons: readonly FrabPerson[];
}

export interface FrabPerson {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
}

export interface FrabSource {
  readonly event: EventRecord;
  /** In printed order, all-day ones among them. */
  readonly sessions: readonly Session[];
  readonly publicUrl: string;
  readonly words: FrabWords;
  /** A UUID that is always the same for the same address. */
  readonly guidOf: (address: string) => string;
}

export interface FrabWords {
  kind(kind: SessionKind): string;
  atelier(letter: string): string;
  /** Where neither room nor place is known. */
  readonly somewhere: string;
}

const MINUTE_MS = 60_000;

/** Sessions without any hour stay out: the formats know none. Each of the ateliers side by side is an event. */
export function frabSchedule(source: FrabSource): FrabSchedule {
  const { event, sessions, publicUrl } = source;
  const acronym = acronymOf(event.slug);
  const ids = new Set<number>();
  const events = sessions.flatMap((session) => eventsOf(session, source, acronym, ids));
  const dates = [...new Set(sessions.map(({ day }) => day))].sort();
  const days = dates.length > 0 ? dates : [event.startsOn];
  return {
    version: zonedText(event.updatedAt, event.timeZone),
    url: `${publicUrl}/evenements/${event.slug}`,
    baseUrl: publicUrl,
    title: event.title,
    acronym,
    start: event.startsOn,
    end: event.endsOn,
    daysCount: days.length,
    timeZone: event.timeZone,
    tracks: [...new Set(events.map(({ track }) => track).filter((track) => track !== ''))],
    days: days.map((date, index) => ({
      index: index + 1,
      date,
      start: zonedText(instantOf(date, '00:00', event.timeZone), event.timeZone),
      end: zonedText(instantOf(date, '23:59', event.timeZone), event.timeZone),
      rooms: roomsOf(
        events.filter((one) => one.date.startsWith(date)),
        source,
      ),
    })),
  };
}

function roomsOf(events: readonly FrabEvent[], { event, publicUrl, guidOf }: FrabSource): FrabRoom[] {
  const names = [...new Set(events.map(({ room }) => room))];
  return names.map((name) => ({
    name,
    guid: guidOf(`${publicUrl}/evenements/${event.id}#salle-${name}`),
    events: events.filter(({ room }) => room === name).toSorted((one, other) => one.start.localeCompare(other.start)),
  }));
}

function eventsOf(session: Session, source: FrabSource, acronym: string, ids: Set<number>): FrabEvent[] {
  const { event, sessions, publicUrl, words, guidOf } = source;
  const times = sessionTimes(session, sessions, event);
  if (times === null) return [];
  const common = {
    date: zonedText(times.start, event.timeZone),
    end: zonedText(times.end, event.timeZone),
    start: timeOf(times.start, event.timeZone),
    duration: durationText(times.end - times.start),
    url: `${publicUrl}/evenements/${event.slug}`,
    type: words.kind(session.kind),
  };
  const named = (address: string, title: string) => {
    const guid = guidOf(`${publicUrl}/evenements/${event.id}#${address}`);
    const id = freeNumber(guid, ids);
    return { guid, id, slug: `${acronym}-${String(id).padStart(4, '0')}-${slugOf(title)}`, title };
  };
  if (session.tracks.length === 0) {
    return [
      {
        ...common,
        ...named(`seance-${session.id}`, session.title),
        room: roomOf(session, event, words),
        subtitle: '',
        track: session.themes[0] ?? '',
        abstract: session.text ?? '',
        description: session.parts
          .map(({ title, speakers }) => [title, ...speakers.map(({ name }) => name)].join('\n'))
          .join('\n\n'),
        persons: personsOf([...session.speakers, ...session.parts.flatMap(({ speakers }) => speakers)], source),
      },
    ];
  }
  return session.tracks.map((track, index) => ({
    ...common,
    ...named(`seance-${session.id}-atelier-${index + 1}`, track.title || words.atelier(track.letter)),
    room: track.room ?? words.atelier(track.letter),
    subtitle: session.title,
    track: track.theme ?? session.title,
    abstract: track.question ?? '',
    description: [track.text, session.text].filter((text) => text !== undefined && text !== null).join('\n\n'),
    persons: personsOf(peopleOf(track), source),
  }));
}

function peopleOf({ facilitators = [], experts = [], witnesses = [], speakers }: Track): Speaker[] {
  return [...facilitators, ...experts, ...witnesses, ...speakers];
}

function personsOf(speakers: readonly Speaker[], { publicUrl, guidOf }: FrabSource): FrabPerson[] {
  const names = [...new Set(speakers.map(({ name }) => name))];
  return names.map((name) => {
    const guid = guidOf(`${publicUrl}/personnes#${name}`);
    return { guid, id: numberOf(guid), name };
  });
}

function roomOf({ room, venueId }: Session, event: EventRecord, { somewhere }: FrabWords): string {
  const venue = event.venues.find(({ id }) => id === venueId)?.name ?? null;
  if (room === null) return venue ?? placeOf(event) ?? somewhere;
  return venue !== null && event.venues.length > 1 ? `${room}, ${venue}` : room;
}

/** Lower-case letters, digits and underscores, four at least: what both schemas take. */
function acronymOf(slug: string): string {
  return slug
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .padEnd(4, '_');
}

/** Apps of old want a number for an id; two sessions of one programme never share one. */
function freeNumber(guid: string, taken: Set<number>): number {
  let number = numberOf(guid);
  while (taken.has(number)) number = (number % 0x7fffffff) + 1;
  taken.add(number);
  return number;
}

/** 1 to 2³¹ − 1. */
function numberOf(guid: string): number {
  return (Number.parseInt(guid.slice(0, 8), 16) % 0x7fffffff) + 1;
}

function durationText(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE_MS));
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
