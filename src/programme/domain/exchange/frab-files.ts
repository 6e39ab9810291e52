import { slugOf } from '../../../events/domain/slug.js';
import type { FrabDay, FrabEvent, FrabPerson, FrabRoom, FrabSchedule } from './frab-schedule.js';

const GENERATOR = { name: 'Tablée', version: '1' } as const;
const TIMESLOT = '00:05';
/** The organisers' texts are French. */
const LANGUAGE = 'fr';

/** `schedule.xml` as frab and pretalx give it; `address` is where this very file is read. */
export function frabXml(schedule: FrabSchedule, address: string): string {
  const { title, acronym, start, end, daysCount, baseUrl, url, timeZone, tracks } = schedule;
  const conference = [
    element('title', title),
    element('acronym', acronym),
    element('start', start),
    element('end', end),
    element('days', String(daysCount)),
    element('timeslot_duration', TIMESLOT),
    element('base_url', baseUrl),
    element('url', url),
    element('time_zone_name', timeZone),
    ...tracks.map((name) => `<track${attributes({ name })}/>`),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('schedule', null, {}, [
    `<generator${attributes({ name: GENERATOR.name, system: baseUrl, version: GENERATOR.version })}/>`,
    element('url', address),
    element('version', schedule.version),
    element('conference', null, {}, conference),
    ...schedule.days.map(dayXml),
  ])}\n`;
}

function dayXml({ index, date, start, end, rooms }: FrabDay): string {
  return element('day', null, { index: String(index), date, start, end }, rooms.map(roomXml));
}

function roomXml({ name, guid, events }: FrabRoom): string {
  return element('room', null, { name, guid }, events.map(eventXml));
}

function eventXml(event: FrabEvent): string {
  return element('event', null, { guid: event.guid, id: String(event.id) }, [
    element('room', event.room),
    element('title', event.title),
    element('subtitle', event.subtitle),
    element('type', event.type),
    element('date', event.date),
    element('start', event.start),
    element('duration', event.duration),
    element('abstract', event.abstract),
    element('slug', event.slug),
    element('track', event.track),
    element(
      'persons',
      null,
      {},
      event.persons.map(({ id, guid, name }) => element('person', name, { id: String(id), guid })),
    ),
    element('language', LANGUAGE),
    element('description', event.description),
    element('url', event.url),
  ]);
}

/** With a text, or with children. */
function element(
  name: string,
  text: string | null,
  given: Readonly<Record<string, string>> = {},
  children: readonly string[] = [],
): string {
  return `<${name}${attributes(given)}>${text === null ? children.join('') : escaped(text)}</${name}>`;
}

function attributes(given: Readonly<Record<string, string>>): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

// XML 1.0 has no place for these, escaped or not.
const OUTSIDE_XML = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function escaped(text: string): string {
  return text.replace(OUTSIDE_XML, '').replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? '');
}

/** `schedule.json` of the same: a plain value, to be written as JSON. */
export function frabJson(schedule: FrabSchedule): object {
  const { version, url, baseUrl, title, acronym, start, end, daysCount, timeZone, tracks, days } = schedule;
  const rooms = new Map(days.flatMap((day) => day.rooms).map(({ name, guid }) => [guid, name]));
  return {
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { ...GENERATOR, url: baseUrl },
    schedule: {
      url,
      version,
      base_url: baseUrl,
      conference: {
        acronym,
        title,
        start,
        end,
        daysCount,
        timeslot_duration: TIMESLOT,
        time_zone_name: timeZone,
        url,
        rooms: [...rooms].map(([guid, name]) => ({ name, slug: slugOf(name), guid })),
        tracks: tracks.map((name) => ({ name, slug: slugOf(name) })),
        days: days.map(dayJson),
      },
    },
  };
}

function dayJson({ index, date, start, end, rooms }: FrabDay): object {
  return {
    index,
    date,
    day_start: start,
    day_end: end,
    rooms: Object.fromEntries(rooms.map(({ name, events }) => [name, events.map(eventJson)])),
  };
}

function eventJson({ track, persons, ...event }: FrabEvent): object {
  return {
    ...event,
    track: track === '' ? null : track,
    logo: null,
    language: LANGUAGE,
    persons: persons.map(personJson),
    links: [],
    attachments: [],
  };
}

/** Both names: readers of frab's own JSON know only the second. */
function personJson({ guid, name }: FrabPerson): object {
  return { guid, name, public_name: name };
}
