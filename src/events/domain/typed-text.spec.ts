import { cleanLine, cleanParagraphs, lengthOf } from './typed-text.js';

describe('cleanLine', () => {
  it.each([
    ['  Maëlle ', 'Maëlle'],
    ['de La\u00a0Rochebrochard\u202fd’Auzay', 'de La Rochebrochard d’Auzay'],
    ['DUPONT', 'DUPONT'],
    ['Jean\r\nBcc: tous@example.org', 'Jean Bcc: tous@example.org'],
    ['Ma\u0000rie', 'Marie'],
    ['\u202eeiraM\u202c', 'eiraM'],
    ['\u200bMarie\ufeff', 'Marie'],
    ['Noe\u0308lle', 'Noëlle'],
    ['محمد\u200f', 'محمد'],
    ['Maëlle 🎉', 'Maëlle 🎉'],
    ['a\ud800b', 'ab'],
    ['a \u200b b', 'a b'],
    ['\t\n \u00a0', ''],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanLine(typed)).toBe(kept);
    expect(cleanLine(kept)).toBe(kept);
  });
});

describe('cleanParagraphs', () => {
  it.each([
    ['un\r\ndeux\rtrois', 'un\ndeux\ntrois'],
    ['un  \n\n\n\n  deux', 'un\n\ndeux'],
    ['un\tdeux\u00a0trois', 'un deux trois'],
    ['\u0007sonnette\u0000', 'sonnette'],
    ['famille 👩‍👧', 'famille 👩‍👧'],
    ['\n\n', ''],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanParagraphs(typed)).toBe(kept);
    expect(cleanParagraphs(kept)).toBe(kept);
  });
});

it('counts an emoji as one character, as the columns do', () => {
  expect(lengthOf('é🎉')).toBe(2);
});
