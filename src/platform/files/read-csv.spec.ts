import { readCsv, UnreadableTable } from './read-csv.js';
import { decodeText } from './text-encoding.js';

describe('the text of a file', () => {
  it.each<[string, number[] | Buffer, string | null]>([
    ['UTF-8', Buffer.from('Début'), 'Début'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFDébut'), 'Début'],
    ['Windows-1252', Buffer.from('D\xe9but \x80 \x9c', 'latin1'), 'Début € œ'],
    ['UTF-16 of a spreadsheet', Buffer.from('\uFEFFDébut', 'utf16le'), 'Début'],
    ['UTF-16, the other way round', Buffer.from('\uFEFFDébut', 'utf16le').swap16(), 'Début'],
    ['nothing', [], ''],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d], null],
  ])('is read from %s', (_what, bytes, text) => {
    expect(decodeText(Uint8Array.from(bytes))).toBe(text);
  });
});

describe('a CSV', () => {
  it.each<[string, string, string[][]]>([
    [
      'semicolons',
      'Jour;Titre\n2019-11-15;Café, thé',
      [
        ['Jour', 'Titre'],
        ['2019-11-15', 'Café, thé'],
      ],
    ],
    [
      'commas',
      'Jour,Titre\r\n2019-11-15,"Café; thé, eau"\r\n',
      [
        ['Jour', 'Titre'],
        ['2019-11-15', 'Café; thé, eau'],
      ],
    ],
    [
      'tabs',
      'Jour\tTitre\n2019-11-15\tCafé',
      [
        ['Jour', 'Titre'],
        ['2019-11-15', 'Café'],
      ],
    ],
    [
      'sentences full of commas',
      'Titre;Texte\nCafé, thé, eau;pain, beurre, miel',
      [
        ['Titre', 'Texte'],
        ['Café, thé, eau', 'pain, beurre, miel'],
      ],
    ],
    [
      'a title above the headings',
      'Programme\nJour;Titre\n2019-11-15;Café, thé',
      [['Programme'], ['Jour', 'Titre'], ['2019-11-15', 'Café, thé']],
    ],
    ['one column', 'Titre\nCafé', [['Titre'], ['Café']]],
    [
      'cells of several lines',
      'a;"b\nc"\nd;e',
      [
        ['a', 'b\nc'],
        ['d', 'e'],
      ],
    ],
    ['empty lines, which keep their number', 'a;b\n\nc;d', [['a', 'b'], [''], ['c', 'd']]],
    ['lines of different lengths', 'a;b\nc\nd;e;f', [['a', 'b'], ['c'], ['d', 'e', 'f']]],
    [
      'quotation marks as people type them',
      'a;b\nle "bloc local";x',
      [
        ['a', 'b'],
        ['le "bloc local"', 'x'],
      ],
    ],
    [
      'the guard of a formula taken away',
      "a;b\n'=1+1;'quoted'",
      [
        ['a', 'b'],
        ['=1+1', "'quoted'"],
      ],
    ],
    ['nothing', '', []],
  ])('is read with %s', (_what, text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  it('with a quote that is never closed is refused', () => {
    expect(() => readCsv('a;b\n"c;d\ne;f')).toThrow(new UnreadableTable('quote-unclosed'));
  });
});
