import fc from 'fast-check';
import { fold, normalise, squash } from './normalise.js';

describe('normalise', () => {
  it.each([
    ['Sèvremoine', 'sevremoine'],
    ['SEVRE-MOINE', 'sevre moine'],
    ["L'Île-d'Yeu", 'l ile d yeu'],
    ['L’Île‑d’Yeu', 'l ile d yeu'],
    ['Œuf-en-Ternois', 'oeuf en ternois'],
    ["L'Haÿ-les-Roses", 'l hay les roses'],
    ['St Hilaire de Clisson', 'saint hilaire de clisson'],
    ['Ste-Flaive-des-Loups', 'sainte flaive des loups'],
    ['  Saint -  Lô\u00a0', 'saint lo'],
    ['CC du Pays des Achards', 'communaute de communes du pays des achards'],
    ['C.C. des Achards', 'c c des achards'],
    ['CA Clisson Sèvre et Maine Agglo', 'communaute d agglomeration clisson sevre et maine agglomeration'],
    ["CU d'Arras", 'communaute urbaine d arras'],
    ['Steenvoorde', 'steenvoorde'],
    ['Bors (Canton de Charente-Sud)', 'bors canton de charente sud'],
    ['se\u0300vre\u00admoine', 'sevremoine'],
    ['\u202eNiort\u202c', 'niort'],
    ['Niort\u0000', 'niort'],
    ['👩‍🌾', ''],
    ['', ''],
    ['constructor st', 'constructor saint'],
  ])('%j is %j', (typed, expected) => {
    expect(normalise(typed)).toBe(expected);
  });

  it('changes nothing the second time, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('St', 'ste', 'CC', 'ca', 'agglo', ' ', '-', "'", 'œ', 'É', 'İ', 'ﬆ', '™', 'ß'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
        expect(once).toBe(once.trim());
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('fold', () => {
  it('leaves abbreviations as they are typed', () => {
    expect(fold('CC de St-Gildas')).toBe('cc de st gildas');
  });
});

describe('squash', () => {
  it('makes one word of a name', () => {
    expect(squash(normalise('SEVRE-MOINE'))).toBe('sevremoine');
  });
});
