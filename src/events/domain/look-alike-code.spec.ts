import { looksAlike } from './look-alike-code.js';

describe('codes that a reader takes for each other', () => {
  it.each([
    ['CIDGI OO6', 'CIDGI 006', true],
    ['cidg1 oo6', 'CIDGI 006', true],
    ['CIDGI 0O6', 'CIDGI 006', true],
    ['CIDGI 005', 'CIDGI 006', false],
    ['CIDGI 06', 'CIDGI 006', false],
    ['', 'CIDGI 006', false],
  ])('%s for %s: %s', (typed, label, alike) => expect(looksAlike(typed, label)).toBe(alike));
});
