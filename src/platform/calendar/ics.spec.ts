import { icsCalendar, type CalendarEntry } from './ics.js';

const madeAt = new Date('2019-10-22T08:00:00Z');
const seminar = { uid: 'bloc-local-2019@example.org', sequence: 2, title: 'Séminaire des directions du bloc local' };

/** The lines of a calendar, unfolded as RFC 5545, 3.1 says. */
function lines(...entries: CalendarEntry[]): string[] {
  return icsCalendar(entries, madeAt).replaceAll('\r\n ', '').split('\r\n');
}

function valueOf(name: string, entry: CalendarEntry): string | undefined {
  return lines(entry)
    .find((line) => line.startsWith(name))
    ?.slice(name.length);
}

/** The hour that a calendar in Paris shows for an instant written in UTC. */
function inParis(utc: string): string {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(utc) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).toLocaleString('sv-SE', {
    timeZone: 'Europe/Paris',
  });
}

describe('a calendar file', () => {
  it('holds the whole entry, in order', () => {
    const entry: CalendarEntry = {
      ...seminar,
      start: new Date('2019-11-15T07:30:00Z'),
      end: new Date('2019-11-15T16:45:00Z'),
      location: 'INSET d’Angers\nRue du Nid de Pie, Angers',
      description: 'Café d’accueil de 8 h 30 à 9 h',
      url: 'https://seminaires.example.org/bloc-local-2019',
      organiser: { name: 'INSET "Angers"', address: 'seminaires@example.org' },
      alarmMinutes: 60,
    };
    expect(lines(entry)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Tablee//Tablee//FR',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:bloc-local-2019@example.org',
      'SEQUENCE:2',
      'DTSTAMP:20191022T080000Z',
      'DTSTART:20191115T073000Z',
      'DTEND:20191115T164500Z',
      'SUMMARY:Séminaire des directions du bloc local',
      'LOCATION:INSET d’Angers\\nRue du Nid de Pie\\, Angers',
      'DESCRIPTION:Café d’accueil de 8 h 30 à 9 h',
      'ORGANIZER;CN="INSET ’Angers’":mailto:seminaires@example.org',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT1H',
      'DESCRIPTION:Séminaire des directions du bloc local',
      'END:VALARM',
      'URL;VALUE=URI:https://seminaires.example.org/bloc-local-2019',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it.each([
    ['the last evening of winter time', '2019-03-30T18:00:00+01:00', '2019-03-30 18:00:00'],
    ['a minute before the clocks go forward', '2019-03-31T01:59:00+01:00', '2019-03-31 01:59:00'],
    ['the minute they went forward to', '2019-03-31T03:00:00+02:00', '2019-03-31 03:00:00'],
    ['the morning after', '2019-03-31T08:30:00+02:00', '2019-03-31 08:30:00'],
    ['the first 2 h 30 of the night the clocks go back', '2019-10-27T02:30:00+02:00', '2019-10-27 02:30:00'],
    ['the second 2 h 30', '2019-10-27T02:30:00+01:00', '2019-10-27 02:30:00'],
    ['that morning', '2019-10-27T08:30:00+01:00', '2019-10-27 08:30:00'],
    ['the seminar', '2019-11-15T08:30:00+01:00', '2019-11-15 08:30:00'],
  ])('keeps the local hour of %s', (_case, instant, shown) => {
    expect(inParis(valueOf('DTSTART:', { ...seminar, start: new Date(instant) }) ?? '')).toBe(shown);
  });

  it('keeps the two 2 h 30 of that night apart', () => {
    const start = (instant: string) => valueOf('DTSTART:', { ...seminar, start: new Date(instant) });
    expect(start('2019-10-27T02:30:00+02:00')).toBe('20191027T003000Z');
    expect(start('2019-10-27T02:30:00+01:00')).toBe('20191027T013000Z');
  });

  it.each([
    ['no end', undefined],
    ['an end before the start', new Date('2019-11-15T06:00:00Z')],
    ['an end at the start', new Date('2019-11-15T07:30:00Z')],
  ])('writes the start alone with %s', (_case, end) => {
    const entry = { ...seminar, start: new Date('2019-11-15T07:30:00Z'), end };
    expect(valueOf('DTSTART:', entry)).toBe('20191115T073000Z');
    expect(valueOf('DTEND', entry)).toBeUndefined();
  });

  it.each([
    ['one day', '2019-11-15', undefined, '20191115', '20191116'],
    ['two days', '2022-03-24', '2022-03-25', '20220324', '20220326'],
    ['the day the clocks go forward', '2019-03-31', undefined, '20190331', '20190401'],
    ['the day they go back', '2019-10-27', undefined, '20191027', '20191028'],
    ['the last day of a year', '2019-12-31', undefined, '20191231', '20200101'],
  ])('writes %s with the day after its end', (_case, firstDay, lastDay, start, end) => {
    const entry = { ...seminar, firstDay, lastDay };
    expect([valueOf('DTSTART;VALUE=DATE:', entry), valueOf('DTEND;VALUE=DATE:', entry)]).toEqual([start, end]);
  });

  it.each([
    ['commas, semicolons', 'pour quoi ?, avec qui ; où', 'pour quoi ?\\, avec qui \\; où'],
    ['a backslash', 'a\\nb', 'a\\\\nb'],
    ['line breaks of every kind', 'un\r\ndeux\ntrois\rquatre', 'un\\ndeux\\ntrois\\nquatre'],
    ['an emoji', 'café ☕ 🌿', 'café ☕ 🌿'],
    ['control characters', 'a\0b\u0007c', 'abc'],
    [
      'a property of its own',
      'x\r\nEND:VEVENT\r\nATTACH:https://x.example.org',
      'x\\nEND:VEVENT\\nATTACH:https://x.example.org',
    ],
  ])('escapes %s', (_case, description, written) => {
    expect(valueOf('DESCRIPTION:', { ...seminar, start: madeAt, description })).toBe(written);
  });

  it.each([
    { uid: 'x\r\nATTACH:evil' },
    { title: 'x\r\nATTACH:evil' },
    { url: 'https://x.example.org/\r\nATTACH:evil' },
    { url: 'no address\r\nATTACH:evil' },
    { organiser: { name: 'x"\r\nATTACH:evil', address: 'x@example.org\r\nATTACH:evil' } },
  ])('gets no property out of %j', (fields) => {
    const written = lines({ ...seminar, start: madeAt, ...fields });
    expect(written.filter((line) => line.startsWith('ATTACH'))).toEqual([]);
  });

  it('ends every line with CRLF and folds at 75 octets, between characters', () => {
    const description = 'é🌿, '.repeat(200);
    const file = icsCalendar([{ ...seminar, start: madeAt, description }], madeAt);
    const physical = file.split('\r\n');
    expect(physical.at(-1)).toBe('');
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...physical.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(file).not.toContain('\uFFFD');
    expect(valueOf('DESCRIPTION:', { ...seminar, start: madeAt, description })).toBe('é🌿\\, '.repeat(200).trim());
  });

  it('says when an entry was last changed, and that it is cancelled', () => {
    const written = lines({
      ...seminar,
      start: madeAt,
      lastModified: new Date('2019-10-01T06:30:00Z'),
      cancelled: true,
    });
    expect(written).toEqual(expect.arrayContaining(['LAST-MODIFIED:20191001T063000Z', 'STATUS:CANCELLED']));
    expect(lines({ ...seminar, start: madeAt }).filter((line) => /^(STATUS|LAST-MODIFIED)/.test(line))).toEqual([]);
  });

  it('that people subscribe to has a name, and says how often to ask again', () => {
    const feed = {
      name: 'Séminaires\r\nATTACH:evil',
      description: 'Tous les événements',
      url: 'https://x.example.org/evenements.ics',
      refreshSeconds: 6 * 3600,
    };
    const written = icsCalendar([], madeAt, feed).replaceAll('\r\n ', '').split('\r\n');
    expect(written).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Tablee//Tablee//FR',
      'URL:https://x.example.org/evenements.ics',
      'METHOD:PUBLISH',
      'NAME:Séminaires ATTACH:evil',
      'X-WR-CALNAME:Séminaires ATTACH:evil',
      'X-WR-CALDESC:Tous les événements',
      'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
      'X-PUBLISHED-TTL:PT6H',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('holds several entries', () => {
    const two = lines({ ...seminar, start: madeAt }, { ...seminar, uid: 'b@example.org', firstDay: '2019-11-15' });
    expect(two.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
  });
});
