import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { createInstance, type Resource } from 'i18next';
import { PROJECT_ROOT } from '../files/project-root.js';
import { numberText } from './dates.js';
import { beginsWithVowel } from './elision.js';
import { frenchTypographyAroundMarkup } from './french-typography.js';
import { type Locale, LOCALES } from './locale.js';

export type { Locale } from './locale.js';
export type Entry = string | { readonly [key: string]: Entry };
export type Values = Readonly<Record<string, unknown>>;

interface Placeholder {
  readonly name: string;
  readonly asNumber: boolean;
  /** French: « de » stands before it, « d’ » before a vowel. */
  readonly afterDe: boolean;
}
/** An entry split at its `{{placeholders}}`: i18next finds it and its plural once, filling it then costs a join. */
type Pieces = readonly (string | Placeholder)[];

const PLACEHOLDER = /\{\{-?\s*(\w+)\s*(?:,\s*(number)\s*)?\}\}/;

/** The sentences of the interface: `locales/<locale>/<namespace>.json`, one namespace a module. */
@Injectable()
export class Catalogues {
  private readonly translations = createInstance();
  private readonly entries: Record<Locale, Map<string, Pieces>> = { fr: new Map(), en: new Map() };
  private readonly plurals = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') };

  constructor() {
    const resources = readCatalogues();
    void this.translations.init({
      lng: 'fr',
      supportedLngs: [...LOCALES],
      fallbackLng: false,
      resources,
      ns: Object.keys(resources.fr ?? {}),
      defaultNS: 'common',
      initAsync: false,
    });
  }

  /**
   * The entry `namespace:path.of.keys` filled with `values`; `values.count` chooses the plural, and none is `_zero` where
   * the catalogue has it. `escape` is applied to each value and to nothing else.
   * @throws Error for a key that the catalogue lacks, and for a placeholder without value.
   */
  text(locale: Locale, key: string, values: Values = {}, escape: (value: unknown) => string = String): string {
    const pieces = this.piecesOf(locale, key, values.count);
    let text = '';
    for (const piece of pieces) {
      text += typeof piece === 'string' ? piece : this.filled(piece, key, values, locale, escape);
    }
    return text;
  }

  has(locale: Locale, key: string): boolean {
    return this.translations.exists(key, { lng: locale }) || this.translations.exists(key, { lng: locale, count: 2 });
  }

  private piecesOf(locale: Locale, key: string, count: unknown): Pieces {
    const cacheKey = `${key}\u0000${this.pluralOf(locale, count)}`;
    const known = this.entries[locale].get(cacheKey);
    if (known) return known;
    const pieces = count === 0 ? this.piecesOfNone(locale, key) : this.find(locale, key, count);
    this.entries[locale].set(cacheKey, pieces);
    return pieces;
  }

  private pluralOf(locale: Locale, count: unknown): string {
    if (typeof count !== 'number') return '';
    return count === 0 ? 'zero' : this.plurals[locale].select(count);
  }

  /** French counts none as it counts one: an entry that says « une demande » without its number would be wrong. */
  private piecesOfNone(locale: Locale, key: string): Pieces {
    const pieces = this.find(locale, key, 0);
    const saysWhatItIs = this.translations.exists(`${key}_zero`, { lng: locale }) || pieces.some(isCount);
    return saysWhatItIs ? pieces : this.find(locale, key, 2);
  }

  private find(locale: Locale, key: string, count: unknown): Pieces {
    const options = { lng: locale, ...(typeof count === 'number' ? { count } : {}), skipInterpolation: true };
    if (!this.translations.exists(key, options)) throw new Error(`no entry ${key} in the ${locale} catalogue`);
    return split(this.translations.t(key, options), locale);
  }

  private filled(
    { name, asNumber, afterDe }: Placeholder,
    key: string,
    values: Values,
    locale: Locale,
    escape: (value: unknown) => string,
  ): string {
    const value = values[name];
    if (value === undefined || value === null) throw new Error(`no value ${name} for the entry ${key}`);
    const text = escape(asNumber && typeof value === 'number' ? numberText(value, locale) : value);
    return afterDe ? `${beginsWithVowel(text) ? 'd’' : 'de '}${text}` : text;
  }
}

function isCount(piece: Pieces[number]): boolean {
  return typeof piece !== 'string' && piece.name === 'count';
}

const DE = /(?<![\p{L}’'-])de $/u;

function split(entry: string, locale: Locale): Pieces {
  const parts = entry.split(PLACEHOLDER);
  const pieces: (string | Placeholder)[] = [];
  for (let index = 0; index < parts.length; index += 3) {
    const before = parts[index] ?? '';
    const name = parts[index + 1];
    const afterDe = locale === 'fr' && name !== undefined && DE.test(before);
    pieces.push(afterDe ? before.slice(0, -'de '.length) : before);
    if (name !== undefined) pieces.push({ name, asNumber: parts[index + 2] === 'number', afterDe });
  }
  return pieces;
}

/** Every catalogue as it stands in the files, with French typography applied. */
export function readCatalogues(): Resource {
  return Object.fromEntries(
    LOCALES.map((locale) => {
      const folder = join(PROJECT_ROOT, 'locales', locale);
      const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
      const namespaces = files.map((file) => {
        const entries = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Entry;
        return [file.slice(0, -'.json'.length), locale === 'fr' ? set(entries) : entries];
      });
      return [locale, Object.fromEntries(namespaces) as Record<string, Record<string, Entry>>];
    }),
  );
}

function set(entry: Entry): Entry {
  if (typeof entry === 'string') return frenchTypographyAroundMarkup(entry);
  return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, set(value)]));
}
