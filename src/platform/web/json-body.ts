import type { FastifyInstance } from 'fastify';
import { DEEPEST_JSON, jsonDepth } from './json-depth.js';
import { decodeUtf8, MalformedText } from './malformed-text.js';

/**
 * JSON of at most the server's body limit and 64 levels, in true UTF-8; `__proto__` and `constructor.prototype` are refused with 400.
 * An empty body is no body: many clients name the type even where they send nothing.
 */
export function readJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    let text: string;
    try {
      text = decodeUtf8(body as Buffer);
      if (jsonDepth(text) > DEEPEST_JSON) throw new MalformedText();
    } catch (error) {
      done(error as Error);
      return;
    }
    // The parser answers through `done`; its promise form is never used with a body read as text.
    void parse(request, text, done);
  });
}
