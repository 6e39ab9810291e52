export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** French unless somebody chose otherwise: the events, their texts and their public are French. */
export function localeOf(value: unknown): Locale {
  return value === 'en' ? 'en' : 'fr';
}
