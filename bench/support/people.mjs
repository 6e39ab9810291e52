import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const FIRST_NAMES = [
  'Maëlle',
  'Yann',
  'Inès',
  'Jean-Baptiste',
  'Chloé',
  'Mehdi',
  'Agnès',
  'Loïc',
  'Noémie',
  'François',
];
const LAST_NAMES = [
  'Cesbron',
  'Le Goff',
  'Abelard',
  'Brossard',
  'N’Diaye',
  'Guérin',
  'Hervé',
  'Moreau',
  'Ouvrard',
  'Rétif',
  'Saulnier',
];
const FUNCTIONS = ['dgs', 'dga', 'dst', 'secretaire-de-mairie', 'encadrant', 'elu'];

const communes = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json'), 'utf8'),
).filter(({ type }) => type === 'commune-actuelle');

/** Invented people of real communes, the same at each run: `count` bodies for the registration API. */
export function people(count, prefix = 'personne') {
  return Array.from({ length: count }, (_, at) => {
    const commune = communes[(at * 87) % communes.length];
    return {
      firstName: FIRST_NAMES[at % FIRST_NAMES.length],
      lastName: LAST_NAMES[at % LAST_NAMES.length],
      email: `${prefix}.${at}@example.org`,
      functionKey: FUNCTIONS[at % FUNCTIONS.length],
      collectivity: commune.nom,
      collectivityCode: commune.code,
      locale: at % 20 === 0 ? 'en' : 'fr',
    };
  });
}
