import type { PeopleNeeded } from '../domain/invented-people.js';
import { ASSISES_NIORT_2022 } from './assises-niort-2022.js';
import { CONGRESS_LOURMARIN_2024, DAY_SORGUES_2024 } from './vaucluse-2024.js';
import { BLOC_LOCAL_2018 } from './bloc-local-2018.js';
import { BLOC_LOCAL_2019 } from './bloc-local-2019.js';
import { PAYS_DE_LA_LOIRE, VAUCLUSE } from './territories.js';
import type { Territory } from './territories.js';

export interface Audience {
  readonly slug: string;
  readonly territories: readonly Territory[];
  /** Between which days they registered. */
  readonly from: string;
  readonly to: string;
  readonly confirmed: PeopleNeeded;
  /** After the last confirmed one, at the end of those days. */
  readonly waiting: PeopleNeeded;
}

const NOBODY: PeopleNeeded = { communes: 0, epci: 0, others: 0 };

/** The figures of 2018 are the vademecum's; the others show an open, a nearly full, an overfull and an invited event. */
export const AUDIENCES: readonly Audience[] = [
  {
    slug: BLOC_LOCAL_2018.slug,
    territories: PAYS_DE_LA_LOIRE,
    from: '2018-09-17',
    to: '2018-11-02',
    confirmed: { communes: 41, epci: 31, others: 0 },
    waiting: NOBODY,
  },
  {
    slug: BLOC_LOCAL_2019.slug,
    territories: PAYS_DE_LA_LOIRE,
    from: '2019-09-16',
    to: '2019-10-21',
    confirmed: { communes: 37, epci: 27, others: 0 },
    waiting: NOBODY,
  },
  {
    slug: CONGRESS_LOURMARIN_2024.slug,
    territories: VAUCLUSE,
    from: '2019-09-23',
    to: '2019-10-21',
    confirmed: { communes: 66, epci: 38, others: 12 },
    waiting: NOBODY,
  },
  {
    slug: DAY_SORGUES_2024.slug,
    territories: VAUCLUSE,
    from: '2019-09-09',
    to: '2019-10-18',
    confirmed: { communes: 44, epci: 26, others: 10 },
    waiting: { communes: 4, epci: 2, others: 0 },
  },
  {
    slug: ASSISES_NIORT_2022.slug,
    territories: [...PAYS_DE_LA_LOIRE, ...VAUCLUSE],
    from: '2019-09-30',
    to: '2019-10-21',
    confirmed: { communes: 27, epci: 21, others: 0 },
    waiting: NOBODY,
  },
];
