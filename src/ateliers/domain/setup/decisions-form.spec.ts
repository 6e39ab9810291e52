import { aPerson, arrangementOf } from '../../../../test/support/builders/seating.js';
import { readDecisionsForm } from './decisions-form.js';
import { UNDECIDED } from './decisions.js';
import { readDecisions } from './read-decisions.js';

const ARRANGEMENT = arrangementOf([{ A: [8, 8], B: [6] }]);
const PEOPLE = [
  aPerson('P1', { firstName: 'Ana', lastName: 'Ruiz' }),
  aPerson('P2', { firstName: 'Élodie', lastName: 'de La Rochebrochard d’Auzay' }),
  aPerson('P3', { firstName: 'Ana', lastName: 'Ruiz-Martin' }),
];
const read = (typed: Record<string, string>) => readDecisionsForm(typed, ARRANGEMENT, PEOPLE);
const tables = (typed: Record<string, string>) =>
  read(typed).decisions.phases[0]!.ateliers.map((atelier) =>
    atelier.tables.map(({ number, seats, closed }) => `${number}:${closed ? 'closed' : seats}`).join(' '),
  );

describe('the page on ateliers and tables', () => {
  it.each([
    ['nothing typed', {}, ['1:8 2:8', '3:6']],
    ['one number for all', { 'a-1-0-seats': '10' }, ['1:10 2:10', '3:6']],
    ['one number a table, one closed', { 'a-1-0-seats': '8, 0' }, ['1:8 2:closed', '3:6']],
    ['a table less keeps the other numbers', { 'a-1-0-tables': '1', 'a-1-0-seats': '8' }, ['1:8', '3:6']],
    [
      'new tables take new numbers',
      { 'a-1-0-tables': '3', 'a-1-0-seats': '8', 'a-1-1-tables': '2', 'a-1-1-seats': '6' },
      ['1:8 2:8 4:8', '3:6 5:6'],
    ],
  ])('%s', (_, typed, expected) => {
    expect([tables(typed), read(typed).errors]).toEqual([expected, []]);
  });

  it.each([
    [{ 'a-1-0-seats': 'huit' }, 'a-1-0-seats', 'seats'],
    [{ 'a-1-0-seats': '8 8 8' }, 'a-1-0-seats', 'seats'],
    [{ 'a-1-0-tables': '-1' }, 'a-1-0-tables', 'whole-number'],
    [{ 'a-1-1-tables': '600', 'a-1-1-seats': '8' }, 'a-1-0-tables', 'too-many-tables'],
    [{ fewest: '0' }, 'fewest', 'whole-number'],
    [{ 'outside-person': 'Inconnue' }, 'outside-person', 'person-unknown'],
    [{ 'outside-person': 'ana' }, 'outside-person', 'person-unclear'],
    [{ 'pair-one': 'Ana Ruiz', 'pair-other': 'REF-P1' }, 'pair-other', 'same-person'],
    [{ 'fixed-person': 'Ana Ruiz', 'fixed-table': '9' }, 'fixed-table', 'table-unknown'],
  ])('%j is told at %s', (typed, field, code) => {
    expect(read(typed as Record<string, string>).errors).toEqual([expect.objectContaining({ field, code })]);
  });

  it('reads people by name, however long, and by reference', () => {
    const { decisions } = read({
      ...{ 'pair-one': 'elodie de la rochebrochard d auzay', 'pair-other': 'REF-P1', 'pair-kind': 'together' },
      ...{ 'fixed-person': 'Ruiz-Martin Ana', 'fixed-table': '3', 'fixed-phase': '1', 'outside-person': 'ref-p3' },
    });
    expect(decisions).toMatchObject({
      pairs: [{ kind: 'together', people: ['P2', 'P1'] }],
      fixed: [{ person: 'P3', phase: 1, table: 3 }],
      outside: ['P3'],
    });
  });

  it('is stored and read again as it was; nonsense reads as nothing decided', () => {
    const { decisions } = read({
      passage: 'rotate',
      emphasis: 'wishes',
      expert: 'oui',
      'weight-repeat': '3',
      fewest: '4',
    });
    expect(readDecisions(JSON.parse(JSON.stringify(decisions)))).toEqual(decisions);
    expect(readDecisions({ passage: 7, phases: [{ phase: 'x' }], pairs: 'a', weights: null })).toEqual(UNDECIDED);
    expect(readDecisions(null)).toEqual(UNDECIDED);
  });
});
