import { randomBytes, randomUUID } from 'node:crypto';

/**
 * A UUID of version 7, 36 characters: the first 48 bits are the millisecond, so that new rows land at the end of their
 * index instead of all over it (RFC 9562, section 5.7).
 */
export function newId(atMs: number = Date.now()): string {
  const random = randomUUID();
  const time = atMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

const REFERENCE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * A reference people read aloud: eight characters of 32 without 0, 1, I and O, as `7KQ4-M2XD` (40 random bits).
 * It names a registration and opens nothing by itself.
 */
export function newReference(): string {
  const letters = Array.from(randomBytes(8), (byte) => REFERENCE_LETTERS[byte % 32]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
