import { FUNCTIONS } from '../../../events/domain/participant-function.js';
import { type Bilingual, inLanguage, isKey, readBilingual } from './question.js';

/** Of the civil service, and who is of none. */
export const CATEGORIES = ['A', 'B', 'C', 'elu', 'autre'] as const;

/** Where somebody may be shown, each agreed to apart (art. 9 of the Code civil). */
export const IMAGE_MEDIA = ['photo', 'video', 'recording', 'press', 'social'] as const;

/** The house's lists, which an event makes its own: renamed, reordered, longer or shorter. */
export const LISTS = ['functions', 'categories', 'media'] as const;
export type ListName = (typeof LISTS)[number];

/** One answer of such a list. */
export interface ListEntry {
  /** Stays whatever becomes of the words: registrations hold it. */
  readonly key: string;
  /** Empty where the house's own words serve. */
  readonly label: Bilingual;
  /** Offered no more; whoever has it keeps it. */
  readonly hidden: boolean;
  /** Hidden, but somebody has it: lists and files still tell it. */
  readonly archived: boolean;
}

/** In the order in which they are offered. */
export type ChoiceLists = Readonly<Record<ListName, readonly ListEntry[]>>;

const HOUSE: Readonly<Record<ListName, readonly string[]>> = {
  functions: FUNCTIONS,
  categories: CATEGORIES,
  media: IMAGE_MEDIA,
};

/** In characters, as the columns of the registrations hold them. */
export const LONGEST_KEY: Readonly<Record<ListName, number>> = { functions: 40, categories: 10, media: 40 };
export const LONGEST_ENTRY = 100;
export const MOST_ENTRIES = 40;

/** Whoever finds no function in the list says theirs: this one is always offered. */
export const OTHER_FUNCTION = 'autre';

const HOUSE_WORDS: Bilingual = { fr: '', en: '' };

/** Nobody is filmed unless organisers say so: no medium is asked about. */
export const USUAL_LISTS: ChoiceLists = {
  functions: usual('functions'),
  categories: usual('categories'),
  media: usual('media'),
};

function usual(list: ListName): readonly ListEntry[] {
  return HOUSE[list].map((key) => ({ key, label: HOUSE_WORDS, hidden: list === 'media', archived: false }));
}

export function isOfHouse(list: ListName, key: string): boolean {
  return HOUSE[list].includes(key);
}

export function offered(entries: readonly ListEntry[]): readonly ListEntry[] {
  return entries.filter(({ hidden }) => !hidden);
}

export function offeredKeys(entries: readonly ListEntry[]): readonly string[] {
  return offered(entries).map(({ key }) => key);
}

/** Those offered, and those that somebody has although they are offered no more. */
export function told(entries: readonly ListEntry[]): readonly ListEntry[] {
  return entries.filter(({ hidden, archived }) => !hidden || archived);
}

/** Those offered, and the one that somebody has although it is offered no more. */
export function offeredOrHeld(entries: readonly ListEntry[], held: string): readonly ListEntry[] {
  return entries.filter(({ key, hidden }) => !hidden || key === held);
}

/** The event's words for a key; null where the house's serve. What no list has any more is called by its key. */
export function ownLabel(lists: ChoiceLists, list: ListName, key: string): Bilingual | null {
  const label = lists[list].find((entry) => entry.key === key)?.label;
  if (label && label.fr !== '') return label;
  return isOfHouse(list, key) ? null : { fr: key, en: '' };
}

export function ownWords(lists: ChoiceLists, list: ListName, key: string, locale: 'fr' | 'en'): string | null {
  const label = ownLabel(lists, list, key);
  return label && inLanguage(label, locale);
}

/** The same lists, asking about no medium. */
export function withoutMedia(lists: ChoiceLists): ChoiceLists {
  return { ...lists, media: lists.media.map((entry) => ({ ...entry, hidden: true })) };
}

/**
 * As they were stored, whatever release wrote them: what cannot be read is left out, what the house has and the document
 * has not stands behind. `image` are the media of documents from before events had lists of their own.
 */
export function readLists(stored: unknown, image: unknown): ChoiceLists {
  const source = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const media = Array.isArray(image) ? (image as unknown[]) : [];
  return {
    functions: readList('functions', source.functions).map((entry) =>
      entry.key === OTHER_FUNCTION ? { ...entry, hidden: false, archived: false } : entry,
    ),
    categories: readList('categories', source.categories),
    media: Array.isArray(source.media)
      ? readList('media', source.media)
      : USUAL_LISTS.media.map((entry) => ({ ...entry, hidden: !media.includes(entry.key) })),
  };
}

function readList(list: ListName, stored: unknown): readonly ListEntry[] {
  if (!Array.isArray(stored)) return USUAL_LISTS[list];
  const entries: ListEntry[] = [];
  for (const one of stored as unknown[]) {
    const entry = readEntry(list, one);
    if (entry && !entries.some(({ key }) => key === entry.key)) entries.push(entry);
  }
  return [...entries, ...USUAL_LISTS[list].filter(({ key }) => !entries.some((entry) => entry.key === key))];
}

function readEntry(list: ListName, stored: unknown): ListEntry | null {
  const { key, label, hidden, archived } = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<
    string,
    unknown
  >;
  if (typeof key !== 'string') return null;
  const words = readBilingual(label);
  const isKnown = isOfHouse(list, key) || (isKey(key) && key.length <= LONGEST_KEY[list] && words.fr !== '');
  return isKnown
    ? { key, label: words, hidden: hidden === true, archived: hidden === true && archived === true }
    : null;
}
