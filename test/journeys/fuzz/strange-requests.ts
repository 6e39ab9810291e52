import type { Chance } from './chance.js';

/** A request as node:http sends it: nothing in it is mended on the way. */
export interface StrangeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** What is true in the house under test, so that a request sometimes gets past the first door. */
export interface KnownThings {
  readonly patterns: readonly string[];
  readonly slugs: readonly string[];
  readonly tokens: readonly string[];
  readonly references: readonly string[];
  /** `cookie` headers of browsers with a session; with the token their forms carry. */
  readonly browsers: readonly { readonly cookie: string; readonly csrf: string }[];
}

const METHODS = [
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'POST',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
];

const SEGMENTS = [
  '%00',
  '%0d%0aset-cookie:a=b',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..;',
  '%ff',
  '%E0%A4%A',
  '%',
  '%zz',
  '%F0%9F%92%A9',
  '%E2%80%AE',
  '*',
  ':slug',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '{{7*7}}',
  '${7*7}',
  "'%20OR%201=1--",
  '%22%3E%3Cscript%3E',
  'x'.repeat(301),
  '%c3%a9'.repeat(49),
  '-1',
  '0',
  'NaN',
  '1e309',
  'null',
  'undefined',
  '%20',
  '',
  'index.html',
  '.env',
  'app.js.map',
];

const TEXTS = [
  '',
  ' ',
  '\0',
  'a\r\nBcc: x@example.org',
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '<script>alert(1)</script>',
  '{{constructor}}',
  '{{#with this}}{{/with}}',
  '${7*7}',
  "' OR '1'='1",
  '\u202Eevil',
  '\u200B\u2060',
  'é'.repeat(300),
  '😀'.repeat(3000),
  'x'.repeat(70_000),
  '%s%n',
  '\uD800',
  'undefined',
  '[object Object]',
  'sevrem',
  'Ligné',
  'Sèvremoine (49)',
  '49301',
  'maelle.cesbron@example.org',
  'a@b',
  '<a@b.example.org>',
  'dgs',
  'autre',
  'cdg',
  'confirmed',
  'waiting',
  'commune',
  '2019-11-15',
  '0000-00-00',
  '9'.repeat(400),
  'CIDGI 006',
  'cidgi006',
  'oui',
  'on',
  '//example.org',
  '/\\example.org',
  'javascript:alert(1)',
  'fr',
  'en',
];

const FIELDS = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'functionKey',
  'functionText',
  'collectivity',
  'collectivityCode',
  'collectivityKind',
  'collective',
  'remarks',
  'noticeVersion',
  'actionCode',
  'jour',
  '_csrf',
  'code',
  'locale',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'firstName[]',
  'a[b][c]',
  '',
  '\0',
];

const QUERY = [
  'code',
  'q',
  'statut',
  'type',
  'suite',
  'retour',
  'langue',
  'apparence',
  'cursor',
  'limit',
  'modifie',
  'renvoi',
  'v',
  '__proto__',
  'constructor',
  'q[]',
  'q[a]',
  '',
];

const TYPES = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/json',
  'application/json',
  'application/json; charset=latin1',
  'application/problem+json',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'text/xml',
  'image/png',
  ';;;',
  'a/b; c="',
  '*/*',
];

export function strangeRequest(chance: Chance, known: KnownThings): StrangeRequest {
  const browser = chance.pick(known.browsers);
  const method = chance.pick(METHODS);
  const headers: Record<string, string> = { ...headersOf(chance) };
  if (!chance.once(4)) headers.cookie = browser.cookie;
  else if (chance.once(2)) headers.cookie = strangeCookie(chance, browser.cookie);
  const path = pathOf(chance, known) + queryOf(chance);
  if (['GET', 'HEAD', 'TRACE'].includes(method) && !chance.once(15)) return { method, path, headers, body: null };
  const { type, body } = bodyOf(chance, browser.csrf);
  if (!chance.once(20)) headers['content-type'] = type;
  return { method, path, headers, body };
}

function pathOf(chance: Chance, { patterns, slugs, tokens, references }: KnownThings): string {
  if (chance.once(12)) return `/${Array.from({ length: chance.below(5) }, () => chance.pick(SEGMENTS)).join('/')}`;
  const path = chance.pick(patterns).replace(/:(\w+)|\*\w*/g, (_, name: string | undefined) => {
    if (chance.once(4)) return chance.pick(SEGMENTS);
    if (name === 'slug') return chance.pick(slugs);
    if (name === 'reference') return chance.pick(references);
    return chance.pick([...tokens, ...references, 'fr', 'en']);
  });
  if (!chance.once(15)) return path;
  return chance.pick([
    `${path}/`,
    `/${path}`,
    path.toUpperCase(),
    `${path}%2f`,
    `${path};a=b`,
    `${path}/..`,
    `${path}#x`,
  ]);
}

function queryOf(chance: Chance): string {
  if (!chance.once(3)) return '';
  if (chance.once(8))
    return chance.pick([
      '?',
      '??',
      '?&&&',
      '?%',
      '?=%ff',
      '?a=%E0%A4%A',
      `?q=${'x'.repeat(6000)}`,
      `?${'a=1&'.repeat(1500)}`,
      '?q=a&q=b',
      '?code[a]=1',
    ]);
  const pairs = Array.from(
    { length: 1 + chance.below(3) },
    () => `${encoded(chance.pick(QUERY))}=${encoded(chance.pick(TEXTS).slice(0, 2000))}`,
  );
  return `?${pairs.join('&')}`;
}

function bodyOf(chance: Chance, csrf: string): { type: string; body: Buffer } {
  const type = chance.pick(TYPES);
  if (chance.once(12)) return { type, body: chance.bytes(chance.below(3000)) };
  if (chance.once(40)) return { type, body: Buffer.alloc(chance.pick([200_000, 1_500_000]), 'a=1&') };
  if (type.includes('json')) return { type, body: Buffer.from(jsonOf(chance)) };
  if (type.includes('multipart')) {
    const part = `--x\r\ncontent-disposition: form-data; name="${chance.pick(FIELDS)}"; filename="${chance.pick(SEGMENTS)}"\r\n\r\n${chance.pick(TEXTS)}\r\n`;
    return { type, body: Buffer.from(chance.once(2) ? `${part}--x--\r\n` : part) };
  }
  const pairs = Array.from(
    { length: chance.below(16) },
    () =>
      `${encoded(chance.pick(FIELDS))}=${chance.once(10) ? chance.pick(['%', '%ff', '%E9', '+', '=', '']) : encoded(textOf(chance))}`,
  );
  if (!chance.once(3)) pairs.push(`_csrf=${encoded(csrf)}`);
  return { type, body: Buffer.from(pairs.join('&')) };
}

function jsonOf(chance: Chance): string {
  if (chance.once(8)) {
    return chance.pick([
      '[',
      '{"a":',
      'null',
      '1',
      '"x"',
      '[]',
      '{}',
      '\u0000',
      '{"__proto__":{"admin":true}}',
      '{"constructor":{"prototype":{"a":1}}}',
      '['.repeat(20_000) + ']'.repeat(20_000),
      `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
      '{"email":1e999}',
      '{"a":"\\ud800"}',
      '\uFEFF{}',
      '{"firstName":"a","firstName":"b"}',
    ]);
  }
  const entries = Array.from({ length: chance.below(14) }, () => [chance.pick(FIELDS), valueOf(chance)] as const);
  return JSON.stringify(Object.fromEntries(entries.filter(([name]) => name !== '__proto__')));
}

function valueOf(chance: Chance): unknown {
  return chance.pick<() => unknown>([
    () => textOf(chance),
    () => textOf(chance),
    () => textOf(chance),
    () => null,
    () => chance.below(1e9) - 5e8,
    () => 1.5e300,
    () => true,
    () => [chance.pick(TEXTS)],
    () => ({ a: chance.pick(TEXTS) }),
    () => ({ toString: 'x', valueOf: 1 }),
    () => [],
  ])();
}

function textOf(chance: Chance): string {
  return chance.once(5) ? chance.text(400) : chance.pick(TEXTS);
}

function headersOf(chance: Chance): Record<string, string> {
  const all: Record<string, () => string> = {
    accept: () =>
      chance.pick([
        'text/html',
        'application/json',
        'application/problem+json',
        '*/*',
        'q=1;;',
        'x'.repeat(2000),
        'text/html;q=0.0',
      ]),
    'accept-encoding': () => chance.pick(['br', 'gzip', 'identity', 'gzip;q=0', '*', 'br;q=NaN', 'zstd, br']),
    'accept-language': () => chance.pick(['fr', 'en', '*', 'x-klingon', 'fr;q=2']),
    authorization: () =>
      chance.pick(['Bearer', 'Bearer x', `Bearer ${'a'.repeat(3000)}`, 'Basic eDp4', 'Bearer \u00e9', 'bearer  a  b']),
    'content-encoding': () => chance.pick(['gzip', 'br', 'x']),
    host: () => chance.pick(['example.org', 'a"b', '127.0.0.1:1', '[::1]', 'a'.repeat(500)]),
    'idempotency-key': () => chance.pick(['a', 'a'.repeat(201), '\u00e9', ' ', 'k1', 'k2']),
    'if-none-match': () => chance.pick(['*', '"x"', 'W/"', '"'.repeat(500)]),
    'if-modified-since': () => chance.pick(['yesterday', 'Thu, 01 Jan 1970 00:00:00 GMT']),
    origin: () => chance.pick(['null', 'https://evil.example.org', 'x']),
    range: () => chance.pick(['bytes=0-', 'bytes=5-1', 'bytes=-1,-1,-1', 'x']),
    referer: () => chance.pick(['https://evil.example.org/', 'x']),
    'sec-fetch-site': () => chance.pick(['cross-site', 'same-origin', 'none', 'x']),
    'x-forwarded-for': () => chance.pick(['203.0.113.1', 'a, b, c', '::1', 'x'.repeat(1000), '127.0.0.1, 1']),
    'x-forwarded-proto': () => chance.pick(['https', 'javascript']),
    'x-http-method-override': () => 'DELETE',
    upgrade: () => 'h2c',
  };
  const names = Object.keys(all).filter(() => chance.once(9));
  return Object.fromEntries(names.map((name) => [name, all[name]?.() ?? '']));
}

function strangeCookie(chance: Chance, good: string): string {
  return chance.pick([
    good.replace(/=[^;]{4}/g, '=AAAA'),
    `${good}; ${good}`,
    'a',
    '=',
    ';;;',
    'langue=en; langue=fr',
    'apparence=sombre',
    'langue=%ff',
    `x=${'y'.repeat(4000)}`,
    'organisateur=%',
    '__proto__=1',
    'a="b;c"',
  ]);
}

/** As a browser encodes it; a lone surrogate, which no browser sends, becomes bytes that are no UTF-8. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}
