import { listStateOf, pagesNamed, queryOfList } from './list-state.js';
import { EVERYBODY } from './registration-filter.js';

describe('the state of the list', () => {
  it.each([
    [{}, ''],
    [{ tri: 'name', page: '3' }, '?tri=name&page=3'],
    [{ q: 'a', colonnes: 'email,epci,email' }, '?q=a&colonnes=email%2Cepci'],
    [{ colonne: ['email', 'q-repas'] }, '?colonnes=email%2Cq-repas'],
    [{ tri: 'nonsense', page: '-1', colonnes: '<script>,../x' }, ''],
    [{ page: '0' }, ''],
    [{ page: '99999999' }, ''],
    [{ suite: 'old', colonnes: 7 }, ''],
  ])('of %j is %s', (asked, query) => expect(queryOfList(listStateOf(asked))).toBe(query));

  it('opens with everybody, the newest first', () => {
    expect(listStateOf({})).toEqual({ filter: EVERYBODY, order: 'recent', columns: [], page: 1 });
  });
});

describe('the pager', () => {
  it.each([
    [1, 1, [1]],
    [1, 0, []],
    [1, 3, [1, 2, 3]],
    [1, 80, [1, 2, null, 80]],
    [3, 80, [1, 2, 3, 4, null, 80]],
    [40, 80, [1, null, 39, 40, 41, null, 80]],
    [80, 80, [1, null, 79, 80]],
    [4, 6, [1, 2, 3, 4, 5, 6]],
  ])('on page %i of %i names %j', (page, pages, named) => expect(pagesNamed(page, pages)).toEqual(named));
});
