import { Chance } from '../chance.js';
import { type Design, zeroRepeatDesign } from './zero-repeat-design.js';

function repeats(design: Design, tables: number): number {
  const met = new Set<string>();
  let repeated = 0;
  for (const row of design) {
    for (let table = 0; table < tables; table++) {
      const group = row.flatMap((t, slot) => (t === table ? [slot] : []));
      for (const i of group) {
        for (const j of group) {
          if (i >= j) continue;
          if (met.has(`${i} ${j}`)) repeated++;
          met.add(`${i} ${j}`);
        }
      }
    }
  }
  return repeated;
}

describe('a design without repeats', () => {
  it.each([
    [8, 4, 5, 'GF(8)'],
    [8, 4, 9, 'GF(8), and the rows among themselves'],
    [8, 4, 10, 'two signed affine planes: the social golfers'],
    [6, 3, 8, 'two signed affine planes of order 3'],
    [9, 8, 4, 'GF(9)'],
    [9, 3, 13, 'the affine space of 27 points'],
    [16, 4, 21, 'the affine space of 64 points'],
    [10, 7, 5, 'GF(11) without a point'],
    [12, 6, 6, 'GF(13) without a point'],
    [14, 7, 6, 'a search over Z14, or GF(13 + 1)'],
    [50, 8, 4, 'multiples'],
    [125, 8, 3, 'GF(125)'],
    [500, 8, 3, 'multiples'],
    [5, 1, 4, 'tables of one'],
    [1, 6, 1, 'one table once'],
  ])('of %i tables of %i over %i phases (%s)', (tables, seats, phases) => {
    const design = zeroRepeatDesign(tables, seats, phases, new Chance(1))!;
    expect(design.map((row) => row.length)).toEqual(new Array(phases).fill(tables * seats));
    const sizes = design.map((row) => Array.from({ length: tables }, (_, t) => row.filter((one) => one === t).length));
    expect(sizes).toEqual(new Array(phases).fill(new Array(tables).fill(seats)));
    expect(repeats(design, tables)).toBe(0);
  });

  it.each([
    [4, 5, 6, 'tables larger than their number'],
    [8, 4, 11, 'more phases than people to meet'],
    [2, 2, 4, 'four people, six pairs'],
  ])('is not claimed for %i tables of %i over %i phases (%s)', (tables, seats, phases) => {
    expect(zeroRepeatDesign(tables, seats, phases, new Chance(1))).toBeNull();
  });
});
