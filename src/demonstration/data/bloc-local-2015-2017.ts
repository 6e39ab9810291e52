import { BLOC_LOCAL } from './series.js';
import type { PrintedEvent } from './printed-event.js';
import { printedEvent } from './printed-event.js';
import { ADGCF, CNFPT, SNDGCT } from './organisers.js';

/** Of the first three editions only the year and the title are known. */
const TITLES = [
  [1, 2015, 'Coopération et mutualisation dans le bloc local : travailler ensemble pour préparer le service public de demain'],
  [2, 2016, 'Proximité et accessibilité des services publics : transformer ensemble nos organisations locales'],
  [3, 2017, 'Compétents ensemble !'],
] as const;

export const BLOC_LOCAL_2015_2017: readonly PrintedEvent[] = TITLES.map(([edition, year, title]) =>
  printedEvent({
    slug: `seminaire-bloc-local-${year}`,
    seriesSlug: BLOC_LOCAL,
    edition,
    title,
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
    datePrecision: 'year',
    organisers: [CNFPT, SNDGCT, ADGCF],
  }),
);
