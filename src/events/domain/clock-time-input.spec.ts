import { readClockTime } from './clock-time-input.js';

describe('an hour as people type it', () => {
  it.each([
    ['9 h 15', '09:15'],
    ['9h15', '09:15'],
    ['9:15', '09:15'],
    ['09.15', '09:15'],
    ['9 h 15 min', '09:15'],
    ['9\u00a0h\u00a015', '09:15'],
    ['9\u202fh\u202f15', '09:15'],
    ['17H45', '17:45'],
    ['18 heures', '18:00'],
    ['18h', '18:00'],
    ['8', '08:00'],
    ['930', '09:30'],
    ['1330', '13:30'],
    ['0:00', '00:00'],
    ['23 h 59', '23:59'],
    ['midi', '12:00'],
  ])('%j is %s', (typed, time) => {
    expect(readClockTime(typed)).toBe(time);
  });

  it.each([[''], ['   '], ['\u00a0']])('%j is no hour at all', (typed) => {
    expect(readClockTime(typed)).toBeNull();
  });

  it.each([['24 h'], ['9 h 60'], ['neuf heures'], ['9 h 1'], ['9-15'], ['9 h 15 pm'], ['99999'], ['-1 h']])(
    '%j is unreadable',
    (typed) => {
      expect(readClockTime(typed)).toBe('unreadable');
    },
  );
});
