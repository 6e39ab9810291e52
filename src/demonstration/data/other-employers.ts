import type { CollectivityKind } from '../../collectivities/domain/collectivity.js';

/** Employers of Vaucluse that are neither commune nor EPCI. */
export const OTHER_EMPLOYERS: readonly { readonly kind: CollectivityKind; readonly name: string }[] = [
  { kind: 'departement', name: 'Département de Vaucluse' },
  { kind: 'cdg', name: 'Centre de gestion de Vaucluse' },
  { kind: 'sdis', name: 'SDIS de Vaucluse' },
  { kind: 'region', name: "Région Provence-Alpes-Côte d'Azur" },
  { kind: 'ccas', name: "CCAS d'Avignon" },
  { kind: 'syndicat', name: 'Syndicat mixte du bassin des Sorgues' },
  { kind: 'universite', name: "Avignon Université" },
];
