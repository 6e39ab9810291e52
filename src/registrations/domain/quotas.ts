import { normalise } from '../../collectivities/domain/normalise.js';
import type { PlacesRules } from '../places/domain/places-rules.js';
import type { CollectivitySnapshot, EmployerType } from './registration.js';

/** What quotas know of somebody's employer. */
export interface Employer {
  readonly type: EmployerType;
  /** The same for two people of one collectivity. */
  readonly key: string;
}

/** How many have a place, confirmed or offered, of each type and of each collectivity. */
export interface Tally {
  readonly byType: Readonly<Record<EmployerType, number>>;
  readonly byEmployer: ReadonlyMap<string, number>;
}

export const NOBODY: Tally = { byType: { commune: 0, epci: 0, other: 0 }, byEmployer: new Map() };

export type QuotaObstacle = 'quota-type' | 'quota-collectivity';

/** By its public code; a free entry by its name, however it is spelt. */
export function employerOf({ type, code, name }: Pick<CollectivitySnapshot, 'type' | 'code' | 'name'>): Employer {
  return { type, key: code ?? normalise(name) };
}

/** Which quota leaves no room for one more of this employer; null when there is room. */
export function quotaObstacle(
  { typeQuotas, perCollectivity }: PlacesRules,
  { byType, byEmployer }: Tally,
  { type, key }: Employer,
): QuotaObstacle | null {
  const most = typeQuotas[type];
  if (most !== null && byType[type] >= most) return 'quota-type';
  if (perCollectivity !== null && (byEmployer.get(key) ?? 0) >= perCollectivity) return 'quota-collectivity';
  return null;
}

/** As if one of those who have a place did not. */
export function withoutOne({ byType, byEmployer }: Tally, { type, key }: Employer): Tally {
  const others = byEmployer.has(key) ? new Map(byEmployer).set(key, byEmployer.get(key)! - 1) : byEmployer;
  return { byType: { ...byType, [type]: byType[type] - 1 }, byEmployer: others };
}
