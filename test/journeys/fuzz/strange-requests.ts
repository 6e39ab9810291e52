import type { Chance } from './chance.js';
import { FIELDS, METHODS, QUERY, SEGMENTS, TEXTS, TYPES } from './strange-words.js';

/** A request as node:http sends it: nothing in it is mended on the way. */
export interface StrangeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** What is true in the house under test, so that a request sometimes gets past the first door. */
export interface KnownThings {
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  readonly slugs: readonly string[];
  readonly tokens: readonly string[];
  readonly references: readonly string[];
  /** `cookie` headers of browsers with a session; with the token their forms carry. */
  readonly browsers: readonly { readonly cookie: string; readonly csrf: string }[];
}

/** What everything else is a mishap of. */
const GOOD: Readonly<Record<string, string>> = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle@example.org',
  functionKey: 'dgs',
  collectivity: 'Sèvremoine (49)',
};

export function strangeRequest(chance: Chance, known: KnownThings): StrangeRequest {
  const browser = chance.pick(known.browsers);
  const route = chance.pick(known.routes);
  const method = chance.once(5) ? chance.pick(METHODS) : route.method;
  const headers: Record<string, string> = { ...headersOf(chance) };
  if (!chance.once(4)) headers.cookie = browser.cookie;
  else if (chance.once(2)) headers.cookie = strangeCookie(chance, browser.cookie);
  const path = pathOf(chance, route.path, known) + queryOf(chance);
  if (['GET', 'HEAD', 'TRACE'].includes(method) && !chance.once(15)) return { method, path, headers, body: null };
  const { type, body } = bodyOf(chance, browser.csrf);
  if (!chance.once(20)) headers['content-type'] = type;
  // node:http says no length for methods that usually have no body: the body would be read as the next request.
  headers['content-length'] = String(body.length);
  return { method, path, headers, body };
}

function pathOf(chance: Chance, pattern: string, { slugs, tokens, references }: KnownThings): string {
  if (chance.once(12)) return `/${Array.from({ length: chance.below(5) }, () => chance.pick(SEGMENTS)).join('/')}`;
  const path = pattern.replace(/:(\w+)|\*\w*/g, (_, name: string | undefined) => {
    if (chance.once(6)) return chance.pick(SEGMENTS);
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
  const pairs = Object.entries(fieldsOf(chance, textOf)).map(
    ([name, value]) =>
      `${encoded(name)}=${chance.once(20) ? chance.pick(['%', '%ff', '%E9', '+', '=', '']) : encoded(value)}`,
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
  return JSON.stringify(fieldsOf(chance, valueOf));
}

/** Mostly a good form with a few fields spoilt; its e-mail is often new, so that registrations happen. */
function fieldsOf<T>(chance: Chance, spoilt: (chance: Chance) => T): Record<string, T | string> {
  const fields = Object.create(null) as Record<string, T | string>;
  if (!chance.once(4)) Object.assign(fields, GOOD, { email: `maelle${chance.below(400)}@example.org` });
  for (let n = chance.below(4); n > 0; n--) fields[chance.pick(FIELDS)] = spoilt(chance);
  return fields;
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
