import { ateliersOf, type OwnAtelier, printedNames, standings } from './own-ateliers.js';

const atelier = (phase: number, letter: string, facilitators: string[]): OwnAtelier => ({
  phase,
  letter,
  title: `Atelier ${letter}`,
  room: null,
  day: '2018-11-09',
  start: phase === 1 ? '10:00' : '13:00',
  end: phase === 1 ? '11:30' : '14:30',
  facilitators,
  tables: [1],
});
const ALL = [
  atelier(1, 'A', ['Hélène Guérin', 'Paul Roy']),
  atelier(1, 'B', ['Anne Le Goff']),
  atelier(2, 'A', ['HELENE GUERIN']),
];

describe('the ateliers of a facilitator', () => {
  it.each([
    ['Hélène Guérin', ['1A', '2A']],
    ['helene guerin', ['1A', '2A']],
    ['Anne Le Goff', ['1B']],
    ['Anne', []],
  ])('%s runs %j', (name, own) => {
    expect(ateliersOf(ALL, [name]).map(({ phase, letter }) => `${phase}${letter}`)).toEqual(own);
  });

  it('are printed under each name once', () => {
    expect(printedNames(ALL)).toEqual(['Hélène Guérin', 'Paul Roy', 'Anne Le Goff']);
  });

  it.each([
    ['2018-11-08', '10:30', ['next', 'next', 'later']],
    ['2018-11-09', '09:59', ['next', 'next', 'later']],
    ['2018-11-09', '10:00', ['now', 'now', 'next']],
    ['2018-11-09', '11:30', ['over', 'over', 'next']],
    ['2018-11-09', '14:30', ['over', 'over', 'over']],
  ])('on %s at %s are %j', (day, time, expected) => {
    expect(standings(ALL, day, time)).toEqual(expected);
  });
});
