import { globSync, readFileSync } from 'node:fs';
import { Catalogues } from '../../src/platform/i18n/catalogues.js';

const files = globSync('src/**/*.ts').filter((file) => !file.endsWith('.spec.ts'));

/** Every verb that the code writes down as such: `verb: 'x'`, `verb: a ? 'x' : 'y'`, `record(tx, actor, 'x', …`. */
function verbsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  if (!text.includes('AuditTrail')) return [];
  const said = text.match(/\bverb: [^,}]*'|record\(tx, actor, '[^']+'|'[a-z-]+', (?:async )?\(tx\)/g) ?? [];
  return said.flatMap((one) => Array.from(one.matchAll(/(?<!=== )'([a-z-]+)'/g), ([, verb]) => verb!));
}

describe('the journal', () => {
  const verbs = [...new Set(files.flatMap(verbsIn))].sort();

  it('knows many verbs, so that this test looks at something', () => {
    expect(verbs).toEqual(
      expect.arrayContaining(['invited', 'member-added', 'logged-in-by-passkey', 'organisation-left', 'mail-resent']),
    );
  });

  it.each(verbs)('has a sentence for %s in both languages', (verb) => {
    const catalogues = new Catalogues();
    expect(['fr', 'en'].filter((locale) => catalogues.has(locale as 'fr' | 'en', `audit:verbs.${verb}`))).toEqual([
      'fr',
      'en',
    ]);
  });
});
