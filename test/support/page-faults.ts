import { type Catalogue, flatCatalogue } from './flat-catalogue.js';
import type { ReadPage } from './page-reader.js';

/** A value that a program forgot, as it stands in a sentence. */
const FORGOTTEN = /\bundefined\b|\bNaN\b|\bnull\b|\[object|\bInvalid Date\b|\{\{|\}\}/;
/** Mails have the wide one in its place: some mail programs draw the narrow one as a box. */
const THIN = '\u202f\u00a0';
/** What a French printer would not let pass. */
const UNSET_FRENCH: readonly (readonly [RegExp, string])[] = [
  // Only words of the language: names of places are as the registers write them (« Presqu'île de Guérande »).
  [/(?<!\p{L})(?:[cdjlmnstCDJLMNST]|(?:jus|lors|puis)?qu|Qu|Lorsqu|Puisqu)'\p{Ll}/u, 'a straight apostrophe'],
  [/"/, 'straight quotation marks'],
  [new RegExp(`[^${THIN}\\s;!?][;!?](?=\\s|$)`, 'u'), 'no narrow space before a sign'],
  [/ [;:!?%€»]/, 'a wide space before a sign'],
  [new RegExp(`«[^${THIN}]|[^${THIN}]»`, 'u'), 'no narrow space inside quotation marks'],
  [/\p{L}:(?=\s|$)/u, 'no narrow space before a colon'],
];
/** Words of French that no name of a person or a place is made of. */
const FRENCH_WORDS =
  /(?<![\p{L}-])(?:vous|votre|vos|nous|avec|pour|dans|cette|aucune?|chaque|être|sont|d’une|n’est|inscriptions?|séquences?)(?![\p{L}-])/iu;

export interface Words {
  /** Names of catalogues: a key that nobody translated starts with one. */
  readonly namespaces: readonly string[];
  /** French sentences of the interface that English says otherwise. */
  readonly french: ReadonlySet<string>;
}

export function wordsOf({ fr, en }: Readonly<Record<'fr' | 'en', Catalogue>>): Words {
  const english = new Set(flatCatalogue(en).values());
  const french = [...flatCatalogue(fr).values()].filter((text) => !text.includes('{{') && !english.has(text));
  return { namespaces: Object.keys(fr), french: new Set(french.map(plain)) };
}

/** What is wrong with the words of one page; the exact text stands behind each fault. */
export function faultsOf(page: ReadPage, words: Words): string[] {
  const key = new RegExp(`(?<![\\w/-])(?:${words.namespaces.join('|')}):[a-z][\\w.-]*\\.?\\w`);
  const wrong: string[] = [];
  if (page.headings !== 1) wrong.push(`${page.headings} main headings`);
  if (!/^\S.* — Tablée$/.test(page.title)) wrong.push(`the title « ${page.title} »`);
  for (const { text, lang, isSet, isAttribute } of page.texts) {
    const tell = (what: string) => wrong.push(`${what}: ${JSON.stringify(text.trim().slice(0, 120))}`);
    if (!isSet) continue;
    if (FORGOTTEN.test(text)) tell('a forgotten value');
    if (key.test(text)) tell('a key without translation');
    if (lang === 'fr') for (const [pattern, what] of UNSET_FRENCH) if (pattern.test(text)) tell(what);
    if (lang === 'en' && words.french.has(plain(text))) tell('a sentence of the French interface');
    else if (lang === 'en' && !isAttribute && FRENCH_WORDS.test(ownWords(text)))
      tell('French that is not marked as French');
  }
  for (const link of page.links) {
    if (link === '' || link === '#') wrong.push('a link that leads nowhere');
    else if (link.startsWith('#') && !page.ids.has(decodeURIComponent(link.slice(1))))
      wrong.push(`no ${link} on the page`);
  }
  return [...new Set(wrong)];
}

/** An English sentence without what it names: a title in quotation marks or behind a colon may be French. */
function ownWords(text: string): string {
  return text
    .replaceAll(/“[^”]*”/g, '')
    .replace(/(?<=\w: ).*/s, '')
    .replaceAll("'", '’');
}

function plain(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[’']/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}
