import { BestHits, type Hit } from './best-hits.js';
import type { Collectivity } from './collectivity.js';
import { fold, normalise, squash } from './normalise.js';
import { NameScan } from './name-scan.js';
import { entryOf, formerEntryOf, hasWord, MATCH, matchOf, tellingWords, type SearchEntry } from './search-entry.js';
import { departmentSetApart } from './typed-place.js';
import { WordIndex } from './word-index.js';

/** No name is longer; what comes behind is nobody's collectivity. In UTF-16 units. */
export const LONGEST_QUERY = 200;

export interface FormerCommune {
  readonly name: string;
  /** INSEE code of the commune of today. */
  readonly communeCode: string;
}

/** What is asked before the name of a commune, and is no part of it. */
const TOWN_HALL = /^(?:mairie|ville|commune)(?: (?:du|des|de la|de l|de|d))? (?=.)/;

/** All communes and EPCI, in memory and ready for any look-up; built once, never changed. */
export class CollectivityIndex {
  private readonly byCodes: ReadonlyMap<string, Collectivity>;
  private readonly entries: readonly SearchEntry[];
  private readonly words: WordIndex;
  private readonly scan: NameScan;
  private readonly departments: ReadonlySet<string>;

  constructor(
    collectivities: readonly Collectivity[],
    formerCommunes: readonly FormerCommune[] = [],
    private readonly postcodes: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    this.byCodes = new Map(collectivities.map((collectivity) => [collectivity.code, collectivity]));
    const formers = formerCommunes.flatMap(({ name, communeCode }) => {
      const commune = this.byCodes.get(communeCode);
      return commune && normalise(commune.name) !== normalise(name) ? [formerEntryOf(commune, name)] : [];
    });
    this.entries = mostInhabitantsFirst([...collectivities.map(entryOf), ...formers]);
    this.words = WordIndex.of(this.entries.map((entry) => entry.text));
    this.scan = new NameScan(this.entries);
    this.departments = new Set(collectivities.flatMap(({ departmentCode }) => departmentCode ?? []));
  }

  get size(): number {
    return this.byCodes.size;
  }

  /** By INSEE code of a commune or SIREN of an EPCI. */
  byCode(code: string): Collectivity | undefined {
    return this.byCodes.get(code);
  }

  /**
   * The suggested collectif de territoire: a commune's EPCI, an EPCI itself, an island of no EPCI itself.
   * Null for other employers, whose territory nobody can tell.
   */
  territoryOf(collectivity: Collectivity): Collectivity | null {
    if (collectivity.type === 'other') return null;
    return (collectivity.epciCode === null ? undefined : this.byCodes.get(collectivity.epciCode)) ?? collectivity;
  }

  /**
   * The best `limit` answers to what has been typed so far: the exact name first, then names that begin so, then names
   * whose words begin so; the more inhabitants, the sooner. Never throws; nothing for less than two letters.
   */
  search(query: string, limit = 8): Hit[] {
    const typed = query.slice(0, LONGEST_QUERY);
    const numbered = this.numbered(typed).slice(0, limit);
    if (numbered.length > 0) return numbered.map((collectivity) => ({ collectivity, match: MATCH.name }));
    if (squash(fold(typed)).length < 2) return [];
    const place = departmentSetApart(typed, this.departments);
    return (
      (place && this.tolerantly(place.text, limit, place.departments)) || this.tolerantly(typed, limit, undefined) || []
    );
  }

  /** What a postcode, an INSEE code or a SIREN names, the most inhabitants first; nothing for any other text. */
  numbered(typed: string): Collectivity[] {
    const code = typed.replace(/\s/g, '').toUpperCase();
    if (!/^(?:\d{5}|\d[AB]\d{3}|\d{9})$/.test(code)) return [];
    const communes = (this.postcodes.get(code) ?? []).flatMap((insee) => this.byCodes.get(insee) ?? []);
    const named = this.byCodes.get(code);
    const sorted = communes.sort((one, other) => (other.population ?? 0) - (one.population ?? 0));
    return named ? [named, ...sorted.filter((commune) => commune !== named)] : sorted;
  }

  /** As typed; else by the letters alone; else without "mairie de", link words and odd numbers. Undefined if nothing. */
  private tolerantly(text: string, limit: number, departments: readonly string[] | undefined): Hit[] | undefined {
    const name = normalise(text);
    const relaxed = tellingWords(name.replace(TOWN_HALL, '')).filter((word) => !/^\d+$/.test(word));
    const ways = [
      () => this.byWords([fold(text), name], limit, departments),
      () => this.byLetters(squash(name), limit, departments),
      () => this.byWords([name.replace(TOWN_HALL, '')], limit, departments),
      () => this.byWords([relaxed.join(' ')], limit, departments),
    ];
    for (const way of ways) {
      const hits = way();
      if (hits.length > 0) return hits;
    }
    return undefined;
  }

  private byWords(wordings: readonly string[], limit: number, departments: readonly string[] | undefined): Hit[] {
    const best = new BestHits(limit);
    for (const wording of new Set(wordings)) {
      for (const place of this.placesWith(wording)) {
        const entry = this.entries[place]!;
        if (isIn(entry, departments)) best.offer(entry, matchOf(entry, wording), place);
      }
    }
    return best.list();
  }

  private byLetters(letters: string, limit: number, departments: readonly string[] | undefined): Hit[] {
    const best = new BestHits(limit);
    if (letters.length < 4) return [];
    let place = 0;
    for (const entry of this.scan.matching(letters, false)) {
      const former = entry.formerName !== undefined;
      if (isIn(entry, departments)) best.offer(entry, former ? MATCH.formerBeginning : MATCH.beginning, place++);
    }
    return best.list();
  }

  /** Entries (places, possibly twice) of which each typed word begins a word; the rarest word is looked up, the others checked. */
  private *placesWith(wording: string): Generator<number> {
    if (wording === '') return;
    const words = wording.split(' ');
    const slices = words.map((word) => this.words.beginningWith(word));
    const rarest = slices.reduce((best, slice, i) => (slice.length < slices[best]!.length ? i : best), 0);
    const others = words.filter((_, i) => i !== rarest);
    for (const place of slices[rarest]!) {
      if (others.every((word) => hasWord(this.entries[place]!, word))) yield place;
    }
  }

  /** Collectivities of which an entry, among those that hold all these words, is as wanted; each once. */
  matching(
    wording: string,
    departments: readonly string[] | undefined,
    isWanted: (entry: SearchEntry) => boolean,
  ): Collectivity[] {
    const found = new Set<Collectivity>();
    for (const place of this.placesWith(wording)) {
      const entry = this.entries[place]!;
      if (isIn(entry, departments) && isWanted(entry)) found.add(entry.collectivity);
    }
    return [...found];
  }

  /** Collectivities whose name, without any space, is these letters. */
  spelled(letters: string, departments: readonly string[] | undefined): Collectivity[] {
    const found = new Set<Collectivity>();
    for (const entry of this.scan.matching(letters, true)) {
      if (isIn(entry, departments) && entry.formerName === undefined) found.add(entry.collectivity);
    }
    return [...found];
  }

  get knownDepartments(): ReadonlySet<string> {
    return this.departments;
  }
}

function isIn(entry: SearchEntry, departments: readonly string[] | undefined): boolean {
  if (departments === undefined) return true;
  const { departmentCode } = entry.collectivity;
  return departmentCode !== null && departments.includes(departmentCode);
}

/** Sorting numbers that hold both the inhabitants and the place takes a quarter of the time of comparing entries. */
function mostInhabitantsFirst(entries: readonly SearchEntry[]): SearchEntry[] {
  const room = entries.length + 1;
  const keys = Float64Array.from(entries, ({ collectivity }, place) => place - (collectivity.population ?? 0) * room);
  return Array.from(keys.sort(), (key) => entries[((key % room) + room) % room]!);
}
