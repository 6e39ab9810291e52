import { arrangeProgramme } from '../../programme/domain/arrange-programme.js';
import type { PrintedEvent, PrintedSession } from './printed-event.js';
import { ASSISES_NIORT_2022 } from './assises-niort-2022.js';
import { BLOC_LOCAL_2018 } from './bloc-local-2018.js';
import { BLOC_LOCAL_2019 } from './bloc-local-2019.js';
import { PROGRAMMES } from './programmes.js';

type Line = readonly [start: string | null, end: string | null, title: string, speakers?: string];

const namesIn = ({ speakers }: Pick<PrintedSession, 'speakers'>) =>
  speakers.map(({ name, role }) => (role ? `${name}, ${role}` : name)).join(' ; ');

const lines = (event: PrintedEvent, day = event.startsOn): Line[] =>
  event.sessions
    .filter((session) => session.day === day && !session.allDay)
    .map((session) => [session.start, session.end, session.title, namesIn(session)]);

describe('the programmes are those that were printed', () => {
  it('2019, after the invitation', () => {
    expect(lines(BLOC_LOCAL_2019)).toEqual([
      ['08:30', '09:00', "Café d'accueil", ''],
      [
        '09:15',
        '10:30',
        'Conférence en dialogue, échanges et débats',
        'Didier LOCATELLI, expert en stratégies territoriales ; Jérôme GROLLEAU, sociologue-consultant ; Jonathan JUNG, consultant en management',
      ],
      ['10:45', '12:15', "Histoires de territoire et d'expériences collectives", ''],
      ['12:15', null, 'Buffet-déjeuner sur place', ''],
      ['13:45', '15:15', "Histoires de territoire et d'expériences collectives", ''],
      ['15:15', '16:30', 'Synthèse partagée : repères pour un processus enrichi de collectif de territoire', ''],
      ['16:30', '17:00', 'Et demain sur mon territoire ?', ''],
      ['17:00', null, 'Clôture et perspectives', ''],
    ]);
    const { announcedFrom, announcedTo, actionCodes, sessions, audience, title } = BLOC_LOCAL_2019;
    expect(title).toBe('Construire ensemble un processus coopératif pour son territoire');
    expect(audience).toBe('DGS, DGA, DST, encadrants des communes et EPCI');
    expect([announcedFrom, announcedTo]).toEqual(['09:00', '17:45']);
    expect(actionCodes.map(({ label }) => label)).toEqual(['CIDGI 006']);
    expect(sessions.filter(({ allDay }) => allDay).map(({ title }) => title)).toEqual([
      "L'expo des repères et des outils pour nourrir un processus de collectif de territoire",
    ]);
    expect(sessions.filter(({ phase }) => phase !== null).map(({ phase, tracks }) => [phase, tracks.length])).toEqual([
      [1, 4],
      [2, 4],
    ]);
    expect(sessions.flatMap(({ parts }) => parts).map((part) => [part.title, namesIn(part)])).toEqual([
      ["L'analyse des experts", 'Jérôme GROLLEAU ; Didier LOCATELLI'],
      ["Les principes d'accompagnement", 'CNFPT ; Jonathan JUNG'],
    ]);
  });

  it('2019 opens on 16 September at midnight and closes on 31 October at 23:59, in Paris', () => {
    const { registrationOpensAt, registrationClosesAt, capacity } = BLOC_LOCAL_2019;
    expect([registrationOpensAt, registrationClosesAt].map((instant) => new Date(instant!).toISOString())).toEqual([
      '2019-09-15T22:00:00.000Z',
      '2019-10-31T22:59:00.000Z',
    ]);
    expect(capacity).toBe(90);
  });

  it('2018, after the vademecum, with its two misprinted hours', () => {
    expect(lines(BLOC_LOCAL_2018)).toEqual([
      ['09:00', null, 'Accueil', 'CNFPT ; ADGCF ; SNDGCT'],
      ['09:30', null, '« Tour de table » en mouvement (situations et attentes)', ''],
      ['10:00', null, 'Ateliers de production', ''],
      ['11:30', null, 'Débriefing dans chaque atelier avec experts en appui', ''],
      [null, null, 'Buffet', ''],
      ['13:00', null, 'Ateliers de production', ''],
      ['14:30', null, 'Débriefing dans chaque atelier avec experts en appui', ''],
      [
        '15:00',
        null,
        "Intervention « venue d'ailleurs » et échanges : enjeux et usages de la sociocratie pour coopérer",
        "Yannis CAMUS, d'Alter Ego coopération",
      ],
      ['16:30', null, 'Synthèse partagée ; clôture et perspective (CNFPT)', 'Jérôme GROLLEAU ; Christophe ZANDER'],
    ]);
    expect(BLOC_LOCAL_2018.sessions.filter(({ printedTime }) => printedTime).map(({ start, printedTime }) => [start, printedTime])).toEqual([
      ['14:30', '13h00'],
      ['16:30', '11h30'],
    ]);
    expect(BLOC_LOCAL_2018.sessions.flatMap(({ tracks }) => tracks).map((track) => [track.letter, track.title, namesIn(track)])).toEqual([
      ['A', "L'idée de CODIR du territoire : pour quoi ?", ''],
      ['B', "L'idée de CODIR du territoire : avec qui ?", ''],
      ['A', 'Atelier Pourquoi', 'Christophe ZANDER, consultant'],
      ['B', 'Atelier Avec qui ?', 'Jérôme GROLLEAU, consultant sociologue'],
      ['A', 'Atelier pourquoi ?', ''],
      ['B', 'Atelier avec qui ?', ''],
    ]);
    expect(BLOC_LOCAL_2018.sessions.flatMap(({ parts }) => parts).map((part) => [part.title, namesIn(part)])).toEqual([
      [
        'Les animateurs',
        'Emmanuel GROS, SNDGCT ; Hélène GUILLET, SNDGCT ; Raphaël MEDARD, ADGCF ; Alcino DE OLIVEIRA, SNDGCT ; Yves MAUGEY, ADGCF ; Dominique GARNIER, ADGCF',
      ],
      [
        'Les témoins',
        "Cécile SEGNICOURT, DGS d'Arnage ; François COCHAIS, DGS de Ligné ; Delphine GODIN, DGS de Brains ; Soledad MELON, DGS de Vieillevigne ; Yann THOMAS, DGS Communauté de communes des Achards ; Anne PITHON, DGS commune nouvelle Sèvremoine",
      ],
    ]);
  });

  it('2022, two days and three places', () => {
    const SMACL = 'Siège de la SMACL';
    const printed = ({ start, end, title, venue, ...session }: PrintedSession) => [start, end, title, venue, namesIn(session)];
    expect(ASSISES_NIORT_2022.sessions.filter(({ day }) => day === '2022-03-24').map(printed)).toEqual([
      [
        '18:00',
        null,
        "Accueil à l'hôtel de ville",
        'Hôtel de Ville de Niort',
        "M. Jérôme BALOGE, Maire de la ville de Niort et Président de la Communauté d'agglomération de Niort",
      ],
      ['19:30', null, 'Dîner', 'Hôtel Mercure Niort Marais Poitevin', ''],
    ]);
    expect(ASSISES_NIORT_2022.sessions.filter(({ day }) => day === '2022-03-25').map(printed)).toEqual([
      ['09:00', null, 'Accueil / café', SMACL, ''],
      ['09:30', null, 'Ouverture des Assises', SMACL, 'M. Jean-Luc BOISSIEU, président de la SMACL ; M. Stéphane PINTRE, président du SNDGCT'],
      ['09:45', null, 'Rappel du dispositif des Partenariats des Savoirs® et présentation du programme', SMACL, ''],
      ['10:00', null, 'Présentation des retours des questionnaires', SMACL, ''],
      ['10:30', null, "Retour sur l'atelier écosystème public/privé - cas d'école des Partenariats des Savoirs", SMACL, ''],
      ['11:00', null, 'Pause-café', SMACL, ''],
      ['11:15', null, 'Observations des partenaires / Collègues et Travail sur les sujets à venir', SMACL, ''],
      ['12:30', '13:30', 'Pause déjeuner', SMACL, ''],
      ['13:30', null, 'Travail en ateliers', SMACL, ''],
      ['15:00', null, "Restitutions, évocation d'un outil collaboratif et validation des sujets à travailler", SMACL, ''],
      ['16:00', null, 'Propos conclusifs', SMACL, ''],
    ]);
    const byTitle = (title: string) => ASSISES_NIORT_2022.sessions.find((session) => session.title === title)!;
    expect(byTitle('Travail en ateliers').tracks).toHaveLength(3);
    expect(byTitle('Travail en ateliers').themes).toEqual([
      'Le pilotage des Partenariats des Savoirs',
      'Les processus de travail des ateliers et leurs productions',
    ]);
    expect(byTitle('Observations des partenaires / Collègues et Travail sur les sujets à venir').themes).toEqual([
      'La transition écologique des territoires',
      "L'innovation managériale",
      'La maîtrise des risques',
    ]);
  });
});

it('holds every event of the sources under its day', () => {
  expect(PROGRAMMES.map(({ startsOn, endsOn, datePrecision, title, registrationMode }) => [startsOn, endsOn, datePrecision, registrationMode, title])).toEqual([
    ['2015-01-01', '2015-12-31', 'year', 'none', 'Coopération et mutualisation dans le bloc local : travailler ensemble pour préparer le service public de demain'],
    ['2016-01-01', '2016-12-31', 'year', 'none', 'Proximité et accessibilité des services publics : transformer ensemble nos organisations locales'],
    ['2017-01-01', '2017-12-31', 'year', 'none', 'Compétents ensemble !'],
    ['2018-11-09', '2018-11-09', 'day', 'open', "D'être ensemble à faire ensemble : l'idée de « CoDir de territoire » Pourquoi, avec qui, comment ?"],
    ['2019-11-15', '2019-11-15', 'day', 'open', 'Construire ensemble un processus coopératif pour son territoire'],
    ['2022-03-24', '2022-03-25', 'day', 'invitation', '1res Assises des Partenariats des Savoirs®'],
    ['2024-02-16', '2024-02-16', 'day', 'invitation', 'Séminaire des cadres dirigeants de Vaucluse'],
    ['2024-06-28', '2024-06-28', 'day', 'open', "Congrès régional de l'union PACA"],
    ['2024-07-04', '2024-07-04', 'day', 'open', 'Transition écologique et gestion des risques'],
    ['2024-11-25', '2024-11-29', 'day', 'none', 'Semaine des transitions professionnelles'],
    ['2024-11-28', '2024-11-28', 'day', 'open', 'Journée interdépartementale « Transitions professionnelles »'],
  ]);
});

describe('every event', () => {
  it.each(PROGRAMMES.map((event) => [event.slug, event] as const))('%s stands by itself', (_, event) => {
    const text = JSON.stringify(event);
    expect(text.match(/[\w.+-]+@[\w.-]+/g)?.filter((address) => !address.endsWith('@example.org')) ?? []).toEqual([]);
    // Typography is the templates' matter: the data holds plain spaces and apostrophes.
    expect(text.match(/[\u00a0\u202f\u2019]/g)).toBeNull();
    const days = event.sessions.map(({ day }) => day);
    expect(days.filter((day) => day < event.startsOn || day > event.endsOn)).toEqual([]);
    const venues = new Set<string | null>([null, ...event.venues.map(({ name }) => name)]);
    expect(event.sessions.filter(({ venue }) => !venues.has(venue))).toEqual([]);
    const timed = arrangeProgramme(event.sessions.map((session) => ({ ...session, id: '', venueId: null })));
    for (const { sessions } of timed.days) {
      const starts = sessions.flatMap(({ start }) => start ?? []);
      expect(starts).toEqual([...starts].sort());
    }
  });

  it('has an address and a code of its own', () => {
    const slugs = PROGRAMMES.map(({ slug }) => slug);
    const codes = PROGRAMMES.flatMap(({ actionCodes }) => actionCodes.map(({ label }) => label));
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(codes).toEqual(['CIDGI 005', 'CIDGI 006', 'ASSISES 22', 'PACAL 028', 'PACAE 074', 'PACAS 128']);
  });
});
