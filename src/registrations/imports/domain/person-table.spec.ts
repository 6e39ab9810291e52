import { personColumnOf } from './person-columns.js';
import { peopleIn, personTable } from './person-table.js';

describe('the columns of a list of people', () => {
  it.each([
    ['Nom', 'lastName'],
    ['NOM DE FAMILLE', 'lastName'],
    ['Prénom', 'firstName'],
    ['Prénom(s)', 'firstName'],
    ['E-mail', 'email'],
    ['Adresse électronique', 'email'],
    ['Votre courriel', 'email'],
    ['Adresse mél', 'email'],
    ['Adresse mail professionnelle', 'email'],
    ['Courriel pro', 'email'],
    ['Tél. professionnel', 'phone'],
    ['Tél.', 'phone'],
    ['Fonction :', 'function'],
    ['Job title', 'function'],
    ['Collectivité', 'collectivity'],
    ['Commune', 'collectivity'],
    ['Collectif de territoire', 'collective'],
    ['Remarques', 'remarks'],
    ['Date de naissance', null],
    ['', null],
    ['__proto__', null],
  ])('« %s » is %s', (heading, column) => {
    expect(personColumnOf(heading)).toBe(column);
  });

  it('finds the headings under a title, in any order, and each column once', () => {
    const table = personTable([
      ['Liste des inscrits 2019'],
      [],
      ['Mail', 'Prénom', 'Grade', 'Nom', 'Nom'],
      ['a@example.org', 'Ana', 'A', 'Brossard', 'autre'],
      ['', '', '', '', ''],
      [' b@example.org ', 'Bo'],
    ]);
    expect([table.headingLine, table.columns]).toEqual([3, ['email', 'firstName', null, 'lastName', null]]);
    expect(
      peopleIn(table, table.columns).map(({ line, cells }) => [line, cells.lastName, cells.firstName, cells.email]),
    ).toEqual([
      [4, 'Brossard', 'Ana', 'a@example.org'],
      [6, '', 'Bo', 'b@example.org'],
    ]);
  });

  it('takes the first line for headings where nothing is known, and lets a person say the columns', () => {
    const table = personTable([
      ['', ''],
      ['A', 'B'],
      ['Ana', 'a@example.org'],
    ]);
    expect([table.headings, table.columns, peopleIn(table, table.columns)]).toEqual([['A', 'B'], [null, null], []]);
    expect(peopleIn(table, ['firstName', 'email'])).toMatchObject([{ line: 3, cells: { firstName: 'Ana' } }]);
  });

  it('has nobody where there is nothing', () => {
    expect(personTable([])).toEqual({ headings: [], headingLine: 1, columns: [], rows: [] });
  });
});
