import {
  calendarLeaf,
  clocksText,
  clockText,
  daysText,
  dayText,
  instantText,
  numberText,
  ordinalText,
} from './dates.js';

const shown = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', '_');

describe('days, hours and ranks in words', () => {
  it.each([
    ['2019-11-15', 'fr', 'long', 'vendredi 15 novembre 2019'],
    ['2019-11-01', 'fr', 'date', '1er novembre 2019'],
    ['2019-11-15', 'fr', 'dayMonth', 'vendredi 15 novembre'],
    ['2019-11-15', 'fr', 'monthDay', '15 novembre'],
    ['2019-11-15', 'fr', 'numeric', '15/11/2019'],
    ['2019-11-15', 'en', 'long', 'Friday 15 November 2019'],
  ] as const)('%s %s %s', (day, locale, style, text) => expect(shown(dayText(day, locale, style))).toBe(text));

  it.each([
    ['2019-11-15', '2019-11-15', 'fr', 'long', 'vendredi 15 novembre 2019'],
    ['2022-03-24', '2022-03-25', 'fr', 'long', 'jeudi 24 et vendredi 25 mars 2022'],
    ['2024-11-25', '2024-11-29', 'fr', 'date', 'du 25 au 29 novembre 2024'],
    ['2019-10-31', '2019-11-01', 'fr', 'long', 'jeudi 31 octobre et vendredi 1er novembre 2019'],
    ['2019-12-31', '2020-01-02', 'fr', 'date', 'du 31 décembre 2019 au 2 janvier 2020'],
    ['2022-03-24', '2022-03-25', 'en', 'long', 'Thursday 24 and Friday 25 March 2022'],
    ['2024-11-25', '2024-11-29', 'en', 'date', '25 to 29 November 2024'],
  ] as const)('%s – %s %s %s', (from, to, locale, style, text) =>
    expect(shown(daysText(from, to, locale, style))).toBe(text),
  );

  it.each([
    ['09:15', 'fr', '9 h 15'],
    ['17:00', 'fr', '17 h'],
    ['12:05', 'en', '12:05 pm'],
    ['00:00', 'en', '12 am'],
  ] as const)('%s %s', (time, locale, text) => expect(shown(clockText(time, locale))).toBe(text));

  it('says where an end is printed and where none is', () => {
    expect(shown(clocksText('09:00', '17:45', 'fr'))).toBe('9 h à 17 h 45');
    expect(shown(clocksText('12:15', null, 'fr'))).toBe('12 h 15');
  });

  it('shows an instant on the clocks of Paris', () => {
    const closing = Date.UTC(2019, 9, 31, 22, 59);
    expect(shown(instantText(closing, 'fr', 'dayTime'))).toBe('31 octobre 2019 à 23 h 59');
    expect(shown(instantText(closing, 'en', 'date', 'Asia/Tokyo'))).toBe('1 November 2019');
  });

  it.each([
    ['2022-03-24', '2022-03-25', { weekday: 'jeudi et vendredi', date: '24–25', month: 'mars 2022' }],
    ['2019-11-15', '2019-11-15', { weekday: 'vendredi', date: '15', month: 'novembre 2019' }],
    ['2024-11-25', '2024-11-29', { weekday: 'du lundi au vendredi', date: '25–29', month: 'novembre 2024' }],
  ])('the calendar leaf of %s – %s', (from, to, leaf) => expect(calendarLeaf(from, to, 'fr')).toEqual(leaf));

  it('writes numbers and ranks', () => {
    expect(shown(numberText(34969, 'fr'))).toBe('34_969');
    expect([1, 2, 11, 22, 103].map((rank) => ordinalText(rank, 'en'))).toEqual(['1st', '2nd', '11th', '22nd', '103rd']);
    expect([ordinalText(1, 'fr', true), ordinalText(1, 'fr'), ordinalText(5, 'fr')]).toEqual(['1re', '1er', '5e']);
  });
});
