import { icsCalendar } from '../../../src/platform/calendar/ics.js';
import { arrangeProgramme } from '../../../src/programme/domain/arrange-programme.js';
import type { Session } from '../../../src/programme/domain/programme.js';
import { calendarEntries } from '../../../src/programme/web/calendar-entries.js';
import type { EventRecord } from '../../../src/events/domain/event.js';
import { anEvent } from '../../support/builders/event.js';

const session = (day: string, start: string | null, end: string | null): Session => ({
  id: `${day} ${start}`,
  day,
  kind: 'plenary',
  title: 'Conférence',
  text: null,
  start,
  end,
  allDay: false,
  printedTime: null,
  phase: null,
  venueId: null,
  room: null,
  speakers: [],
  parts: [],
  themes: [],
  tracks: [],
});

/** The values of a property, entry after entry, as a calendar in Paris shows them. */
function values(name: string, sessions: Session[], change: Partial<EventRecord>): string[] {
  const event = anEvent({ announcedFrom: null, announcedTo: null, ...change });
  const file = icsCalendar(calendarEntries(event, arrangeProgramme(sessions), 'https://x.example.org'), new Date(0));
  return [...file.replaceAll('\r\n ', '').matchAll(new RegExp(`^${name}:(.+)\\r$`, 'gm'))].map(([, value]) => value!);
}

describe('the entries of an event in a calendar', () => {
  it.each([
    ['in winter', '2019-11-15', ['20191115T081500Z', '20191115T163000Z']],
    ['in summer', '2019-07-01', ['20190701T071500Z', '20190701T153000Z']],
    ['the day the clocks go forward', '2019-03-31', ['20190331T071500Z', '20190331T153000Z']],
    ['the day they go back', '2019-10-27', ['20191027T081500Z', '20191027T163000Z']],
  ])('keep the local hours %s', (_what, day, expected) => {
    const sessions = [session(day, '09:15', '10:30'), session(day, '14:00', '17:30')];
    const change = { startsOn: day, endsOn: day };
    expect([...values('DTSTART', sessions, change), ...values('DTEND', sessions, change)]).toEqual(expected);
  });

  it('are one a day, under names that no change of hours or titles touches', () => {
    const change = { startsOn: '2019-10-26', endsOn: '2019-10-27' };
    const before = values('UID', [session('2019-10-26', '09:00', null), session('2019-10-27', '09:00', null)], change);
    const after = values('UID', [session('2019-10-26', '10:00', '11:00'), session('2019-10-27', null, null)], {
      ...change,
      title: 'Autre',
      slug: 'autre',
      calendarSequence: 4,
    });
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });

  it('are numbered by what changes them, not by who registers', () => {
    const one = [session('2019-11-15', '09:00', null)];
    expect(values('SEQUENCE', one, { calendarSequence: 3, version: 250 })).toEqual(['3']);
    expect(values('STATUS', one, { status: 'cancelled' })).toEqual(['CANCELLED']);
  });
});
