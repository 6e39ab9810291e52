import { DOCUMENTS, PARTNERS } from './file-sections.js';
import { AUDIENCE, CODES, OPTIONS, VENUES } from './list-sections.js';
import { DATES, IDENTITY, PRESENTATION, REGISTRATION } from './page-sections.js';
import type { SectionSpec } from './section.js';

/** In the order in which an event is usually written; the key is the page's address. */
export const SECTIONS = {
  identite: IDENTITY,
  dates: DATES,
  lieux: VENUES,
  public: AUDIENCE,
  presentation: PRESENTATION,
  inscription: REGISTRATION,
  codes: CODES,
  options: OPTIONS,
  documents: DOCUMENTS,
  partenaires: PARTNERS,
} as const satisfies Record<string, SectionSpec>;

export type SectionKey = keyof typeof SECTIONS;

export const SECTION_KEYS = Object.keys(SECTIONS) as SectionKey[];

export function isSectionKey(text: string): text is SectionKey {
  return Object.hasOwn(SECTIONS, text);
}

/** The section that usually comes next; null after the last. */
export function sectionAfter(key: SectionKey): SectionKey | null {
  return SECTION_KEYS[SECTION_KEYS.indexOf(key) + 1] ?? null;
}
