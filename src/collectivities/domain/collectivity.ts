/** The employers of the field. The first six come from the reference data, the others are typed and remembered. */
export const COLLECTIVITY_KINDS = [
  'commune',
  'commune-nouvelle',
  'CC',
  'CA',
  'CU',
  'metropole',
  'departement',
  'region',
  'cdg',
  'sdis',
  'syndicat',
  'ccas',
  'etat',
  'prive',
  'universite',
  'association',
  'autre',
] as const;
export type CollectivityKind = (typeof COLLECTIVITY_KINDS)[number];

export interface Collectivity {
  readonly type: 'commune' | 'epci' | 'other';
  readonly kind: CollectivityKind;
  /** INSEE code of a commune (5 characters), SIREN of an EPCI (9 digits), identifier of a remembered employer. */
  readonly code: string;
  readonly name: string;
  /** "44", "2A", "974"; an EPCI over several departments has the one where most of its inhabitants live. */
  readonly departmentCode: string | null;
  /** What a person reads, chooses and may type again: "Ligné (44)". Unique over communes and EPCI. */
  readonly label: string;
  /** The EPCI of a commune; both null for the communes of no EPCI (four islands, overseas) and for other employers. */
  readonly epciCode: string | null;
  readonly epciName: string | null;
  /** Municipal population, inhabitants; null where nobody counts them. */
  readonly population: number | null;
}

export function labelOf(name: string, departmentCode: string | null): string {
  return departmentCode === null ? name : `${name} (${departmentCode})`;
}
