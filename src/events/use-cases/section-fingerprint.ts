import { createHash } from 'node:crypto';
import type { Typed } from '../domain/edit/section.js';

/** Tells whether a part of an event is still what a form showed, whatever was changed elsewhere. */
export function fingerprintOf(shown: Typed): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(shown).sort()))
    .digest('hex')
    .slice(0, 24);
}
