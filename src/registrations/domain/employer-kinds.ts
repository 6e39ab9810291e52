import type { CollectivityKind } from '../../collectivities/domain/collectivity.js';

/** What an employer may be that no list of communes and EPCI holds; the person says which. */
export const FREE_EMPLOYER_KINDS = [
  'departement',
  'region',
  'cdg',
  'sdis',
  'syndicat',
  'ccas',
  'etat',
  'universite',
  'association',
  'prive',
  'autre',
] as const satisfies readonly CollectivityKind[];
