import { jest } from '@jest/globals';
import { remembered } from './remembered.js';

describe('a function that remembers', () => {
  it('computes once, and forgets the oldest answer first', () => {
    const compute = jest.fn((text: string) => text.toUpperCase());
    const upper = remembered(compute, 2);
    expect([upper('a'), upper('a'), upper('b'), upper('c'), upper('b'), upper('a')]).toEqual([
      'A',
      'A',
      'B',
      'C',
      'B',
      'A',
    ]);
    expect(compute.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a']);
  });
});
