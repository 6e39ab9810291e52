import type { Collectivity } from './collectivity.js';
import { expandAbbreviations, fold, squash } from './normalise.js';

/** One name under which a collectivity is found; a commune nouvelle has one more for each commune it was made of. */
export interface SearchEntry {
  readonly collectivity: Collectivity;
  /** A former commune's name, as printed; undefined where the name is the collectivity's own. */
  readonly formerName?: string;
  /** The full name, normalised. */
  readonly name: string;
  /** Other wordings of the full name: the type in short, or no article or type at all. */
  readonly wordings: readonly string[];
  /** All the words that may be typed. */
  readonly text: string;
}

/** How well an entry answers, best first. */
export const MATCH = { name: 0, beginning: 1, words: 2, formerBeginning: 3 } as const;

const ARTICLE = /^(?:l|la|le|les) (?=.)/;
const EPCI_TYPE =
  /^(?:communaute de communes|communaute d agglomeration|communaute urbaine|(?:euro)?metropole) (?:de la |de l |des |du |de |d )?(?=.)/;

export function entryOf(collectivity: Collectivity): SearchEntry {
  const folded = fold(collectivity.name);
  const name = expandAbbreviations(folded);
  if (collectivity.type !== 'epci') {
    const bare = name.replace(ARTICLE, '');
    return { collectivity, name, wordings: bare === name ? [] : [bare], text: name };
  }
  const wordings = [folded, name.replace(EPCI_TYPE, '')].filter((wording) => wording !== name);
  return { collectivity, name, wordings, text: [name, ...wordings].join(' ') };
}

export function formerEntryOf(collectivity: Collectivity, formerName: string): SearchEntry {
  const name = expandAbbreviations(fold(formerName));
  return { collectivity, formerName, name, wordings: [], text: name };
}

/** Does some word of the entry begin with these letters? */
export function hasWord(entry: SearchEntry, letters: string): boolean {
  return entry.text.startsWith(letters) || entry.text.includes(` ${letters}`);
}

/** `typed` is folded or normalised, and each of its words begins a word of the entry. */
export function matchOf(entry: SearchEntry, typed: string): number {
  if (entry.formerName !== undefined) return entry.name === typed ? MATCH.beginning : MATCH.formerBeginning;
  if (entry.name === typed) return MATCH.name;
  if (entry.name.startsWith(typed)) return MATCH.beginning;
  return entry.wordings.some((wording) => wording.startsWith(typed)) ? MATCH.beginning : MATCH.words;
}

const LINK_WORDS = new Set(['a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les']);

export const EPCI_WORDS = new Set([
  'agglomeration',
  'communaute',
  'communes',
  'epci',
  'eurometropole',
  'intercommunalite',
  'metropole',
  'urbaine',
]);

/** The words that carry the name: "communauté de communes des Achards" → communaute, communes, achards. */
export function tellingWords(normalised: string): string[] {
  return normalised.split(' ').filter((word) => word !== '' && !LINK_WORDS.has(word));
}

/** The name alone, whatever the type and the link words around it: "CA du Niortais" → "niortais". */
export function bareName(normalised: string): string {
  return squash(
    tellingWords(normalised)
      .filter((word) => !EPCI_WORDS.has(word))
      .join(' '),
  );
}
