import type { ModelName } from '../../evaluations/domain/models/models.js';
import type { Tendency } from '../domain/invented-answers.js';
import { ASSISES_NIORT_2022 } from './assises-niort-2022.js';
import { BLOC_LOCAL_2018 } from './bloc-local-2018.js';
import { BLOC_LOCAL_2019 } from './bloc-local-2019.js';

export interface OpinionsOfEvent {
  readonly slug: string;
  readonly model: ModelName;
  /** Of those invited. */
  readonly answering: number;
  /** When it opened, when people answered, and, unless it is open still, when it closed: days of Paris. */
  readonly opens: string;
  readonly answered: string;
  readonly closes: string;
  readonly isClosed: boolean;
  /** By the question's key; whoever is not there is answered by nobody. */
  readonly tendencies: Readonly<Record<string, Tendency>>;
}

/** Of a hundred: « tout à fait », « plutôt », « plutôt pas », « pas du tout », sans avis. */
const agreeing = (...shares: readonly [number, number, number, number, number]): Tendency => ({
  kind: 'points',
  of: shares.map((share, index) => [[4, 3, 2, 1, 0][index]!, share] as const),
});

/** The five that the vademecum of 2018 prints, in its words; the others are invented, and not all of them are kind. */
export const PRINTED_QUOTES_2018 = [
  "Ce séminaire a permis de confronter des expériences sur différents territoires et d'appréhender différentes pratiques susceptibles d'être mises en œuvre",
  'Je repars avec des idées, des contacts et de la motivation.',
  'Une organisation intéressante par la formule et par les échanges qui se tiennent entre les intervenants et les personnes venues assister à la séance',
  "Binôme DG Intervenant/Animateur très pertinent, pour pouvoir partir d'une situation concrète réelle",
  'Les témoignages étaient intéressants et un très bon point de départ aux discussions',
] as const;

const CRITICAL_QUOTE_2018 =
  'Des temps de production trop courts : à treize heures nous commencions seulement à nous comprendre.';

export const OPINIONS: readonly OpinionsOfEvent[] = [
  {
    slug: BLOC_LOCAL_2018.slug,
    model: 'hot',
    answering: 61,
    opens: '2018-11-09',
    answered: '2018-11-09',
    closes: '2018-11-23',
    isClosed: true,
    tendencies: {
      organisation: agreeing(62, 32, 4, 0, 2),
      information: agreeing(38, 42, 14, 2, 4),
      contenu: agreeing(44, 44, 8, 2, 2),
      animation: agreeing(56, 36, 4, 2, 2),
      rythme: agreeing(20, 44, 26, 8, 2),
      equilibre: agreeing(30, 46, 16, 4, 4),
      'atelier-utile': agreeing(46, 38, 10, 2, 4),
      echanges: agreeing(70, 24, 4, 0, 2),
      reemploi: agreeing(34, 46, 12, 2, 6),
      action: {
        kind: 'words',
        of: [
          'Proposer une charte de fonctionnement du Co-dir',
          'Inviter les secrétaires de mairie à notre prochaine réunion',
          'Une rencontre par trimestre, hors des murs',
          'Partager un agenda avec les communes',
          'Un temps réflexif tous les six mois',
          'Écrire à plusieurs la lettre de mission du réseau',
          'Ouvrir le Co-dir aux directions techniques',
          'Parler de gouvernance administrative avec les élus',
        ],
      },
      recommandation: {
        kind: 'points',
        of: [
          [10, 22],
          [9, 26],
          [8, 24],
          [7, 14],
          [6, 7],
          [5, 5],
          [3, 2],
        ],
      },
      remarques: {
        kind: 'words',
        of: [
          ...PRINTED_QUOTES_2018,
          CRITICAL_QUOTE_2018,
          'La salle du second atelier était bruyante, on entendait la table voisine mieux que la nôtre.',
          'Plus de communes rurales autour des tables, s’il vous plaît.',
          'Prévoir les documents avant la journée.',
          'La sociocratie en une heure et demie, c’est beaucoup.',
          'Merci pour le débriefing avec les experts, il a remis nos échanges en perspective.',
        ],
      },
    },
  },
  {
    slug: BLOC_LOCAL_2019.slug,
    model: 'before',
    answering: 34,
    opens: '2019-10-14',
    answered: '2019-10-21',
    closes: '2019-11-14',
    isClosed: false,
    tendencies: expectations(
      [14, 30, 34, 12, 10],
      [
        'Le calendrier électoral',
        'Le manque de temps',
        'Des élus qui se connaissent peu',
        'Des outils différents partout',
      ],
      [
        'Comment associer les petites communes sans les noyer sous les réunions ?',
        'Que dire aux nouvelles équipes dans leurs cent premiers jours ?',
        'Qui porte la feuille de route quand le DGS de l’intercommunalité change ?',
      ],
    ),
  },
  {
    slug: ASSISES_NIORT_2022.slug,
    model: 'before',
    answering: 41,
    opens: '2022-03-03',
    answered: '2022-03-15',
    closes: '2022-03-21',
    isClosed: true,
    tendencies: expectations(
      [26, 22, 20, 18, 14],
      ['La durée des conventions', 'Des productions trop peu lues', 'L’éloignement', 'Personne ne pilote vraiment'],
      [
        'À quoi servent nos productions une fois rendues ?',
        'Comment un territoire rejoint-il un partenariat déjà lancé ?',
        'Faut-il un outil collaboratif de plus ?',
      ],
    ),
  },
];

/** Answers to the model on expectations. */
function expectations(
  shares: readonly [number, number, number, number, number],
  brakes: readonly string[],
  questions: readonly string[],
): OpinionsOfEvent['tendencies'] {
  const looked = ['rencontres', 'exemples', 'methodes', 'projet', 'recul'] as const;
  return {
    attentes: { kind: 'choices', of: looked.map((key, index) => [key, shares[index]!] as const) },
    cooperation: {
      kind: 'choices',
      of: [
        ['debut', 18],
        ['projets', 42],
        ['habitudes', 30],
        ['culture', 10],
      ],
    },
    frein: { kind: 'words', of: brakes },
    question: { kind: 'words', of: questions },
  };
}

/** What the organisers of 2018 made of what people wrote. */
export const REPORT_2018 = {
  themes: ['Échanges entre territoires', 'Formule et organisation', 'Temps et rythme'],
  /** Each quotation with its theme; the critical one belongs to a faithful choice. */
  chosen: [
    ...PRINTED_QUOTES_2018.map((text, index) => ({ text, theme: index < 2 ? 0 : 1, isCritical: false })),
    { text: CRITICAL_QUOTE_2018, theme: 2, isCritical: true },
  ],
  learnt: `
Les échanges entre territoires sont ce que l'on emporte de la journée : presque tout le monde a rencontré des personnes nouvelles.

Le rythme est ce qui convient le moins : les temps de production par table ont paru courts, surtout le matin.
  `.trim(),
  changes: `
- Des ateliers d'une heure et demie, avec un temps personnel en fin de journée.
- Quatre territoires viendront raconter leur expérience, comme les témoins de 2018.
- Les documents partiront avant la journée.
  `.trim(),
  rule: "Les cinq phrases imprimées dans le vade-mecum de la journée, et une parmi celles qui critiquent le rythme, le reproche le plus fréquent.",
} as const;
