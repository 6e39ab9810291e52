import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/files/project-root.js';
import { Catalogues, type Entry, readCatalogues } from '../../src/platform/i18n/catalogues.js';
import { LOCALES } from '../../src/platform/i18n/locale.js';
import { Assets } from '../../src/platform/web/assets.js';
import { templateNames, Templates } from '../../src/platform/web/templates.js';

const sources = templateNames().map((name) => ({
  name,
  source: readFileSync(join(PROJECT_ROOT, 'templates', `${name}.hbs`), 'utf8'),
}));
const catalogues = new Catalogues();

/** What a person would read that no catalogue holds: letters outside tags, comments and mustaches. */
function bareText(name: string, source: string): string[] {
  // The ending after a value, as in `{{id}}-aide`, belongs to a name of our own.
  const withoutMustaches = source
    .replace(/\{\{!--[\s\S]*?--\}\}/g, '')
    .replace(/\{\{\{?[\s\S]*?\}\}\}?(-[a-z]+\b)?/g, '');
  const isText = /(^|[/.])(text|subject)$/.test(name);
  const readable = isText
    ? withoutMustaches
    : withoutMustaches
        .replace(/<(style)\b[\s\S]*?<\/\1>/g, '')
        .replace(/<!--[\s\S]*?-->/g, '')
        .replace(/<[^>]*>/g, '\n');
  const spoken = [...withoutMustaches.matchAll(/\b(?:alt|title|aria-label|placeholder)="([^"]*)"/g)].map(
    (match) => match[1] ?? '',
  );
  return [...readable.split('\n'), ...(isText ? [] : spoken)]
    .map((line) => line.trim())
    .filter((line) => /\p{L}/u.test(line.replace(/&\w+;/g, '')));
}

describe('the templates', () => {
  it('are all read', () => expect(() => new Templates(catalogues, new Assets())).not.toThrow());

  it.each(sources)('$name holds no bare text', ({ name, source }) => expect(bareText(name, source)).toEqual([]));

  it.each(sources)('$name has no inline style nor script', ({ name, source }) => {
    if (name.startsWith('emails/')) return;
    const markup = source.replace(/\{\{[\s\S]*?\}\}/g, '');
    expect([...markup.matchAll(/\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)/g)].map(String)).toEqual([]);
  });

  it.each(sources)('$name names only entries that both catalogues have', ({ source }) => {
    const keys = [...source.matchAll(/[{(]~?\s*t\s+['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
    expect(
      LOCALES.flatMap((locale) => keys.filter((key) => !catalogues.has(locale, key)).map((key) => `${locale} ${key}`)),
    ).toEqual([]);
  });

  it('would tell a bare word', () => {
    expect(bareText('x', '<p>{{t "a"}} Bonjour</p>')).toEqual(['Bonjour']);
    expect(bareText('x', '<img alt="Une image">')).toEqual(['Une image']);
  });
});

describe('the catalogues', () => {
  /** French has a third plural (« un million de ») that English has not, and its own words for none: all count as `_other`. */
  const keysOf = (entry: Entry, path = ''): string[] =>
    typeof entry === 'string'
      ? [path.replace(/_(zero|one|many|other)$/, '_plural')]
      : Object.entries(entry).flatMap(([key, value]) => keysOf(value, path === '' ? key : `${path}.${key}`));
  const { fr, en } = readCatalogues();

  it('have the same keys in French and in English', () => {
    expect([...new Set(keysOf(en as Entry))].sort()).toEqual([...new Set(keysOf(fr as Entry))].sort());
  });

  it('ask for the same values in French and in English', () => {
    const placeholders = (entry: Entry, path = ''): string[] =>
      typeof entry === 'string'
        ? [
            `${path.replace(/_(zero|one|many|other)$/, '_plural')}: ${[...new Set(entry.match(/\{\{\s*\w+/g)?.filter((name) => !name.endsWith('count')))].sort().join()}`,
          ]
        : Object.entries(entry).flatMap(([key, value]) => placeholders(value, path === '' ? key : `${path}.${key}`));
    expect([...new Set(placeholders(en as Entry))].sort()).toEqual([...new Set(placeholders(fr as Entry))].sort());
  });

  it('know every plural', () => {
    const withPlural = (entry: Entry, path = ''): string[] =>
      typeof entry === 'string'
        ? /_(one|other)$/.test(path)
          ? [path]
          : []
        : Object.entries(entry).flatMap(([key, value]) => withPlural(value, path === '' ? key : `${path}.${key}`));
    for (const entries of [fr, en]) {
      const keys = withPlural(entries as Entry);
      expect(keys.filter((key) => key.endsWith('_one')).map((key) => key.slice(0, -4))).toEqual(
        keys.filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -6)),
      );
    }
  });
});
