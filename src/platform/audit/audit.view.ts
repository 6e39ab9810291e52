import type { Catalogues, Locale } from '../i18n/catalogues.js';
import type { AuditItem, AuditPage } from './audit-list.query.js';

/** The trail as sentences, and the way to older ones. `people`: the address below which registrations stand. */
export function auditView(
  catalogues: Catalogues,
  locale: Locale,
  page: AuditPage,
  { here, isFirst, people = null }: { here: string; isFirst: boolean; people?: string | null },
) {
  return {
    entries: page.items.map((item) => ({
      at: item.at,
      parts: linked(auditSentence(catalogues, locale, item), people),
    })),
    isEmpty: page.items.length === 0,
    start: isFirst ? null : here,
    next: page.nextCursor === null ? null : `${here}?suite=${page.nextCursor}`,
  };
}

/**
 * What an entry does not hold (any more), since people were forgotten or the release was another, is a gap in the sentence;
 * a verb without a sentence is shown by its name.
 */
export function auditSentence(
  catalogues: Catalogues,
  locale: Locale,
  { verb, actor, details }: Pick<AuditItem, 'verb' | 'actor' | 'details'>,
): string {
  const key = `audit:verbs.${verb}`;
  const values: Record<string, unknown> = { ...details, actor };
  for (const [name, value] of Object.entries(values))
    if (Array.isArray(value)) values[name] = listed(catalogues, locale, name, value as readonly string[]);
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'string') values[name] = wordsOf(catalogues, locale, { verb, name, value });
  if (!catalogues.has(locale, key)) return `${actor} : ${verb}`;
  try {
    return catalogues.text(locale, key, values);
  } catch {
    const plural = `${key}_other`;
    return catalogues.text(locale, catalogues.has(locale, plural) ? plural : key, new Proxy(values, GAPS));
  }
}

const GAPS: ProxyHandler<Record<string, unknown>> = {
  get: (values, name) => (typeof name === 'string' && Object.hasOwn(values, name) ? values[name] : '…'),
};

/** Where the words stand of what the trail keeps as a key, as the pages call it. */
const WORDS: Readonly<Record<string, (value: string, verb: string) => string>> = {
  role: (role) => `audit:roles.${role}`,
  locale: (locale) => `audit:locales.${locale}`,
  kind: (kind) => `messages:kinds.${kind}.name`,
  section: (section, verb) => `${verb === 'form-edited' ? 'form-desk' : 'event-desk'}:sections.${section}.title`,
};

/** What somebody typed is never taken for a key. */
const KEY = /^[a-zA-Z-]+$/;

function wordsOf(
  catalogues: Catalogues,
  locale: Locale,
  { verb, name, value }: { verb: string; name: string; value: string },
): string {
  const key = Object.hasOwn(WORDS, name) && KEY.test(value) ? WORDS[name]!(value, verb) : null;
  return key !== null && catalogues.has(locale, key) ? catalogues.text(locale, key) : value;
}

/** Of many people the first few are named: a line of the journal is read, not searched. */
const MOST_NAMED = 6;

function listed(catalogues: Catalogues, locale: Locale, name: string, values: readonly string[]): string {
  if (name !== 'references' || values.length <= MOST_NAMED) return values.join(', ');
  const others = catalogues.text(locale, 'audit:others', { count: values.length - MOST_NAMED + 1 });
  return `${values.slice(0, MOST_NAMED - 1).join(', ')} ${others}`;
}

const REFERENCE = /\b([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})\b/;

/** A sentence in parts: the references of registrations in it lead to them. */
function linked(sentence: string, people: string | null): { text: string; href: string | null }[] {
  if (people === null) return [{ text: sentence, href: null }];
  return sentence
    .split(REFERENCE)
    .map((text, at) => ({ text, href: at % 2 === 1 ? `${people}/${text}` : null }))
    .filter(({ text }) => text !== '');
}
