import Handlebars from 'handlebars';
import type { Catalogues } from '../i18n/catalogues.js';
import { clocksText, clockText, daysText, dayText, instantText, numberText, ordinalText } from '../i18n/dates.js';
import type { DayStyle, InstantStyle } from '../i18n/dates.js';
import { frenchTypography, raiseOrdinals } from '../i18n/french-typography.js';
import { icon } from './icons.js';
import { markdownHtml } from './markdown.js';
import type { PageData } from './page-data.js';
import { remembered } from './remembered.js';

const { SafeString, escapeExpression } = Handlebars;

type Options = Omit<Handlebars.HelperOptions, 'data'> & { data: PageData };
type Hash = Readonly<Record<string, unknown>>;

// The texts of the events come back on every page that is made.
const setHtml = remembered((text) => raiseOrdinals(escapeExpression(frenchTypography(text))), 5000);
const setMarkdown = remembered(markdownHtml, 500);

/** The words that templates may use; docs/design.md lists them. `assetPath` gives the address of a file of public/. */
export function templateHelpers(
  catalogues: Catalogues,
  assetPath: (file: string) => string,
): Record<string, Handlebars.HelperDelegate> {
  return { ...wordHelpers(catalogues), ...dateHelpers, ...logicHelpers, ...markupHelpers(assetPath) };
}

function wordHelpers(catalogues: Catalogues): Record<string, Handlebars.HelperDelegate> {
  return {
    t(key: string, { hash, data }: Options) {
      if (data.plain) return catalogues.text(data.locale, key, hash as Hash);
      return new SafeString(catalogues.text(data.locale, key, hash as Hash, escaped));
    },
    typo(text: unknown, { data }: Options) {
      const content = given('typo', text);
      return data.plain ? frenchTypography(content) : new SafeString(setHtml(content));
    },
    /** The same without markup, for attributes. */
    typoText: (text: unknown) => frenchTypography(given('typoText', text)),
    markdown(text: unknown, { data }: Options) {
      const content = given('markdown', text);
      return data.plain ? frenchTypography(content) : new SafeString(setMarkdown(content));
    },
    inLanguage: (words: Readonly<Record<'fr' | 'en', string>>, { data }: Options) => words[data.locale] || words.fr,
    fr: ({ data }: Options) => (data.locale === 'fr' ? '' : new SafeString(' lang="fr"')),
    number: (value: number, { data }: Options) => numberText(value, data.locale),
    ordinal: (rank: number, { hash, data }: Options) =>
      raised(ordinalText(rank, data.locale, hash.gender === 'f'), data),
    capital(text: unknown) {
      const html = text instanceof SafeString ? text.toString() : escapeExpression(given('capital', text));
      return new SafeString(html.charAt(0).toUpperCase() + html.slice(1));
    },
  };
}

const dateHelpers: Record<string, Handlebars.HelperDelegate> = {
  day: (day: string, { hash, data }: Options) =>
    raised(dayText(given('day', day), data.locale, hash.style as DayStyle), data),
  days: (from: string, to: string, { hash, data }: Options) =>
    raised(daysText(given('days', from), given('days', to), data.locale, hash.style as DayStyle), data),
  clock: (time: string, { data }: Options) => clockText(given('clock', time), data.locale),
  clocks: (from: string, to: string | null, { data }: Options) => clocksText(given('clocks', from), to, data.locale),
  instant: (instant: number, { hash, data }: Options) =>
    raised(instantText(instant, data.locale, hash.style as InstantStyle, hash.zone as string | undefined), data),
};

const logicHelpers: Record<string, Handlebars.HelperDelegate> = {
  eq: (a: unknown, b: unknown) => a === b,
  not: (value: unknown) => isNothing(value),
  and: (...values: unknown[]) => values.slice(0, -1).every((value) => !isNothing(value)),
  or: (...values: unknown[]) => values.slice(0, -1).find((value) => !isNothing(value)) ?? false,
  concat: (...values: unknown[]) => values.slice(0, -1).join(''),
  join: (values: readonly string[], separator: string) => values.join(separator),
};

const markupHelpers = (assetPath: (file: string) => string): Record<string, Handlebars.HelperDelegate> => ({
  icon: (name: string) => new SafeString(icon(name)),
  asset: (file: string) => assetPath(file),
  repeat(this: unknown, times: number, { fn }: Options) {
    return new SafeString(fn(this).repeat(times));
  },
  /** A block of data, which browsers never run; nothing in it can end it. */
  jsonLd: (value: object) =>
    new SafeString(
      `<script type="application/ld+json">${JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, asEscape)}</script>`,
    ),
  csrfToken: ({ data }: Options) => data.csrf?.() ?? '',
});

function raised(text: string, data: PageData): string | Handlebars.SafeString {
  return data.plain ? text : new SafeString(raiseOrdinals(escapeExpression(text)));
}

const asEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const escaped = (value: unknown): string => escapeExpression(value as string);

const isNothing = (value: unknown): boolean => !value || (Array.isArray(value) && value.length === 0);

function given(helper: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof SafeString) return value.toString();
  throw new Error(`{{${helper}}} was given ${String(value)}`);
}
