import { Catalogues } from './catalogues.js';
import { beginsWithVowel } from './elision.js';

it.each([
  ['Armel', true],
  ['Éléonore', true],
  ['Œuvrard', true],
  ['ADGCF', true],
  ['Yves', true],
  ['Yann', false],
  ['Hervé', false],
  ['Paul', false],
  ['12', false],
  ['', false],
  ['&lt;b&gt;', false],
])('before %j: %s', (name, elides) => expect(beginsWithVowel(name)).toBe(elides));

it.each([
  ['fr', 'Armel Agent', 'Demande d’inscription d’Armel Agent'],
  ['fr', 'Paul Agent', 'Demande d’inscription de Paul Agent'],
  ['en', 'Armel Agent', 'Armel Agent'],
] as const)('the catalogues say so in %s: %s', (locale, name, words) =>
  expect(new Catalogues().text(locale, 'approvals:opinion.heading', { name })).toContain(words),
);
