/** Bytes or percent signs that are no text. Fastify and Nest read `statusCode`: the answer is 400, like a broken address. */
export class MalformedText extends Error {
  readonly statusCode = 400;
  readonly code = 'FST_ERR_MALFORMED_TEXT';

  constructor() {
    super('the text is not valid UTF-8');
    // Nest takes only errors of that name for Fastify's own and keeps their status.
    this.name = 'FastifyError';
  }
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** @throws MalformedText where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw new MalformedText();
  }
}
