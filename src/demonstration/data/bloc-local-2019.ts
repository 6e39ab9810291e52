import type { Speaker, Track } from '../../programme/domain/programme.js';
import { instantOf } from '../../platform/clock/paris-time.js';
import { ADGCF, CNFPT, INSET_ANGERS, SNDGCT } from './organisers.js';
import { printedEvent, printedSession } from './printed-event.js';
import { BLOC_LOCAL } from './series.js';

const DAY = '2019-11-15';
const OPENS = instantOf('2019-09-16', '00:00');
const CLOSES = instantOf('2019-10-31', '23:59');

// The invitation writes GROLEAU in its letter and GROLLEAU in its programme: each stands as printed.
const LOCATELLI: Speaker = { name: 'Didier LOCATELLI', role: 'expert en stratégies territoriales' };
const GROLLEAU: Speaker = { name: 'Jérôme GROLLEAU', role: 'sociologue-consultant' };
const JUNG: Speaker = { name: 'Jonathan JUNG', role: 'consultant en management' };

/** « 4 territoires partagent leurs expériences »: the invitation does not name them. */
const TERRITORIES: readonly Track[] = ['A', 'B', 'C', 'D'].map((letter, index) => ({
  letter,
  title: `Territoire ${index + 1}`,
  speakers: [],
}));

const DESCRIPTION = `
L'objectif est de poursuivre la mise en mouvement du collectif des cadres du bloc local pour faire face aux défis des territoires avec les élus et les agents.

En cette fin de mandat, les équipes de direction ont l'opportunité de préparer la feuille de route de la future gouvernance administrative de leur territoire. Ce sera l'occasion de proposer aux nouvelles équipes un diagnostic de leur territoire en croisant plusieurs questions : quels enjeux et quelles priorités ? Quelles modalités de coopération pour articuler les politiques publiques ? Avec quels acteurs et en réponse à quels besoins ? Avec quelles instances de concertation et selon quels processus décisionnels ?

Les précédents séminaires nous ont permis de réfléchir ensemble sur les questions d'usage du service public local et sur l'impulsion et l'animation de collectifs de territoire. L'édition 2018 a produit une [synthèse de ces expériences](/evenements/seminaire-bloc-local-2018). Elle a aussi suscité la demande de territoires d'être accompagnés dans la structuration de leur gouvernance administrative.

Le 15 novembre, nous vous invitons à partager, échanger et produire autour de quatre expériences engagées et accompagnées en Pays de la Loire en 2019. L'objectif est de les croiser avec vos propres vécus pour mieux (co)construire une feuille de route de gouvernance administrative adaptée à votre situation territoriale.

Ces retours s'enrichiront de vos débats et des contributions d'un binôme de consultants, supervisant ces accompagnements en vue du séminaire : Jérôme GROLEAU (*sociologue-consultant, auteur d'études sur l'accompagnement des transformations*) et Didier LOCATELLI (*expert en stratégies territoriales*). Avec eux, nous rassemblerons des éléments de réflexion et des repères méthodologiques pour écrire votre processus collaboratif, le partager et le donner à voir.
`.trim();

export const BLOC_LOCAL_2019 = printedEvent({
  slug: 'seminaire-bloc-local-2019',
  seriesSlug: BLOC_LOCAL,
  edition: 5,
  title: 'Construire ensemble un processus coopératif pour son territoire',
  description: DESCRIPTION,
  audience: 'DGS, DGA, DST, encadrants des communes et EPCI',
  advice: 'Dans l\'idéal : venir en « collectif de territoire » (communes et EPCI) !',
  startsOn: DAY,
  announcedFrom: '09:00',
  announcedTo: '17:45',
  costs: 'Gratuit pour les agents des collectivités cotisantes.',
  organisers: [CNFPT, SNDGCT, ADGCF],
  contacts: [
    { name: 'Stéphanie GROSS', organisation: "INSET d'Angers", email: 'stephanie.gross@example.org' },
    { name: 'Bruno GEMIN', organisation: 'délégation Pays de la Loire', email: 'bruno.gemin@example.org' },
  ],
  venues: [INSET_ANGERS],
  registrationMode: 'open',
  registrationOpensAt: OPENS,
  registrationClosesAt: CLOSES,
  capacity: 90,
  actionCodes: [{ label: 'CIDGI 006', opensAt: OPENS, closesAt: CLOSES }],
  sessions: [
    printedSession(DAY, [], 'exhibition', "L'expo des repères et des outils pour nourrir un processus de collectif de territoire", {
      allDay: true,
    }),
    printedSession(DAY, ['08:30', '09:00'], 'welcome', "Café d'accueil"),
    printedSession(DAY, ['09:15', '10:30'], 'plenary', 'Conférence en dialogue, échanges et débats', {
      text: "Ce qui a changé dans le système territorial et ce que cela implique dans les stratégies et gouvernances territoriales. Quelles conséquences en termes d'enjeux organisationnels et culturels intra et inter territoriaux. Comment agir en collectif et en tant que DG ou cadre de direction avec plus de coopération, de réflexivité,... ?",
      speakers: [LOCATELLI, GROLLEAU, JUNG],
    }),
    printedSession(DAY, ['10:45', '12:15'], 'ateliers', "Histoires de territoire et d'expériences collectives", {
      phase: 1,
      text: "En prolongement de l'édition 2018 du séminaire, 4 territoires partagent leurs expériences accompagnées par le CNFPT dans l'amorce et/ou le développement d'un collectif de territoire",
      tracks: TERRITORIES,
    }),
    printedSession(DAY, ['12:15'], 'meal', 'Buffet-déjeuner sur place'),
    printedSession(DAY, ['13:45', '15:15'], 'ateliers', "Histoires de territoire et d'expériences collectives", {
      phase: 2,
      tracks: TERRITORIES,
    }),
    printedSession(
      DAY,
      ['15:15', '16:30'],
      'synthesis',
      'Synthèse partagée : repères pour un processus enrichi de collectif de territoire',
      {
        parts: [
          { title: "L'analyse des experts", speakers: [{ name: GROLLEAU.name }, { name: LOCATELLI.name }] },
          { title: "Les principes d'accompagnement", speakers: [{ name: 'CNFPT' }, { name: JUNG.name }] },
        ],
      },
    ),
    printedSession(DAY, ['16:30', '17:00'], 'reflection', 'Et demain sur mon territoire ?', {
      text: "Temps réflexif, personnel et/ou collectif par territoire pour capitaliser envisager les conditions d'appropriation et de mise en œuvre d'un processus de collectif de territoire selon les contextes",
    }),
    printedSession(DAY, ['17:00'], 'closing', 'Clôture et perspectives'),
  ],
});
