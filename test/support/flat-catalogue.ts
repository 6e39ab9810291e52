import type { Entry } from '../../src/platform/i18n/catalogues.js';

export type Catalogue = Readonly<Record<string, Entry>>;

/** Every entry of a language under its full key. */
export function flatCatalogue(catalogue: Catalogue): Map<string, string> {
  const all = new Map<string, string>();
  const walk = (entry: Entry, path: string): void => {
    if (typeof entry === 'string') all.set(path, entry);
    else for (const [key, value] of Object.entries(entry)) walk(value, path === '' ? key : `${path}.${key}`);
  };
  walk(catalogue, '');
  return all;
}
