import { chordsOf, placesAround } from './ring.js';

describe('the picture of a round table', () => {
  it.each([
    [8, 7, 8],
    [8, 9, 9],
    [1, 1, 4],
    [12, 0, 12],
  ])('has %i seats for %i people: %i places', (seats, people, places) => {
    expect(placesAround(seats, people)).toBe(places);
  });

  it('links nobody who comes alone', () => {
    expect(chordsOf(['a', null, 'b', null, null, 'c', null, null])).toEqual([]);
  });

  it('links two with one curve, bent towards the middle', () => {
    expect(chordsOf(['a', null, null, 'a', null, null, null, null])).toEqual(['M123.7 42.7Q113.0 100.0 123.7 157.3']);
  });

  it('links three in a ring, and each collective for itself', () => {
    expect(chordsOf(['a', 'b', 'a', 'b', 'a', null])).toHaveLength(4);
  });
});
