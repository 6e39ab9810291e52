import fc from 'fast-check';
import { mergeNotes } from './note.js';

describe('notes of two people at once', () => {
  it.each([
    ['nobody else wrote', 'a', 'a\nb', 'a', 'a\nb'],
    ['only the other wrote', 'a', 'a', 'a\nc', 'a\nc'],
    ['both added', 'a', 'a\nb', 'a\nc', 'a\nb\nc'],
    ['both began', '', 'b', 'c', 'b\nc'],
    ['both added the same', 'a', 'a\nb', 'a\nb\nc', 'a\nb\nc'],
    ['one took a line away', 'a\nb', 'b', 'a\nb\nc', 'b\nc'],
    ['the other took a line away', 'a\nb', 'a\nb\nd', 'a', 'a\nd'],
    ['both changed one line', 'le temps', 'le temps long', 'le temps court', 'le temps long\nle temps court'],
    [
      'a line goes on being typed',
      'le temps',
      'le temps à consacrer',
      'le temps\nl’argent',
      'le temps à consacrer\nl’argent',
    ],
  ])('%s', (_case, base, mine, theirs, merged) => {
    expect(mergeNotes(base, mine, theirs)).toBe(merged);
  });

  it('lose no line that either added', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 6 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const merged = mergeNotes(base, mine, theirs).split('\n');
        const added = [...mine.split('\n'), ...theirs.split('\n')].filter(
          (line) => line !== '' && !base.split('\n').includes(line),
        );
        expect(added.filter((line) => !merged.includes(line))).toEqual([]);
      }),
    );
  });
});
