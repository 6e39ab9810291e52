import type { Series } from '../../events/domain/event.js';

export const BLOC_LOCAL = 'seminaire-des-directions-du-bloc-local';

export const SERIES: readonly Omit<Series, 'id'>[] = [
  {
    slug: BLOC_LOCAL,
    title: 'Séminaire des directions du bloc local',
    subtitle: "Un laboratoire pour l'échange et l'innovation",
  },
];
