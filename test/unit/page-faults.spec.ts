import { faultsOf, wordsOf } from '../support/page-faults.js';
import { readPage } from '../support/page-reader.js';

const words = wordsOf({
  fr: { desk: { title: 'Tableau de bord', programme: 'Programme' } },
  en: { desk: { title: 'Dashboard', programme: 'Programme' } },
});

const page = (main: string, lang = 'fr', title = 'Titre') =>
  `<!doctype html><html lang="${lang}"><head><title>${title} — Tablée</title></head><body><h1>Un</h1>${main}</body></html>`;
const faults = (html: string) => faultsOf(readPage(html), words);

describe('the faults of a page', () => {
  it.each<[string, string]>([
    ['nothing', '<p>L’avis\u202f: «\u202foui\u202f»\u202f! <a href="#x">x</a></p><p id="x">9\u00a0h\u00a015</p>'],
    ['names as registers write them', "<p>Presqu'île de Guérande, Côte d'Azur</p>"],
    [
      'what a program shows of itself',
      '<code>{{date}}</code><pre>l\'objet ; « a »</pre><script>{"a":{"b":{}}}</script>',
    ],
  ])('are none for %s', (_what, main) => expect(faults(page(main))).toEqual([]));

  it.each<[string, string]>([
    ["<p>l'avis</p>", 'a straight apostrophe: "l\'avis"'],
    ['<p>Oui !</p>', 'a wide space before a sign: "Oui !"'],
    ['<p>Vraiment? Oui</p>', 'no narrow space before a sign: "Vraiment? Oui"'],
    ['<p>Lieu: Angers</p>', 'no narrow space before a colon: "Lieu: Angers"'],
    ['<img alt="Un &quot;oui&quot;">', 'straight quotation marks: "Un \\"oui\\""'],
    ['<p>«oui»</p>', 'no narrow space inside quotation marks: "«oui»"'],
    ['<p>Il reste undefined places</p>', 'a forgotten value: "Il reste undefined places"'],
    ['<p aria-label="[object Object]"></p>', 'a forgotten value: "[object Object]"'],
    ['<p>desk:nav.more</p>', 'a key without translation: "desk:nav.more"'],
    ['<a href="#nulle-part">x</a>', 'no #nulle-part on the page'],
    ['<a href="#">x</a>', 'a link that leads nowhere'],
    ['<h1>Deux</h1>', '2 main headings'],
  ])('%s: %s', (main, fault) => expect(faults(page(main))).toEqual([fault]));

  it.each<[string, string[]]>([
    ['<p>Tableau de bord</p>', ['a sentence of the French interface: "Tableau de bord"']],
    ['<p>Programme</p>', []],
    ['<p>Pour qui, avec qui</p>', ['French that is not marked as French: "Pour qui, avec qui"']],
    ['<p lang="fr">Pour qui, avec qui\u202f?</p>', []],
    ['<p lang="fr">Avec qui ?</p>', ['a wide space before a sign: "Avec qui ?"']],
    ['<p>Ada changed “Vos attentes”</p>', []],
    ['<p>It is here: look!</p>', []],
  ])('in English, %s: %j', (main, wrong) => expect(faults(page(main, 'en'))).toEqual(wrong));

  it('a title that names nothing', () => {
    expect(faults(page('', 'fr', '').replace(' — Tablée', 'Tablée'))).toEqual(['the title « Tablée »']);
  });
});
