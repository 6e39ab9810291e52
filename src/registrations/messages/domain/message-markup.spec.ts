import { parseLine, parseMessage } from './message-markup.js';
import { EVENT_PLACEHOLDERS, PERSONAL_PLACEHOLDERS, placeholderOf, type PlaceholderName } from './placeholders.js';
import { lineText, messageHtml, messageText } from './write-message.js';

const ALL: readonly PlaceholderName[] = [...PERSONAL_PLACEHOLDERS, ...EVENT_PLACEHOLDERS];
const values = {
  set: (text: string) => text,
  value: (name: PlaceholderName) => (name === 'firstName' ? 'Maëlle' : name === 'lastName' ? '<b>Cesbron</b>' : name),
};

const bare = (html: string) => html.replace(/ (class|style)="[^"]*"/g, '');
const html = (text: string) => bare(messageHtml(parseMessage(text, ALL).blocks, values));
const plain = (text: string) => messageText(parseMessage(text, ALL).blocks, values);
const problems = (text: string, allowed = ALL) => parseMessage(text, allowed).problems;

describe('a text of organisers', () => {
  it.each([
    ['paragraphs', 'Un.\n\nDeux,\nsuite.', '<p>Un.</p>\n<p>Deux,<br>suite.</p>', 'Un.\n\nDeux,\nsuite.'],
    [
      'a list below a sentence',
      'Prenez :\n- un\n- deux',
      '<p>Prenez :</p>\n<ul><li>un</li><li>deux</li></ul>',
      'Prenez :\n\n- un\n- deux',
    ],
    [
      'strong and emphasis',
      '**Gras {{prénom}}** et *fin*',
      '<p><b>Gras Maëlle</b> et <i>fin</i></p>',
      'Gras Maëlle et fin',
    ],
    ['a sum with stars', '2 * 3 * 4', '<p>2 * 3 * 4</p>', '2 * 3 * 4'],
    [
      'a link',
      '[le plan](https://example.org/plan?a=1&b=2)',
      '<p><a href="https://example.org/plan?a=1&amp;b=2">le plan</a></p>',
      'le plan (https://example.org/plan?a=1&b=2)',
    ],
    [
      'an address',
      'Voir https://example.org/plan.',
      '<p>Voir <a href="https://example.org/plan">https://example.org/plan</a>.</p>',
      'Voir https://example.org/plan.',
    ],
    ['a value that looks like markup', '{{nom}}', '<p>&lt;b&gt;Cesbron&lt;/b&gt;</p>', '<b>Cesbron</b>'],
  ])('%s', (_what, text, expectedHtml, expectedText) => {
    expect(html(text)).toBe(expectedHtml);
    expect(plain(text)).toBe(expectedText);
    expect(problems(text)).toEqual([]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](https://example.org/"onmouseover="alert(1))',
    '[<svg onload=alert(1)>](https://example.org)',
    '**<b onclick=alert(1)>**',
    'https://example.org/"><script>alert(1)</script>',
    '{{prénom}}<style>*{display:none}</style>',
    '`${process.env.SECRET}` #{7*7} <%= 7*7 %> {%7*7%} {7*7}',
  ])('holds no markup of its own: %s', (text) => {
    const tags = html(text).match(/<\/?[a-z]+/gi) ?? [];
    expect(tags.filter((tag) => !/^<\/?(p|a|b|i|ul|li|br)$/.test(tag))).toEqual([]);
    expect(html(text)).not.toMatch(/<[^>]*\son\w+=/i);
    expect(html(text)).not.toMatch(/href="(?!https?:|mailto:)/i);
  });

  it.each([
    ['{{constructor}}', 'placeholder-unknown', 'constructor'],
    ['{{__proto__}}', 'placeholder-unknown', '__proto__'],
    ['{{toString}}', 'placeholder-unknown', 'toString'],
    ['{{prénom.constructor}}', 'placeholder-unknown', 'prénom.constructor'],
    ['{{lookup . "link"}}', 'placeholder-unknown', 'lookup . "link"'],
    ['{{link}}', 'placeholder-unknown', 'link'],
    ['{{#each this}}x{{/each}}', 'placeholder-unknown', '#each this'],
    ['{{prénom', 'placeholder-open', '{{prénom'],
    ['prénom}}', 'placeholder-open', '}}'],
    ['[x](https://example.org/{{prénom}})', 'placeholder-in-link', 'https://example.org/{{prénom}}'],
    ['{{}}', 'placeholder-unknown', ''],
  ])('says what is wrong with %s', (text, code, name) => {
    expect(problems(text)[0]).toEqual({ code, name });
  });

  it('knows its keywords however they are written', () => {
    expect(['prénom', 'PRENOM', ' Prénom ', 'first  name', 'First Name'].map(placeholderOf)).toEqual(
      Array(5).fill('firstName'),
    );
    expect(problems('{{position}}', ['firstName'])).toEqual([{ code: 'placeholder-not-here', name: 'position' }]);
  });

  it('is read in the time its length allows', () => {
    const started = performance.now();
    for (const text of ['['.repeat(8000), '*'.repeat(8000), '{{'.repeat(4000), '[a]('.repeat(2000), '**a'.repeat(2600)])
      problems(text);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('a subject', () => {
  it('takes keywords and nothing else', () => {
    const { blocks, problems: wrong } = parseLine('Bonjour {{prénom}} **!** [x](https://example.org)', ALL);
    expect(lineText(blocks, values)).toBe('Bonjour Maëlle **!** [x](https://example.org)');
    expect(wrong).toEqual([]);
    expect(parseLine('{{prenon}}', ALL).problems).toEqual([{ code: 'placeholder-unknown', name: 'prenon' }]);
  });
});
