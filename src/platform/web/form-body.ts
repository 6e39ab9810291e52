import type { FastifyInstance } from 'fastify';
import { decodeUtf8, MalformedText } from './malformed-text.js';

/** What a form sends: one text a name; the first of several counts. Without a prototype: `__proto__` is a name like another. */
export type FormBody = Readonly<Record<string, string>>;

/**
 * Largest form, in bytes. Not the longest valid one, which takes a sixth of it: somebody who pastes ten thousand emoji
 * (120 kB once encoded) gets their form back with a word beside the field, and not an error page.
 */
export const FORM_LIMIT_BYTES = 192 * 1024;

/** More pairs than any form of ours has; a body of that size could hold 60,000. */
const MOST_FIELDS = 500;

/**
 * @throws MalformedText for a percent sign without two hexadecimal digits, for bytes that are not UTF-8, and beyond 500 pairs.
 */
export function parseForm(body: Buffer): FormBody {
  const form = Object.create(null) as Record<string, string>;
  const pairs = decodeUtf8(body).split('&');
  if (pairs.length > MOST_FIELDS) throw new MalformedText();
  for (const pair of pairs) {
    if (!pair) continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (name in form) continue;
    form[name] = equals < 0 ? '' : decode(pair.slice(equals + 1));
  }
  return form;
}

/**
 * What a page's route sees of a body that came as JSON: its texts alone, as if a form had sent them. Forms pass as they
 * are.
 */
export function textsOf(body: unknown): FormBody | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if (Object.getPrototypeOf(body) === null) return body as FormBody;
  const form = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(body)) if (typeof value === 'string') form[name] = value;
  return form;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new MalformedText();
  }
}

/** Our own parser, because the usual one lets broken UTF-8 in as U+FFFD and takes a whole megabyte. */
export function readForms(server: FastifyInstance): void {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit: FORM_LIMIT_BYTES },
    (_request, body, done) => {
      try {
        done(null, parseForm(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}
