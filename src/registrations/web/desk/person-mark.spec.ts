import { initialsOf, kindClassOf, markClassOf } from './person-mark.js';

describe("a person's mark", () => {
  it.each([
    ['Marie-Antoinette', "de La Rochebrochard d'Auzay", 'MR'],
    ['Tanguy', 'Rivereau', 'TR'],
    ['Élodie', 'Épaud', 'ÉÉ'],
    ['leïla', 'martineau', 'LM'],
    ['Jean', "D'Hondt", 'JH'],
    ['Anne', 'Le', 'AL'],
    ['=1+1', '-2', '12'],
    ['☃', '', ''],
  ])('%s %s: %s', (firstName, lastName, initials) => {
    expect(initialsOf(firstName, lastName)).toBe(initials);
  });

  it('has a shape by kind of employer', () => {
    expect((['commune', 'epci', 'other'] as const).map(markClassOf)).toEqual(['mk', 'mk mk--epci', 'mk mk--other']);
    expect((['commune', 'epci', 'other'] as const).map(kindClassOf)).toEqual([
      'kind',
      'kind kind--epci',
      'kind kind--other',
    ]);
  });
});
