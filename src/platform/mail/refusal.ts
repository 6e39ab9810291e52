/** What a server's answer asks of whoever wrote: another address, patience, another text, or the help of who runs the server. */
export type Refusal = 'address' | 'full' | 'size' | 'content' | 'later' | 'server' | 'other';

/** Extended codes (RFC 3463) say more than reply codes (RFC 5321), and those more than words: the first that fits. */
const SIGNS: readonly (readonly [RegExp, Refusal])[] = [
  [/\b[45]\.2\.2\b|over ?quota|mailbox (?:is )?full/i, 'full'],
  [/\b[45]\.(?:2\.3|3\.4)\b|too (?:large|big)/i, 'size'],
  [/\b5\.1\.(?:[0-6]|10)\b|\b5\.2\.1\b|user unknown|no such (?:user|mailbox)/i, 'address'],
  [/\b5\.[67]\.\d+\b|spam|blacklist|blocked/i, 'content'],
  [/\b552\b/, 'full'],
  [/\b(?:550|551|553)\b/, 'address'],
  [/\b554\b/, 'content'],
  [/\b4\d\d\b(?!\.)/, 'later'],
  [/ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|timeout|getaddrinfo|greeting|\b53[0458]\b|auth/i, 'server'],
];

/** @param error what the outbox keeps of the last attempt. */
export function refusalOf(error: string | null): Refusal | null {
  return error === null ? null : (SIGNS.find(([sign]) => sign.test(error))?.[1] ?? 'other');
}
