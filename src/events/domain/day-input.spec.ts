import { readDay } from './day-input.js';

describe('a day as people type it', () => {
  it.each([
    ['15/11/2019', '2019-11-15'],
    ['5/1/2022', '2022-01-05'],
    ['15.11.2019', '2019-11-15'],
    ['15 11 2019', '2019-11-15'],
    ['15-11-2019', '2019-11-15'],
    ['15/11/19', '2019-11-15'],
    ['2019-11-15', '2019-11-15'],
    ['15 novembre 2019', '2019-11-15'],
    ['vendredi 15 novembre 2019', '2019-11-15'],
    ['Vendredi, 15 Novembre 2019', '2019-11-15'],
    ['15\u00a0novembre\u00a02019', '2019-11-15'],
    ['1er mars 2022', '2022-03-01'],
    ['25 déc. 2022', '2022-12-25'],
    ['3 aout 2024', '2024-08-03'],
    ['3 août 2024', '2024-08-03'],
    ['14 juil 2024', '2024-07-14'],
    ['14 juin 2024', '2024-06-14'],
    ['29 février 2024', '2024-02-29'],
    ['15 November 2019', '2019-11-15'],
  ])('%j is %s', (typed, day) => {
    expect(readDay(typed)).toBe(day);
  });

  it.each([[''], ['  ']])('%j is no day at all', (typed) => {
    expect(readDay(typed)).toBeNull();
  });

  it.each([
    ['31/02/2022'],
    ['29 février 2023'],
    ['11/15/2019'],
    ['15 brumaire 2019'],
    ['15 novembre'],
    ['demain'],
    ['15/11/0019'],
    ['15/11/2019 et 16/11/2019'],
  ])('%j is unreadable', (typed) => {
    expect(readDay(typed)).toBe('unreadable');
  });
});
