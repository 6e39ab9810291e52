import { normalise } from '../../collectivities/domain/normalise.js';
import type { CollectivitySnapshot } from './registration.js';

/** A public code decides; of employers that have none, the name in any spelling. */
export function isSameEmployer(a: CollectivitySnapshot, b: CollectivitySnapshot): boolean {
  if (a.type !== b.type || a.code !== b.code) return false;
  return a.code !== null || normalise(a.name) === normalise(b.name);
}
