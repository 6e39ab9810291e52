import type { Catalogues, Locale } from '../i18n/catalogues.js';
import type { AuditItem, AuditPage } from './audit-list.query.js';

/** The trail as sentences, and the way to older ones. */
export function auditView(
  catalogues: Catalogues,
  locale: Locale,
  page: AuditPage,
  { here, isFirst }: { readonly here: string; readonly isFirst: boolean },
) {
  return {
    entries: page.items.map((item) => ({ at: item.at, sentence: auditSentence(catalogues, locale, item) })),
    isEmpty: page.items.length === 0,
    start: isFirst ? null : here,
    next: page.nextCursor === null ? null : `${here}?suite=${page.nextCursor}`,
  };
}

/** A verb without a sentence, or whose sentence asks for what an old entry did not keep, is shown by its name. */
export function auditSentence(
  catalogues: Catalogues,
  locale: Locale,
  { verb, actor, details }: Pick<AuditItem, 'verb' | 'actor' | 'details'>,
): string {
  const key = `audit:verbs.${verb}`;
  const values: Record<string, unknown> = { ...details, actor };
  for (const [name, value] of Object.entries(values)) if (Array.isArray(value)) values[name] = value.join(', ');
  if (typeof values.role === 'string') values.role = roleWords(catalogues, locale, values.role);
  if (!catalogues.has(locale, key)) return `${actor} : ${verb}`;
  try {
    return catalogues.text(locale, key, values);
  } catch {
    return `${actor} : ${verb}`;
  }
}

function roleWords(catalogues: Catalogues, locale: Locale, role: string): string {
  const key = `audit:roles.${role}`;
  return catalogues.has(locale, key) ? catalogues.text(locale, key) : role;
}
