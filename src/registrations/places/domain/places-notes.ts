import type { EmployerType } from '../../domain/registration.js';
import type { PlacesRules } from './places-rules.js';

/** What somebody should know of the quotas before they fill a form in. */
export interface PlacesNotes {
  /** Types of employer of which enough have come. */
  readonly full: readonly EmployerType[];
  readonly perCollectivity: number | null;
}

const TYPES = ['commune', 'epci', 'other'] as const;

/** @param taken how many have a place of each type, confirmed or offered. @returns null where there is nothing to say. */
export function placesNotes(
  { typeQuotas, perCollectivity }: PlacesRules,
  taken: Readonly<Record<EmployerType, number>>,
): PlacesNotes | null {
  const full = TYPES.filter((type) => typeQuotas[type] !== null && taken[type] >= typeQuotas[type]);
  return full.length === 0 && perCollectivity === null ? null : { full, perCollectivity };
}
