import fc from 'fast-check';
import { PROGRAMMES } from '../../../src/demonstration/data/programmes.js';
import { namedId } from '../../../src/platform/ids/named-id.js';
import { frabJson, frabXml } from '../../../src/programme/domain/exchange/frab-files.js';
import { frabSchedule, type FrabSchedule } from '../../../src/programme/domain/exchange/frab-schedule.js';
import type { Session } from '../../../src/programme/domain/programme.js';
import { anEvent } from '../../support/builders/event.js';
import { type XmlNode, parseXml } from '../../support/xml.js';
import { programmes } from './arbitrary-programme.js';

const words = {
  kind: (kind: string) => kind,
  atelier: (letter: string) => `Atelier ${letter}`,
  somewhere: 'Sur place',
};
const ADDRESS = 'https://x.example.org/evenements/x/schedule.xml';

function scheduleOf(sessions: readonly Session[], change: Parameters<typeof anEvent>[0] = {}): FrabSchedule {
  return frabSchedule({ event: anEvent(change), sessions, publicUrl: 'https://x.example.org', words, guidOf: namedId });
}

const aSession: Session = {
  id: '0191a000-0000-7000-8000-0000000000aa',
  day: '2019-11-15',
  kind: 'plenary',
  title: 'Conférence',
  text: null,
  start: '09:15',
  end: '10:30',
  allDay: false,
  printedTime: null,
  phase: null,
  venueId: null,
  room: null,
  speakers: [],
  parts: [],
  themes: [],
  tracks: [],
};

const DATE_TIME = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:\d\d[+-]\d\d:\d\d$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the published schema (schedule.xml.xsd of the c3voc) asks of a file, said once more in our own words. */
function faultsOf(root: XmlNode): string[] {
  const faults: string[] = [];
  const must = (what: string, holds: boolean) => {
    if (!holds) faults.push(what);
  };
  const names = ({ children }: XmlNode) => children.map(({ name }) => name);
  must('root', root.name === 'schedule');
  must('order', /^generator,url,version,conference(,day)+$/.test(names(root).join()));
  const conference = root.one('conference');
  must('acronym', /^[a-z0-9_-]{4,}$/.test(conference.one('acronym').text));
  must(
    'tracks',
    conference.all('track').every((track) => track.attributes.name !== undefined),
  );
  must('base url', /^https?:\/\//.test(conference.one('base_url').text));
  const events: XmlNode[] = [];
  root.all('day').forEach((day, index) => {
    must('day index', day.attributes.index === String(index + 1));
    must('day times', DATE_TIME.test(day.attributes.start ?? '') && DATE_TIME.test(day.attributes.end ?? ''));
    for (const room of day.all('room')) {
      must('room', room.attributes.name !== undefined && UUID.test(room.attributes.guid ?? ''));
      for (const event of room.all('event')) {
        events.push(event);
        must('event of its room', event.one('room').text === room.attributes.name);
        must('event of its day', event.one('date').text.startsWith(day.attributes.date ?? '-'));
      }
    }
  });
  for (const event of events) {
    const required = ['room', 'title', 'type', 'date', 'start', 'duration', 'abstract', 'track'];
    must(
      'required',
      required.every((name) => event.all(name).length === 1),
    );
    must('once', new Set(names(event)).size === event.children.length);
    must('id', /^[1-9]\d*$/.test(event.attributes.id ?? ''));
    must('guid', UUID.test(event.attributes.guid ?? ''));
    must('date', DATE_TIME.test(event.one('date').text));
    must('start', /^[0-2]\d:[0-5]\d$/.test(event.one('start').text));
    must('duration', /^\d{1,2}:\d\d$/.test(event.one('duration').text) && event.one('duration').text !== '00:00');
    must('slug', /^[a-z0-9_]{4,}-[a-z0-9\-_]{4,}$/.test(event.one('slug').text));
  }
  for (const [what, of] of [
    ['guid', (event: XmlNode) => event.attributes.guid],
    ['id', (event: XmlNode) => event.attributes.id],
    ['slug', (event: XmlNode) => event.one('slug').text],
  ] as const) {
    must(`${what} unique`, new Set(events.map(of)).size === events.length);
  }
  return faults;
}

const xmlOf = (schedule: FrabSchedule) => parseXml(frabXml(schedule, ADDRESS));

const eventsOf = (schedule: FrabSchedule) =>
  schedule.days.flatMap(({ rooms }) => rooms).flatMap(({ events }) => events);

describe('a programme for conference apps', () => {
  it.each(PROGRAMMES.filter(({ sessions }) => sessions.length > 0))('of $slug keeps to the schema', (event) => {
    const venues = event.venues.map((venue, index) => ({ id: `v${index}`, ...venue }));
    const sessions = event.sessions.map(({ venue, ...session }, index): Session => ({
      ...session,
      id: String(index),
      venueId: venues.find(({ name }) => name === venue)?.id ?? null,
    }));
    const schedule = scheduleOf(sessions, { slug: event.slug, venues, startsOn: event.startsOn, endsOn: event.endsOn });
    expect(faultsOf(xmlOf(schedule))).toEqual([]);
    const told = eventsOf(schedule).length;
    const expected = sessions
      .filter(({ start, allDay }) => start !== null || allDay)
      .reduce((sum, { tracks }) => sum + Math.max(1, tracks.length), 0);
    expect(told).toBe(expected);
  });

  it('keeps to it whatever the programme', () => {
    fc.assert(
      fc.property(programmes, ({ venues, sessions }) => {
        const schedule = scheduleOf(sessions, { venues });
        const root = xmlOf(schedule);
        expect(faultsOf(root)).toEqual([]);
        const titles = root
          .all('day')
          .flatMap((day) => day.all('room'))
          .flatMap((room) => room.all('event'))
          .map((event) => event.one('title').text);
        expect(titles).toEqual(eventsOf(schedule).map(({ title }) => title));
        expect(() => JSON.parse(JSON.stringify(frabJson(schedule))) as unknown).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, Partial<Session>, Session[], [string, string, string]]>([
    ['with both hours', {}, [], ['2019-11-15T09:15:00+01:00', '01:15', '2019-11-15T10:30:00+01:00']],
    [
      'without an end, before another',
      { end: null },
      [{ ...aSession, start: '11:00' }],
      ['2019-11-15T09:15:00+01:00', '01:45', '2019-11-15T11:00:00+01:00'],
    ],
    [
      'without an end, the last',
      { end: null },
      [{ ...aSession, start: '08:00' }],
      ['2019-11-15T09:15:00+01:00', '00:30', '2019-11-15T09:45:00+01:00'],
    ],
    [
      'without an end, before midnight',
      { start: '23:50', end: null },
      [],
      ['2019-11-15T23:50:00+01:00', '00:10', '2019-11-16T00:00:00+01:00'],
    ],
    [
      'that ends before it begins',
      { end: '09:00' },
      [{ ...aSession, start: '10:00' }],
      ['2019-11-15T09:15:00+01:00', '00:45', '2019-11-15T10:00:00+01:00'],
    ],
    [
      'all day',
      { allDay: true, start: null, end: null },
      [],
      ['2019-11-15T09:00:00+01:00', '08:45', '2019-11-15T17:45:00+01:00'],
    ],
    ['in summer', { day: '2019-07-01' }, [], ['2019-07-01T09:15:00+02:00', '01:15', '2019-07-01T10:30:00+02:00']],
    [
      'across the hour that is skipped',
      { day: '2019-03-31', start: '01:30', end: '03:30' },
      [],
      ['2019-03-31T01:30:00+01:00', '01:00', '2019-03-31T03:30:00+02:00'],
    ],
    [
      'across the hour that comes twice',
      { day: '2019-10-27', start: '01:30', end: '03:30' },
      [],
      ['2019-10-27T01:30:00+02:00', '03:00', '2019-10-27T03:30:00+01:00'],
    ],
  ])('tells a session %s', (_what, change, others, expected) => {
    const all = [{ ...aSession, ...change }, ...others.map((other, index) => ({ ...other, id: `other-${index}` }))];
    const event = eventsOf(scheduleOf(all)).find(
      ({ guid }) => guid === namedId(`https://x.example.org/evenements/${anEvent().id}#seance-${aSession.id}`),
    );
    expect([event?.date, event?.duration, event?.end]).toEqual(expected);
  });

  it('leaves out what has no hour, and still has a day', () => {
    const schedule = scheduleOf([{ ...aSession, start: null, end: null }]);
    expect([eventsOf(schedule), schedule.days.length, scheduleOf([]).days.length]).toEqual([[], 1, 1]);
  });

  it('keeps the guid of a session whose title and hour change', () => {
    const [before] = eventsOf(scheduleOf([aSession]));
    const [after] = eventsOf(scheduleOf([{ ...aSession, title: 'Autre', start: '10:00', end: null }]));
    expect([after?.guid, after?.id]).toEqual([before?.guid, before?.id]);
  });

  it('has an event for each atelier, each in its room', () => {
    const tracks = [
      {
        letter: 'A',
        title: 'Coopérer',
        theme: 'Gouvernance',
        question: 'Comment ?',
        room: 'Salle 1',
        speakers: [{ name: 'Ana' }],
        experts: [{ name: 'Bao', role: 'expert' }],
      },
      { letter: 'B', title: '', speakers: [] },
    ];
    expect(
      eventsOf(scheduleOf([{ ...aSession, kind: 'ateliers', title: 'Ateliers', tracks }])).map(
        ({ room, title, subtitle, track, abstract, persons }) => [
          room,
          title,
          subtitle,
          track,
          abstract,
          persons.map(({ name }) => name).join(),
        ],
      ),
    ).toEqual([
      ['Salle 1', 'Coopérer', 'Ateliers', 'Gouvernance', 'Comment ?', 'Bao,Ana'],
      ['Atelier B', 'Atelier B', 'Ateliers', 'Ateliers', '', ''],
    ]);
  });
});
