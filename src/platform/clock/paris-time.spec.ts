import { addDays, dayOf, daysBetween, instantOf, isIsoDay, timeOf } from './paris-time.js';

const iso = (instant: number): string => new Date(instant).toISOString();

describe('instantOf', () => {
  it.each([
    ['a winter morning', '2019-11-15', '09:15', 'Europe/Paris', '2019-11-15T08:15:00.000Z'],
    ['a summer evening', '2024-07-04', '18:00', 'Europe/Paris', '2024-07-04T16:00:00.000Z'],
    ['the last second of the registration', '2019-10-31', '23:59:59', 'Europe/Paris', '2019-10-31T22:59:59.000Z'],
    ['midnight in Paris, the evening before in UTC', '2019-10-22', '00:00', 'Europe/Paris', '2019-10-21T22:00:00.000Z'],
    ['before the clocks go back', '2019-10-27', '01:59', 'Europe/Paris', '2019-10-26T23:59:00.000Z'],
    ['the hour that comes twice: its first time', '2019-10-27', '02:30', 'Europe/Paris', '2019-10-27T00:30:00.000Z'],
    ['after the clocks went back', '2019-10-27', '03:00', 'Europe/Paris', '2019-10-27T02:00:00.000Z'],
    ['before the clocks go forward', '2019-03-31', '01:59', 'Europe/Paris', '2019-03-31T00:59:00.000Z'],
    ['the hour that is skipped', '2019-03-31', '02:30', 'Europe/Paris', '2019-03-31T01:30:00.000Z'],
    ['after the clocks went forward', '2019-03-31', '03:00', 'Europe/Paris', '2019-03-31T01:00:00.000Z'],
    ['an island without summer time', '2024-07-04', '08:00', 'Indian/Reunion', '2024-07-04T04:00:00.000Z'],
    ['an island behind UTC', '2024-07-04', '20:00', 'America/Martinique', '2024-07-05T00:00:00.000Z'],
    ['UTC itself', '2024-02-29', '12:00', 'UTC', '2024-02-29T12:00:00.000Z'],
  ])('%s', (_, day, time, zone, expected) => {
    expect(iso(instantOf(day, time, zone))).toBe(expected);
  });

  it.each([
    ['2019-02-29', '10:00'],
    ['2019-13-01', '10:00'],
    ['15/11/2019', '10:00'],
    ['', '10:00'],
    ['2019-11-15', '24:00'],
    ['2019-11-15', '9:15'],
    ['2019-11-15', '09:60'],
  ])('refuses %s %s', (day, time) => {
    expect(() => instantOf(day, time)).toThrow(RangeError);
  });
});

describe('dayOf and timeOf', () => {
  it.each([
    ['2019-10-21T22:00:00.000Z', 'Europe/Paris', '2019-10-22', '00:00'],
    ['2019-10-21T21:59:59.999Z', 'Europe/Paris', '2019-10-21', '23:59'],
    ['2019-10-27T00:30:00.000Z', 'Europe/Paris', '2019-10-27', '02:30'],
    ['2019-10-27T01:30:00.000Z', 'Europe/Paris', '2019-10-27', '02:30'],
    ['2019-03-31T01:00:00.000Z', 'Europe/Paris', '2019-03-31', '03:00'],
    ['2019-12-31T23:30:00.000Z', 'Europe/Paris', '2020-01-01', '00:30'],
    ['2024-07-05T00:00:00.000Z', 'America/Martinique', '2024-07-04', '20:00'],
  ])('at %s in %s it is %s, %s', (instant, zone, day, time) => {
    expect([dayOf(new Date(instant), zone), timeOf(Date.parse(instant), zone)]).toEqual([day, time]);
  });

  it('gives back every quarter of an hour of two years, but the skipped ones', () => {
    const moved: string[] = [];
    for (let day = '2019-01-01'; day < '2021-01-01'; day = addDays(day, 1)) {
      for (const time of ['00:00', '02:00', '02:15', '02:45', '03:00', '12:00', '23:45']) {
        const instant = instantOf(day, time);
        if (dayOf(instant) !== day || timeOf(instant) !== time) moved.push(`${day} ${time} → ${timeOf(instant)}`);
      }
    }
    expect(moved).toEqual([
      '2019-03-31 02:00 → 03:00',
      '2019-03-31 02:15 → 03:15',
      '2019-03-31 02:45 → 03:45',
      '2020-03-29 02:00 → 03:00',
      '2020-03-29 02:15 → 03:15',
      '2020-03-29 02:45 → 03:45',
    ]);
  });
});

describe('days of the calendar', () => {
  it.each([
    ['2019-11-15', true],
    ['2020-02-29', true],
    ['2019-02-29', false],
    ['2019-04-31', false],
    ['2019-00-10', false],
    ['0019-01-10', false],
    ['2019-11-15T10:00', false],
    ['２０１９-11-15', false],
    ['15 novembre 2019', false],
  ])('isIsoDay(%s) is %s', (text, expected) => {
    expect(isIsoDay(text)).toBe(expected);
  });

  it.each([
    ['2019-10-22', 24, '2019-11-15'],
    ['2019-10-26', 1, '2019-10-27'],
    ['2019-10-27', 1, '2019-10-28'],
    ['2019-03-31', 1, '2019-04-01'],
    ['2020-03-01', -1, '2020-02-29'],
    ['2019-11-15', -31, '2019-10-15'],
  ])('%s and %i days is %s, and back', (from, count, to) => {
    expect(addDays(from, count)).toBe(to);
    expect(daysBetween(from, to)).toBe(count);
  });
});
