import type { SheetColumn } from './session-sheet.js';

/** How people head the columns of their tables, in French and in English, accents and case apart. */
const NAMES: Readonly<Record<SheetColumn, readonly string[]>> = {
  day: ['jour', 'date', 'day'],
  start: ['debut', 'heure', 'heure de debut', 'de', 'start', 'start time', 'from', 'begin'],
  end: ['fin', 'heure de fin', 'a', 'end', 'end time', 'to', 'until'],
  allDay: ['toute la journee', 'journee entiere', 'all day'],
  kind: ['genre', 'type', 'nature', 'kind'],
  title: ['titre', 'intitule', 'sequence', 'seance', 'title', 'session'],
  text: ['texte', 'description', 'presentation', 'resume', 'text', 'abstract'],
  phase: ['phase'],
  venue: ['lieu', 'site', 'venue', 'place'],
  room: ['salle', 'room'],
  speakers: ['intervenants', 'intervenant', 'intervenante', 'intervenantes', 'orateurs', 'speakers', 'speaker'],
  parts: ['parties', 'sous-parties', 'deroule', 'parts'],
  themes: ['themes', 'themes de la sequence'],
  printedTime: ['heure imprimee', 'printed time'],
  track: ['atelier', 'lettre', 'track', 'workshop'],
  trackTitle: ["titre de l'atelier", 'titre atelier', 'track title', 'workshop title'],
  trackTheme: ["theme de l'atelier", 'theme atelier', 'theme', 'track theme', 'workshop theme'],
  trackQuestion: ['question', "question de l'atelier", 'track question', 'workshop question'],
  trackText: ["texte de l'atelier", "description de l'atelier", 'track text', 'workshop text'],
  trackRoom: ["salle de l'atelier", 'salle atelier', 'track room', 'workshop room'],
  trackSeats: ["places de l'atelier", 'places', 'jauge', 'seats', 'track seats', 'workshop seats'],
  trackFacilitators: ['animateurs', 'animateur', 'animatrice', 'animation', 'facilitators', 'facilitator'],
  trackExperts: ['experts', 'expert', 'experte'],
  trackWitnesses: ['temoins', 'temoin', 'witnesses', 'witness'],
  trackSpeakers: ["intervenants de l'atelier", 'intervenants atelier', 'track speakers', 'workshop speakers'],
};

const COLUMNS = new Map(
  Object.entries(NAMES).flatMap(([column, names]) => names.map((name) => [name, column as SheetColumn] as const)),
);

/** The column that a heading names, however it is written; null for a heading of somebody's own. */
export function columnOf(heading: string): SheetColumn | null {
  return COLUMNS.get(folded(heading)) ?? null;
}

/** « Début : » → `debut`, « Intervenant·e·s » → `intervenants`, « Intervenant(s) » → `intervenants`. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[·.]es?\b|[·.]e[·.]?s\b|[·.]s\b/g, (ending) => (ending.endsWith('s') ? 's' : ''))
    .replace(/\(e?s?\)/g, (ending) => (ending.includes('s') ? 's' : ''))
    .replace(/[’`]/g, "'")
    .replace(/[^a-z0-9' -]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
