import { DESTINATIONS, DayOutOfReach, sameTimeOn, typedDay } from './demonstration-day.js';

describe('sameTimeOn', () => {
  it.each([
    ['summer outside, summer in 2019', '2019-10-22', '2026-07-03T08:15:30.250Z', '2019-10-22T08:15:30.250Z'],
    [
      'winter outside, summer in 2019: the hour of Paris counts',
      '2019-10-22',
      '2026-11-22T01:43:33.000Z',
      '2019-10-22T00:43:33.000Z',
    ],
    ['winter outside, winter in 2019', '2019-11-15', '2026-11-22T07:30:00.000Z', '2019-11-15T07:30:00.000Z'],
    [
      'just after midnight in Paris, the day before in UTC',
      '2019-10-22',
      '2026-11-21T23:00:00.000Z',
      '2019-10-21T22:00:00.000Z',
    ],
    ['the hour that comes twice', '2019-10-27', '2026-11-22T01:30:00.000Z', '2019-10-27T00:30:00.000Z'],
    ['the hour that is skipped', '2024-03-31', '2026-11-22T01:30:00.000Z', '2024-03-31T01:30:00.000Z'],
  ])('%s', (_, day, machineNow, expected) => {
    expect(new Date(sameTimeOn(day, Date.parse(machineNow))).toISOString()).toBe(expected);
  });
});

describe('typedDay', () => {
  it.each([
    ['2019-11-15', '2019-11-15'],
    [' 2019-11-15 ', '2019-11-15'],
    ['15/11/2019', '2019-11-15'],
    ['5.3.2022', '2022-03-05'],
    ['5 - 3 - 2022', '2022-03-05'],
    ['2014-01-01', '2014-01-01'],
    ['2025-12-31', '2025-12-31'],
  ])('%s is %s', (typed, expected) => {
    expect(typedDay(typed)).toBe(expected);
  });

  it.each([
    [''],
    ['demain'],
    ['2019-02-29'],
    ['31/11/2019'],
    ['2013-12-31'],
    ['2026-01-01'],
    ['2019-11-15\0'],
    ['9'.repeat(10_000)],
  ])('refuses %j', (typed) => {
    expect(() => typedDay(typed)).toThrow(DayOutOfReach);
  });
});

it('leads to the days around the seminar', () => {
  expect(DESTINATIONS).toEqual({
    'month-before': '2019-10-15',
    today: '2019-10-22',
    'the-day': '2019-11-15',
    'day-after': '2019-11-16',
  });
});
