import type { EventRecord, IsoDay } from '../../../events/domain/event.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { addDays, daysBetween } from '../../../platform/clock/paris-time.js';
import { SESSION_KINDS, type Session } from '../../domain/programme.js';
import type { Draft } from '../../domain/draft.js';
import type { SessionFields } from '../../domain/session-fields.js';
import { letterAt, type TrackFields } from '../../domain/track-fields.js';

/** A session's form, open on the page. */
export interface OpenForm {
  /** Null for a new session. */
  readonly id: string | null;
  /** A new one stands after this session; null: where its hour wants it. */
  readonly after: string | null;
  readonly fields: SessionFields;
  readonly errors: readonly FieldError[];
  /** Empty ateliers to fill in below those there are. */
  readonly blankTracks: number;
}

type Words = (key: string, parameters?: Readonly<Record<string, string | number>>) => string;

const TINTS = ['a', 'b', 'c', 'd'] as const;
const LAST_PHASE_OFFERED = 4;
/** Beyond, a list of days is longer than the programme: the day is typed. */
const MOST_DAYS = 14;

export function sessionFormView(form: OpenForm, event: EventRecord, draft: Draft, words: Words) {
  const { id, fields, errors } = form;
  const messages = new Map(
    errors.map(({ field, code, parameters }) => [field, words(`errors.${code}`, parameters ?? {})] as const),
  );
  const days = daysToChoose(event, [...draft.map(({ day }) => day), fields.day]);
  const blanks = Array.from({ length: form.blankTracks }, () => null);
  const saved = draft.find((session) => session.id === id);
  return {
    id,
    after: form.after,
    startText: saved?.start ?? null,
    errors: errors.map(({ field }) => ({ field, message: messages.get(field) ?? '' })),
    wrong: Object.fromEntries(messages),
    fields,
    days: days.map((day) => ({ day, selected: day === fields.day })),
    onlyDay: days.length === 1 ? days[0]! : null,
    typesDay: days.length === 0,
    kinds: SESSION_KINDS.map((key) => ({ key, selected: key === fields.kind })),
    phases: Array.from({ length: LAST_PHASE_OFFERED }, (_, index) => String(index + 1)).map((number) => ({
      number,
      selected: number === fields.phase,
    })),
    venues: event.venues.map((venue) => ({ id: venue.id, name: venue.name, selected: venue.id === fields.venue })),
    tracks: [...fields.tracks, ...blanks].map((track, index) => trackView(track, index, messages)),
    hasMore: [fields.parts, fields.themes, fields.printed].some((text) => text !== '') || fields.allDay,
    hasTracks: fields.tracks.length + form.blankTracks > 0 || ['ateliers', 'debriefing'].includes(fields.kind),
    otherDays: days.filter((day) => day !== saved?.day),
    trackSources: draft.filter(({ id: other, tracks }) => other !== id && tracks.length > 0).map(sourceOf),
  };
}

/** The days of the event, and those that sessions stand on although the event has moved; empty when there are too many. */
export function daysToChoose({ startsOn, endsOn, datePrecision }: EventRecord, used: readonly IsoDay[]): IsoDay[] {
  const length = daysBetween(startsOn, endsOn) + 1;
  if (datePrecision === 'year' || length > MOST_DAYS) return [];
  const own = Array.from({ length }, (_, index) => addDays(startsOn, index));
  const odd = used.filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  return [...new Set([...own, ...odd])].sort();
}

function trackView(track: TrackFields | null, index: number, messages: ReadonlyMap<string, string>) {
  const id = (name: string) => `track-${index}-${name}`;
  const field = (name: keyof TrackFields) => ({
    id: id(name),
    value: track?.[name] ?? '',
    message: messages.get(id(name)) ?? null,
  });
  const team = ['facilitators', 'experts', 'witnesses', 'speakers', 'text', 'theme', 'question'] as const;
  return {
    letter: letterAt(index),
    tint: TINTS[index % TINTS.length]!,
    title: field('title'),
    room: field('room'),
    seats: field('seats'),
    theme: field('theme'),
    question: field('question'),
    facilitators: field('facilitators'),
    experts: field('experts'),
    witnesses: field('witnesses'),
    speakers: field('speakers'),
    text: field('text'),
    hasTeam: team.some((name) => track?.[name] || messages.has(id(name))),
  };
}

function sourceOf({ id, start, title, tracks }: Session) {
  return { id, start, title, letters: tracks.map(({ letter }) => letter).join(', ') };
}
