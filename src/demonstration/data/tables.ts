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

/** What tables of 2018 wrote, after the vademecum's rubrics: phase, atelier, table. */
export const NOTES_2018 = [
  {
    phase: 1,
    letter: 'A',
    table: 1,
    kind: 'appui',
    body: 'La confiance entre DGS, là avant le Co-dir.\nUn sujet concret pour commencer : les achats.',
  },
  { phase: 1, letter: 'A', table: 1, kind: 'alerte', body: 'La légitimité vis-à-vis des élus.' },
  { phase: 1, letter: 'A', table: 3, kind: 'questions', body: 'Qui invite, et qui peut refuser de venir ?' },
  { phase: 1, letter: 'B', table: 6, kind: 'conditions', body: 'Une charte de fonctionnement, relue chaque année.' },
  { phase: 1, letter: 'B', table: 8, kind: 'ressources', body: 'Le réseau des secrétaires de mairie.' },
  {
    phase: 1,
    letter: 'B',
    table: 0,
    kind: 'relais',
    body: 'Les témoins ont ouvert sur la question des communes nouvelles : à reprendre cet après-midi.',
  },
] as const;
