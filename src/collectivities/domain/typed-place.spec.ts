import { departmentSetApart } from './typed-place.js';

const known = new Set(['16', '44', '49', '81', '2A', '2B', '974']);

describe('departmentSetApart', () => {
  it.each([
    ['Ligné (44)', 'Ligné', ['44']],
    ['Ligné(44)', 'Ligné', ['44']],
    ['Ligné ( 44 )  ', 'Ligné', ['44']],
    ['Ligné (44', 'Ligné', ['44']],
    ['ligne 44', 'ligne', ['44']],
    ['Ligné, 44850', 'Ligné', ['44']],
    ['44850 Ligné', 'Ligné', ['44']],
    ['Bors (Canton de Charente-Sud) (16)', 'Bors (Canton de Charente-Sud)', ['16']],
    ['Ajaccio (2a)', 'Ajaccio', ['2A']],
    ['20000 Ajaccio', 'Ajaccio', ['2A', '2B']],
    ['Saint-Denis 97400', 'Saint-Denis', ['974']],
    ['CC Val 81', 'CC Val', ['81']],
  ])('%j is %j in %j', (typed, text, departments) => {
    expect(departmentSetApart(typed, known)).toEqual({ text, departments });
  });

  it.each([
    'Ligné',
    'CC Altitude 800',
    'Ligné (4',
    'Ligné44',
    '44',
    '44850',
    '(44)',
    '',
    ' ',
    'CC des 7 Vallées',
    'Ligné (99)',
  ])('finds no department in %j', (typed) => {
    expect(departmentSetApart(typed, known)).toBeNull();
  });
});
