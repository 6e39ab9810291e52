import fc from 'fast-check';
import { frenchTypography, frenchTypographyAroundMarkup, mailSpaces, raiseOrdinals } from './french-typography.js';

/** `_` stands for U+202F and `~` for U+00A0, so that a row can be read. */
const shown = (text: string) => text.replaceAll('\u202f', '_').replaceAll('\u00a0', '~');

describe('French typography', () => {
  it.each([
    ['Une question ?', 'Une question_?'],
    ['Compétents ensemble!', 'Compétents ensemble_!'],
    [
      'D\'être ensemble à faire ensemble : l\'idée de "CoDir de territoire"',
      'D’être ensemble à faire ensemble_: l’idée de «_CoDir de territoire_»',
    ],
    ['« Voir loin et agir ensemble »', '«_Voir loin et agir ensemble_»'],
    ['«Voir loin»', '«_Voir loin_»'],
    ['71 % de 34 969 communes, 12 €', '71_% de 34_969 communes, 12_€'],
    ['de 9h15 à 10 h 30, dès 8h', 'de 9~h~15 à 10~h~30, dès 8~h'],
    ['vendredi 15 novembre 2019', 'vendredi 15~novembre 2019'],
    ['les 24-25 mars 2022', 'les 24–25~mars 2022'],
    ['code CIDGI 006, Table 4, atelier A', 'code CIDGI~006, Table~4, atelier~A'],
    ['M. Grolleau et Mme Martin', 'M.~Grolleau et Mme~Martin'],
    ['https://example.org/a?b=1 à 10:30', 'https://example.org/a?b=1 à 10:30'],
    ['02 41 00 00 00', '02 41 00 00 00'],
    ['Et puis...', 'Et puis…'],
  ])('sets %s', (plain, set) => expect(shown(frenchTypography(plain))).toBe(set));

  it('changes nothing that is already set', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a’\'"«»:;!?%€ 159hH\u00a0\u202f.é-') }), (text) => {
        const once = frenchTypography(text.replaceAll('"', ''));
        expect(frenchTypography(once)).toBe(once);
      }),
    );
  });

  it('leaves tags, entities and placeholders of a catalogue entry alone', () => {
    expect(
      shown(frenchTypographyAroundMarkup("<a href='/x?y=1'>L'avis</a> : {{count}} % de « {{title}} » &amp; plus")),
    ).toBe("<a href='/x?y=1'>L’avis</a>_: {{count}}_% de «_{{title}}_» &amp; plus");
  });

  it('uses U+00A0 alone in mails', () => expect(shown(mailSpaces('Oui\u202f!'))).toBe('Oui~!'));

  it.each([
    ['1res Assises', '1<sup>res</sup> Assises'],
    ['la 5e édition', 'la 5<sup>e</sup> édition'],
    ['le 1er novembre', 'le 1<sup>er</sup> novembre'],
    ['7KQ4-M2XD, 3ème, 24ans', '7KQ4-M2XD, 3ème, 24ans'],
  ])('raises the ordinals of %s', (plain, raised) => expect(raiseOrdinals(plain)).toBe(raised));
});
