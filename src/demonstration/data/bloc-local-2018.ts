import type { Speaker, Track } from '../../programme/domain/programme.js';
import { ADGCF, CNFPT, INSET_ANGERS, SNDGCT } from './organisers.js';
import { printedEvent, printedSession } from './printed-event.js';
import { BLOC_LOCAL } from './series.js';
import { VADEMECUM_2018 } from './bloc-local-2018-vademecum.js';

const DAY = '2018-11-09';

const ZANDER: Speaker = { name: 'Christophe ZANDER', role: 'consultant' };
const GROLLEAU: Speaker = { name: 'Jérôme GROLLEAU', role: 'consultant sociologue' };

const FACILITATORS: readonly Speaker[] = [
  { name: 'Emmanuel GROS', role: 'SNDGCT' },
  { name: 'Hélène GUILLET', role: 'SNDGCT' },
  { name: 'Raphaël MEDARD', role: 'ADGCF' },
  { name: 'Alcino DE OLIVEIRA', role: 'SNDGCT' },
  { name: 'Yves MAUGEY', role: 'ADGCF' },
  { name: 'Dominique GARNIER', role: 'ADGCF' },
];

const WITNESSES: readonly Speaker[] = [
  { name: 'Cécile SEGNICOURT', role: "DGS d'Arnage" },
  { name: 'François COCHAIS', role: 'DGS de Ligné' },
  { name: 'Delphine GODIN', role: 'DGS de Brains' },
  { name: 'Soledad MELON', role: 'DGS de Vieillevigne' },
  { name: 'Yann THOMAS', role: 'DGS Communauté de communes des Achards' },
  { name: 'Anne PITHON', role: 'DGS commune nouvelle Sèvremoine' },
];

const DEBRIEFING: readonly Track[] = [
  { letter: 'A', title: 'Atelier Pourquoi', speakers: [ZANDER] },
  { letter: 'B', title: 'Atelier Avec qui ?', speakers: [GROLLEAU] },
];

const DESCRIPTION = `
Dans un contexte de contrainte financière et de réformes territoriales, l'actuelle mandature a conduit les communes et les intercommunalités à redéfinir leur périmètre de collaboration et à réorganiser le « Vivre ensemble ». La mandature qui s'annonce devra nécessairement franchir une nouvelle étape, celle du « Faire ensemble ».

Le séminaire 2018 vous a proposé de travailler sur la manière dont les directions générales et leurs équipes à l'échelle du bloc local peuvent se préparer collectivement, à accompagner les élus vers ces nouveaux chantiers.

- Quelle place pour la gouvernance administrative des territoires ? Pour y traiter quoi, à quel niveau et selon quelles modalités ? Quelle articulation avec la gouvernance politique ?
- Quelle interactivité entre les gouvernances politique et administrative ?
- Quelle impulsion, quel soutien, quelles marges de manœuvre et comment démultiplier la valeur ajoutée des directions générales ?

Cette journée s'est appuyée sur des situations professionnelles avec une organisation favorisant l'intelligence collective : histoires, questionnements, partages d'expériences aux échelles d'un groupe, d'un atelier, d'une plénière.

L'objectif : vous permettre d'appréhender votre situation d'aujourd'hui et de dessiner celle de demain. Que chacun et chacune reparte avec des repères (*points d'appui, d'alerte, ressources identifiées, questions préalables, conditions de réussite…*).

Construction et organisation de la journée : Stéphanie GROSS et Marie TAVERNIER (*INSET d'Angers*), Bruno GEMIN (*délégation Pays de la Loire*), Dominique GARNIER et Raphaël MEDARD (*ADGCF*), Hélène GUILLET et Emmanuel GROS (*SNDGCT*).
`.trim();

export const BLOC_LOCAL_2018 = printedEvent({
  slug: 'seminaire-bloc-local-2018',
  seriesSlug: BLOC_LOCAL,
  edition: 4,
  title: "D'être ensemble à faire ensemble : l'idée de « CoDir de territoire » Pourquoi, avec qui, comment ?",
  description: DESCRIPTION,
  startsOn: DAY,
  organisers: [CNFPT, ADGCF, SNDGCT],
  contacts: [
    { name: 'Stéphanie GROSS', organisation: "INSET d'Angers", email: 'stephanie.gross@example.org' },
    { name: 'Bruno GEMIN', organisation: 'délégation Pays de la Loire', email: 'bruno.gemin@example.org' },
  ],
  venues: [INSET_ANGERS],
  registrationMode: 'open',
  // No code is printed for 2018; this one lets the demonstration show a code whose event is over.
  actionCodes: [{ label: 'CIDGI 005', opensAt: null, closesAt: null }],
  outcomes: VADEMECUM_2018,
  sessions: [
    printedSession(DAY, ['09:00'], 'welcome', 'Accueil', {
      speakers: [{ name: 'CNFPT' }, { name: 'ADGCF' }, { name: 'SNDGCT' }],
    }),
    printedSession(DAY, ['09:30'], 'icebreaker', '« Tour de table » en mouvement (situations et attentes)'),
    printedSession(DAY, ['10:00'], 'ateliers', 'Ateliers de production', {
      phase: 1,
      text: 'Phase 1 par table',
      tracks: [
        { letter: 'A', title: "L'idée de CODIR du territoire : pour quoi ?", speakers: [] },
        { letter: 'B', title: "L'idée de CODIR du territoire : avec qui ?", speakers: [] },
      ],
      parts: [
        { title: 'Les animateurs', speakers: FACILITATORS },
        { title: 'Les témoins', speakers: WITNESSES },
      ],
    }),
    printedSession(DAY, ['11:30'], 'debriefing', 'Débriefing dans chaque atelier avec experts en appui', {
      phase: 1,
      tracks: DEBRIEFING,
    }),
    // Known only from « Du buffet à la reprise des ateliers »: no hour is printed.
    printedSession(DAY, [], 'meal', 'Buffet'),
    printedSession(DAY, ['13:00'], 'ateliers', 'Ateliers de production', {
      phase: 2,
      text: 'Phase 2 par table',
      tracks: [
        { letter: 'A', title: 'Atelier pourquoi ?', speakers: [] },
        { letter: 'B', title: 'Atelier avec qui ?', speakers: [] },
      ],
    }),
    // Printed 13h00 like the ateliers before it; it follows them and ends before the talk of 15h00.
    printedSession(DAY, ['14:30'], 'debriefing', 'Débriefing dans chaque atelier avec experts en appui', {
      phase: 2,
      printedTime: '13h00',
    }),
    printedSession(
      DAY,
      ['15:00'],
      'plenary',
      "Intervention « venue d'ailleurs » et échanges : enjeux et usages de la sociocratie pour coopérer",
      { speakers: [{ name: 'Yannis CAMUS', role: "d'Alter Ego coopération" }] },
    ),
    // Printed 11h30 a second time, as the last line of the day.
    printedSession(DAY, ['16:30'], 'closing', 'Synthèse partagée ; clôture et perspective (CNFPT)', {
      printedTime: '11h30',
      speakers: [{ name: GROLLEAU.name }, { name: ZANDER.name }],
    }),
  ],
});
