import fc from 'fast-check';
import { WordIndex } from './word-index.js';

describe('WordIndex', () => {
  it.each([
    ['saint', [0, 1, 2]],
    ['sainte', [2]],
    ['c', [1]],
    ['lo', [0, 2]],
    ['z', []],
    ['saintes', []],
  ])('finds the entries with a word that begins with %j', (letters, expected) => {
    const index = WordIndex.of(['saint lo', 'saint hilaire de clisson', 'sainte flaive des loups saint']);
    expect([...new Set(index.beginningWith(letters))].sort()).toEqual(expected);
  });

  it('finds what a scan of all the texts finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'z'), minLength: 1, maxLength: 4 });
    const texts = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')));
    fc.assert(
      fc.property(texts, word, (all, letters) => {
        const found = new Set(WordIndex.of(all).beginningWith(letters));
        const expected = all.flatMap((text, i) => (text.split(' ').some((one) => one.startsWith(letters)) ? [i] : []));
        expect([...found].sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });
});
