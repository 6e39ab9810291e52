import { readFileSync } from 'node:fs';
import { MESSAGE_KINDS } from './message-kinds.js';

const template = (kind: string, part: string) =>
  readFileSync(new URL(`../../../../templates/emails/${kind}/${part}.hbs`, import.meta.url), 'utf8');

describe('a kind of mail with words of one’s own', () => {
  it.each(MESSAGE_KINDS.map(({ kind }) => kind))('%s has room for them in both its bodies', (kind) => {
    expect(template(kind, 'text')).toMatch(/^\{\{greeting\}\}\n\n\{\{> \[emails\/lead\.text\]/);
    expect(template(kind, 'text')).toContain('{{> [emails/foot.text]');
    expect(template(kind, 'html')).toMatch(/^\{\{#> emails\/layout /);
    expect(template(kind, 'html')).toContain('{{> emails/foot ');
  });
});
