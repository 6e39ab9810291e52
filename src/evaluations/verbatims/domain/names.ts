export interface KnownName {
  readonly first: string;
  readonly last: string;
}

/** Shorter names are words too: proposing « Le » for everybody’s sake would hide more than it protects. */
const SHORTEST = 3;

/**
 * Names of these people as `text` writes them, the longest first, each once: « Jeanne Dupont », « Dupont », « Jeanne ». A word
 * counts only with its capital, whatever its accents. Proposals: somebody reads them.
 */
export function namesIn(text: string, people: readonly KnownName[]): string[] {
  const known = new Set(people.flatMap(({ first, last }) => [...wordsOf(first), ...wordsOf(last)].map(folded)));
  const found = text.matchAll(/\p{Lu}[\p{L}\p{M}]*(?:[ \u00a0'’-]\p{Lu}[\p{L}\p{M}]*)*/gu);
  const names = [...found].flatMap(([run]) => {
    const words = wordsOf(run);
    const named = words.filter((word) => known.has(folded(word)));
    return named.length === 0 ? [] : named.length === words.length ? [run] : named;
  });
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

/** Every such name, of letters and what joins them alone, as « […] ». */
export function withoutNames(text: string, names: readonly string[]): string {
  return names
    .reduce((left, name) => left.replace(new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}])`, 'gu'), '[…]'), text)
    .replace(/\[…\](?:[ \u00a0]\[…\])+/gu, '[…]');
}

function wordsOf(name: string): string[] {
  return name.split(/[ \u00a0'’-]+/u).filter(({ length }) => length >= SHORTEST);
}

function folded(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
