import { createPublicKey } from 'node:crypto';

/** An Ed25519 key is short by nature: it is as strong as the longest of RSA that anybody asks for. */
const ED25519 = { bytes: 32, strength: 3072 };

/** Bits of a published DKIM key, as those of an RSA key. @param value base64, as `p=` gives it. @returns null for what is no key. */
export function keyStrength(value: string, algorithm: string): number | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return null;
  const key = Buffer.from(value, 'base64');
  if (algorithm.toLowerCase() === 'ed25519') return key.length === ED25519.bytes ? ED25519.strength : null;
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      return createPublicKey({ key, format: 'der', type }).asymmetricKeyDetails?.modulusLength ?? null;
    } catch {
      // The other form of the same key.
    }
  }
  return null;
}
