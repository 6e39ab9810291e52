import type { AtelierDecision, Decisions } from '../../ateliers/domain/setup/decisions.js';
import { BLOC_LOCAL_2018 } from './bloc-local-2018.js';
import { BLOC_LOCAL_2019 } from './bloc-local-2019.js';

/** How the tables of an event are laid out, and what became of it. */
export interface TablesOfEvent {
  readonly slug: string;
  readonly name: string;
  /** When somebody planned it. */
  readonly day: string;
  readonly isPublished: boolean;
  /** Tables of eight of each atelier, phase by phase, in the order of the programme. */
  readonly tables: readonly (readonly number[])[];
  readonly territory: readonly AtelierDecision['territory'][];
  readonly change: Partial<Decisions>;
}

export const TABLES: readonly TablesOfEvent[] = [
  {
    // « Phase 1 par table, phase 2 par table »: both questions, one after the other, nine tables of eight for 72 people.
    slug: BLOC_LOCAL_2018.slug,
    name: 'Plan de la journée',
    day: '2018-11-06',
    isPublished: true,
    tables: [
      [5, 4],
      [4, 5],
    ],
    territory: ['together', 'split'],
    change: { passage: 'rotate', emphasis: 'encounters' },
  },
  {
    slug: BLOC_LOCAL_2019.slug,
    name: 'Première ébauche',
    day: '2019-10-21',
    isPublished: false,
    // Room for those who register until the closing.
    tables: [
      [3, 3, 3, 3],
      [3, 3, 3, 3],
    ],
    territory: ['free', 'free'],
    change: { passage: 'choose', once: true, emphasis: 'balanced' },
  },
];
