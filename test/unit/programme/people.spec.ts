import { likelyDuplicates, peopleOfProgrammes } from '../../../src/programme/domain/people-of-programmes.js';
import { editDistance, likelySamePerson } from '../../../src/programme/domain/likely-same-person.js';
import { normaliseName } from '../../../src/programme/domain/person-name.js';
import { aSession } from './session-given.js';

it.each([
  ['Jérôme GROLLEAU', 'jerome grolleau'],
  ['M. Jérôme  Grolleau', 'jerome grolleau'],
  ['Mme Hélène GUILLET', 'helene guillet'],
  ['Alcino DE OLIVEIRA', 'alcino de oliveira'],
  ['M. Jean-Luc BOISSIEU', 'jean luc boissieu'],
  ['CNFPT', null],
  ['', null],
  ['M.', null],
  ['Œdipe BŒUF', 'oedipe boeuf'],
])('%s is known as %s', (printed, key) => expect(normaliseName(printed)).toBe(key));

it.each([
  ['Jérôme GROLEAU', 'Jérôme GROLLEAU', true],
  ['Jérôme GROLLEAU', 'M. Jérôme Grolleau', false],
  ['Jérôme GROLLEAU', 'Julien GROLLEAU', false],
  ['Paul MARTIN', 'Paul MARTEL', false],
  ['Paul MARTIN', 'Paul MARTINS', true],
  ['Yves MAUGEY', 'Yves MAUGYE', true],
  ['Anne PITHON', 'Anne PITON', true],
  ['CNFPT', 'CNFPTT', false],
])('%s and %s: one person? %s', (one, other, likely) => expect(likelySamePerson(one, other)).toBe(likely));

it.each([
  ['groleau', 'grolleau', 1],
  ['ab', 'ba', 1],
  ['abc', '', 3],
  ['maugey', 'maugey', 0],
  ['kitten', 'sitting', 3],
])('%s to %s: %d', (one, other, distance) => expect(editDistance(one, other)).toBe(distance));

describe('who is named', () => {
  const programme = (day: string, ...names: string[]) => ({
    title: `Édition ${day.slice(0, 4)}`,
    day,
    yearOnly: false,
    sessions: [aSession({ id: day, speakers: names.map((name) => ({ name, role: 'expert' })) })],
  });
  const programmes = [
    programme('2018-11-09', 'Jérôme GROLLEAU', 'Yannis CAMUS', 'CNFPT'),
    programme('2019-11-15', 'Jérôme GROLEAU', 'M. Yannis CAMUS'),
  ];
  const shown = (merges: [string, string][]) =>
    peopleOfProgrammes(programmes, new Map(merges)).map(
      ({ name, spellings, appearances }) =>
        `${name} [${spellings.map(({ printed }) => printed).join()}] ${appearances.map(({ day }) => day.slice(0, 4)).join()}`,
    );

  it('is one over all editions, however printed', () =>
    expect(shown([])).toEqual(['Yannis CAMUS [] 2018,2019', 'Jérôme GROLEAU [] 2019', 'Jérôme GROLLEAU [] 2018']));

  it('counts merged names as one, and printed ones stay', () =>
    expect(shown([['jerome groleau', 'jerome grolleau']])).toEqual([
      'Yannis CAMUS [] 2018,2019',
      'Jérôme GROLLEAU [Jérôme GROLEAU] 2018,2019',
    ]));

  it('is asked about where a slip of the hand is likely', () =>
    expect(likelyDuplicates(peopleOfProgrammes(programmes, new Map()))).toEqual([
      { one: 'Jérôme GROLEAU', other: 'Jérôme GROLLEAU' },
    ]));
});
