import type { Outcome } from '../../events/domain/event.js';
import { instantOf } from '../../platform/clock/paris-time.js';
import { CNFPT, SNDGCT } from './organisers.js';
import type { PrintedEvent } from './printed-event.js';
import { printedEvent, printedSession } from './printed-event.js';

// The « plan d'action opérationnel Vaucluse » names these events, their days and their places. Places, codes and
// registration dates are the demonstration's: they show a nearly full, a full and a not yet open event.
const CONTACT = { name: 'Antenne de Vaucluse', organisation: 'CNFPT, délégation PACA', email: 'vaucluse@example.org' };
const SECTION = { name: 'Section de Vaucluse', organisation: 'SNDGCT, union régionale PACA', email: 'section84@example.org' };

const AXES: readonly Outcome[] = [
  {
    title: "Trois parties pour la période avril 2024/avril 2025",
    items: [
      "L'organisation ou la participation conjointes à des évènementiels d'actualité",
      "L'animation et l'accompagnement du réseau de cadres dirigeants territoriaux autour de 3 axes",
      "Autres dispositifs d'accompagnement",
    ],
  },
  {
    title: "Les 3 axes d'animation du réseau",
    items: [
      'Professionnalisation du cadre dirigeant',
      'Accompagnement des transformations dans les organisations',
      'Accompagnement de projets liés à la transition écologique',
    ],
  },
];

const SEMINAR_VAUCLUSE_2024 = printedEvent({
  slug: 'seminaire-cadres-dirigeants-vaucluse-2024',
  title: 'Séminaire des cadres dirigeants de Vaucluse',
  description:
    "Organisé en ateliers d'intelligence collective, ce séminaire a permis de favoriser les échanges entre cadres de différentes strates de collectivités, de présenter l'offre de service du CNFPT et de définir des axes de travail et des priorités d'action conjointes pour la période avril 2024/avril 2025.",
  audience: 'Cadres dirigeants de Vaucluse',
  startsOn: '2024-02-16',
  organisers: [SNDGCT, CNFPT],
  contacts: [CONTACT, SECTION],
  venues: [{ name: 'Antenne CNFPT de Vaucluse' }],
  registrationMode: 'invitation',
  outcomes: AXES,
  sessions: [printedSession('2024-02-16', [], 'ateliers', "Ateliers d'intelligence collective")],
});

export const CONGRESS_LOURMARIN_2024 = printedEvent({
  slug: 'congres-regional-lourmarin-2024',
  title: "Congrès régional de l'union PACA",
  description:
    "Le congrès régional de l'union régionale PACA du SNDGCT, au cours duquel est signé le plan d'action opérationnel Vaucluse du partenariat entre le SNDGCT et le CNFPT.",
  startsOn: '2024-06-28',
  organisers: [SNDGCT],
  contacts: [SECTION],
  venues: [{ name: 'Lourmarin (Vaucluse)' }],
  registrationMode: 'open',
  capacity: 120,
  actionCodes: [{ label: 'PACAL 028', opensAt: null, closesAt: null }],
});

const COLLOQUIUM_OPENS = instantOf('2024-05-15', '09:00');

const COLLOQUIUM_ENSOSP_2024 = printedEvent({
  slug: 'colloque-transition-ecologique-2024',
  title: 'Transition écologique et gestion des risques',
  subtitle: 'Colloque',
  description:
    'Accompagner les transitions écologiques en insistant sur des thématiques particulièrement prégnantes sur le territoire régional : la gestion et le partage de la ressource en eau et la préservation de la biodiversité.',
  startsOn: '2024-07-04',
  organisers: [CNFPT],
  contacts: [CONTACT],
  venues: [{ name: 'ENSOSP', city: 'Aix-en-Provence' }],
  registrationMode: 'open',
  registrationOpensAt: COLLOQUIUM_OPENS,
  actionCodes: [{ label: 'PACAE 074', opensAt: COLLOQUIUM_OPENS, closesAt: null }],
});

const WEEK_TRANSITIONS_2024 = printedEvent({
  slug: 'semaine-transitions-professionnelles-2024',
  title: 'Semaine des transitions professionnelles',
  description:
    "Accompagner les transitions professionnelles en professionnalisant les acteurs RH (par la formation et la mise en réseau) sur les nouveaux enjeux (attractivité de l'emploi public, politique de QVT, prévention de l'usure, etc.) et en proposant des dispositifs de formation adaptés à l'accompagnement de toutes les mobilités.\n\nPendant cette semaine : la [journée interdépartementale « Transitions professionnelles »](/evenements/journee-transitions-professionnelles-sorgues-2024) à Sorgues, le 28 novembre.",
  startsOn: '2024-11-25',
  endsOn: '2024-11-29',
  organisers: [CNFPT],
  contacts: [CONTACT],
});

export const DAY_SORGUES_2024 = printedEvent({
  slug: 'journee-transitions-professionnelles-sorgues-2024',
  title: 'Journée interdépartementale « Transitions professionnelles »',
  subtitle: 'Semaine des transitions professionnelles, du 25 au 29 novembre',
  description:
    "Accompagner les transitions professionnelles en professionnalisant les acteurs RH (par la formation et la mise en réseau) sur les nouveaux enjeux (attractivité de l'emploi public, politique de QVT, prévention de l'usure, etc.) et en proposant des dispositifs de formation adaptés à l'accompagnement de toutes les mobilités.",
  startsOn: '2024-11-28',
  organisers: [CNFPT],
  contacts: [CONTACT],
  venues: [{ name: 'Sorgues (Vaucluse)' }],
  registrationMode: 'open',
  capacity: 80,
  actionCodes: [{ label: 'PACAS 128', opensAt: null, closesAt: null }],
});

export const VAUCLUSE_2024: readonly PrintedEvent[] = [
  SEMINAR_VAUCLUSE_2024,
  CONGRESS_LOURMARIN_2024,
  COLLOQUIUM_ENSOSP_2024,
  WEEK_TRANSITIONS_2024,
  DAY_SORGUES_2024,
];
