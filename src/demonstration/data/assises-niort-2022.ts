import { SNDGCT } from './organisers.js';
import type { PrintedVenue } from './printed-event.js';
import { printedEvent, printedSession } from './printed-event.js';
import { PRESS_RELEASE_2022 } from './assises-niort-2022-press-release.js';

const FIRST_DAY = '2022-03-24';
const SECOND_DAY = '2022-03-25';

const TOWN_HALL: PrintedVenue = { name: 'Hôtel de Ville de Niort', city: 'Niort' };
const HOTEL: PrintedVenue = {
  name: 'Hôtel Mercure Niort Marais Poitevin',
  address: '27 rue de La Terraudière',
  city: 'Niort',
};
/** Named by the press release only. */
const SMACL: PrintedVenue = { name: 'Siège de la SMACL', city: 'Niort' };

const DESCRIPTION = `
L'objectif de ces assises est de réunir tous les acteurs et institutions qui ont participé de près ou de loin au dispositif des Partenariats des Savoirs® : les instances dirigeantes de notre syndicat, nos partenaires, les pilotes de nos conventions ainsi que les collègues qui ont produit ces travaux, et d'imaginer ensemble l'évolution d'un tel dispositif, sa modernisation et son adaptation aux enjeux si prégnants que les territoires doivent relever.

**Vendredi 25 mars, matinée** : séance plénière

- Évaluation qualitative et quantitative du dispositif mis en œuvre depuis 2018.
- Prospective : réflexion collective sur les thématiques à travailler et leurs déclinaisons.

**Après-midi** : travail en 3 ateliers sur 2 thèmes.
`.trim();

export const ASSISES_NIORT_2022 = printedEvent({
  slug: 'assises-niort-2022',
  title: '1res Assises des Partenariats des Savoirs®',
  subtitle: 'Voir loin et agir ensemble',
  description: DESCRIPTION,
  audience:
    'Les instances dirigeantes du SNDGCT, ses partenaires, les pilotes de ses conventions et les collègues qui ont produit ces travaux',
  startsOn: FIRST_DAY,
  endsOn: SECOND_DAY,
  organisers: [SNDGCT],
  contacts: [{ name: 'Service de presse', organisation: 'SNDGCT', email: 'presse@example.org' }],
  venues: [TOWN_HALL, HOTEL, SMACL],
  registrationMode: 'invitation',
  // No code is printed; this one lets the demonstration show the dinner and the ranking of ateliers.
  actionCodes: [{ label: 'ASSISES 22', opensAt: null, closesAt: null }],
  outcomes: PRESS_RELEASE_2022,
  sessions: [
    printedSession(FIRST_DAY, ['18:00'], 'welcome', "Accueil à l'hôtel de ville", {
      venue: TOWN_HALL.name,
      text: "Réception à l'Hôtel de Ville de Niort : la ville de Niort est investie depuis de nombreuses années dans la transition écologique en mobilisant tous les acteurs économiques et sociaux de son territoire. Ce sera l'occasion de prendre connaissance des actions réalisées et démontrer la capacité novatrice des territoires sur des enjeux majeurs.",
      speakers: [
        {
          name: 'M. Jérôme BALOGE',
          role: "Maire de la ville de Niort et Président de la Communauté d'agglomération de Niort",
        },
      ],
    }),
    printedSession(FIRST_DAY, ['19:30'], 'meal', 'Dîner', { venue: HOTEL.name }),
    printedSession(SECOND_DAY, ['09:00'], 'welcome', 'Accueil / café', { venue: SMACL.name }),
    printedSession(SECOND_DAY, ['09:30'], 'opening', 'Ouverture des Assises', {
      venue: SMACL.name,
      speakers: [
        { name: 'M. Jean-Luc BOISSIEU', role: 'président de la SMACL' },
        { name: 'M. Stéphane PINTRE', role: 'président du SNDGCT' },
      ],
    }),
    printedSession(
      SECOND_DAY,
      ['09:45'],
      'plenary',
      'Rappel du dispositif des Partenariats des Savoirs® et présentation du programme',
      { venue: SMACL.name },
    ),
    printedSession(SECOND_DAY, ['10:00'], 'plenary', 'Présentation des retours des questionnaires', { venue: SMACL.name }),
    printedSession(
      SECOND_DAY,
      ['10:30'],
      'plenary',
      "Retour sur l'atelier écosystème public/privé - cas d'école des Partenariats des Savoirs",
      { venue: SMACL.name },
    ),
    printedSession(SECOND_DAY, ['11:00'], 'break', 'Pause-café', { venue: SMACL.name }),
    printedSession(
      SECOND_DAY,
      ['11:15'],
      'plenary',
      'Observations des partenaires / Collègues et Travail sur les sujets à venir',
      {
        venue: SMACL.name,
        text: 'Constitution des groupes de travail par thématiques et déclinaisons des sujets à travailler',
        themes: [
          'La transition écologique des territoires',
          "L'innovation managériale",
          'La maîtrise des risques',
        ],
      },
    ),
    printedSession(SECOND_DAY, ['12:30', '13:30'], 'meal', 'Pause déjeuner', { venue: SMACL.name }),
    // Three groups work on two themes; which group takes which theme is not printed.
    printedSession(SECOND_DAY, ['13:30'], 'ateliers', 'Travail en ateliers', {
      venue: SMACL.name,
      themes: ['Le pilotage des Partenariats des Savoirs', 'Les processus de travail des ateliers et leurs productions'],
      tracks: [
        { letter: 'A', title: 'Premier atelier', speakers: [] },
        { letter: 'B', title: 'Deuxième atelier', speakers: [] },
        { letter: 'C', title: 'Troisième atelier', speakers: [] },
      ],
    }),
    printedSession(
      SECOND_DAY,
      ['15:00'],
      'restitution',
      "Restitutions, évocation d'un outil collaboratif et validation des sujets à travailler",
      { venue: SMACL.name },
    ),
    printedSession(SECOND_DAY, ['16:00'], 'closing', 'Propos conclusifs', { venue: SMACL.name }),
  ],
});
