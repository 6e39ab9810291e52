import type { Collectivity } from './collectivity.js';
import { LONGEST_QUERY, type CollectivityIndex } from './collectivity-index.js';
import { fold, normalise, squash } from './normalise.js';
import { bareName, EPCI_WORDS, tellingWords } from './search-entry.js';
import { departmentSetApart } from './typed-place.js';

export type Resolution =
  | { readonly outcome: 'one'; readonly collectivity: Collectivity }
  /** Homonyms, or a former commune whose heir the person must confirm: at least one. The most inhabitants first. */
  | { readonly outcome: 'several'; readonly candidates: readonly Collectivity[] }
  /** No name is this one; `nearest` begin alike, if any: a reader may offer them, the text may be a free entry. */
  | { readonly outcome: 'none'; readonly nearest: readonly Collectivity[] };

/**
 * Which collectivity a whole typed text names, for those who chose nothing from the list: a code ("49301"), a label
 * ("Ligné (44)"), a name in any spelling ("SEVRE-MOINE", "mairie de Niort", "cc pays des achards"). Guesses nothing:
 * the beginning of a name is no name. Never throws.
 */
export function resolveTyped(index: CollectivityIndex, text: string): Resolution {
  if (text.length > LONGEST_QUERY) return { outcome: 'none', nearest: [] };
  const known = index.byCode(text.replace(/\s/g, '').toUpperCase());
  if (known) return { outcome: 'one', collectivity: known };
  const [commune, ...others] = index.numbered(text);
  if (commune)
    return others.length === 0
      ? { outcome: 'one', collectivity: commune }
      : { outcome: 'several', candidates: [commune, ...others] };
  const place = departmentSetApart(text, index.knownDepartments);
  return (
    (place && named(index, place.text, place.departments)) ??
    named(index, text, undefined) ?? { outcome: 'none', nearest: nearest(index, text) }
  );
}

function named(index: CollectivityIndex, text: string, departments: readonly string[] | undefined): Resolution | null {
  const name = normalise(text);
  const folded = fold(text);
  if (name === '') return null;
  const ways = [
    () => index.matching(name, departments, (entry) => entry.formerName === undefined && entry.name === name),
    () => index.matching(folded, departments, (entry) => entry.wordings.includes(folded)),
    () => index.matching(name, departments, (entry) => entry.wordings.includes(name)),
    () => index.spelled(squash(name), departments),
    () => loosely(index, name, departments),
  ];
  const heirs = index.matching(name, departments, (entry) => entry.formerName !== undefined && entry.name === name);
  for (const way of ways) {
    const today = way();
    // A department tells the commune of today from the former one of the same name, which nearly always lies elsewhere.
    const found = departments || today.length === 0 ? today : [...new Set([...today, ...heirs])];
    if (found.length === 1) return { outcome: 'one', collectivity: found[0]! };
    if (found.length > 1) return { outcome: 'several', candidates: mostInhabitantsFirst(found) };
  }
  return heirs.length === 0 ? null : { outcome: 'several', candidates: mostInhabitantsFirst(heirs) };
}

const TOWN_HALL_WORDS = new Set(['mairie', 'ville', 'commune']);

/** The same words but for link words; "mairie" asks for a commune, "agglomération" or "métropole" for an EPCI. */
function loosely(index: CollectivityIndex, name: string, departments: readonly string[] | undefined): Collectivity[] {
  const words = tellingWords(name);
  const isTownHall = TOWN_HALL_WORDS.has(words[0] ?? '');
  const isEpci = words.some((word) => EPCI_WORDS.has(word));
  const kept = isEpci ? words.filter((word) => !EPCI_WORDS.has(word)) : isTownHall ? words.slice(1) : words;
  if (kept.length === 0) return [];
  const wanted = kept.join('');
  return index.matching(kept.join(' '), departments, (entry) => {
    if (entry.formerName !== undefined || (isEpci && entry.collectivity.type !== 'epci')) return false;
    if (isTownHall && entry.collectivity.type !== 'commune') return false;
    return (isEpci ? bareName(entry.name) : squash(tellingWords(entry.name).join(' '))) === wanted;
  });
}

function mostInhabitantsFirst(found: readonly Collectivity[]): Collectivity[] {
  return [...found].sort((a, b) => (b.population ?? 0) - (a.population ?? 0));
}

function nearest(index: CollectivityIndex, text: string): Collectivity[] {
  return index.search(text).map((hit) => hit.collectivity);
}
