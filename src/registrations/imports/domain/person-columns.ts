import { folded } from '../../../programme/domain/exchange/sheet-headings.js';

/** What a list of people may say of each. */
export const PERSON_COLUMNS = [
  'lastName',
  'firstName',
  'email',
  'phone',
  'function',
  'collectivity',
  'collective',
  'remarks',
] as const;
export type PersonColumn = (typeof PERSON_COLUMNS)[number];

/** How people head such columns, in French and in English, accents and case apart. */
const NAMES: Readonly<Record<PersonColumn, readonly string[]>> = {
  lastName: [
    'nom',
    'nom de famille',
    "nom d'usage",
    'nom usuel',
    'last name',
    'lastname',
    'surname',
    'family name',
    'name',
  ],
  firstName: ['prenom', 'prenoms', 'first name', 'firstname', 'given name', 'forename'],
  email: [
    ...['e-mail', 'email', 'mail', 'mel', 'courriel', 'adresse', 'adresse e-mail', 'adresse email', 'adresse mail'],
    ...['adresse mel', 'adresse electronique', 'adresse courriel', 'adresse de courriel', 'adresse de messagerie'],
    ...['messagerie', 'email address', 'e-mail address'],
  ],
  phone: [
    ...['telephone', 'tel', 'portable', 'mobile', 'numero de telephone', 'tel portable', 'telephone portable', 'phone'],
    ...['phone number', 'mobile phone'],
  ],
  function: [
    'fonction',
    'poste',
    'metier',
    'role',
    'emploi',
    'intitule du poste',
    'function',
    'job',
    'job title',
    'position',
  ],
  collectivity: [
    ...['collectivite', 'employeur', 'commune', 'mairie', 'etablissement', 'structure', 'organisme', 'organisation'],
    ...[
      'collectivite employeur',
      'collectivite ou employeur',
      'administration',
      'employer',
      'organization',
      'authority',
    ],
    ...['local authority', 'collectivity', 'epci', 'intercommunalite'],
  ],
  collective: ['collectif', 'collectif de territoire', 'equipe', 'collective', 'team'],
  remarks: [
    'remarques',
    'remarque',
    'observations',
    'observation',
    'commentaires',
    'commentaire',
    'notes',
    'remarks',
    'comments',
    'comment',
  ],
};

const COLUMNS = new Map(PERSON_COLUMNS.flatMap((column) => NAMES[column].map((name) => [name, column] as const)));

/** The column that a heading names; null for a heading of somebody's own. */
export function personColumnOf(heading: string): PersonColumn | null {
  const name = folded(heading);
  const bare = name.replace(/^(votre|vos|your|l'|la |le )\s*/, '').replace(/ (pro|professionnel(?:le)?|work)$/, '');
  return COLUMNS.get(name) ?? COLUMNS.get(bare) ?? null;
}

/** One column per column of the file: the first that is named so has it, the others are left out. */
export function recognised(headings: readonly string[]): (PersonColumn | null)[] {
  const taken = new Set<PersonColumn>();
  return headings.map((heading) => {
    const column = personColumnOf(heading);
    if (column === null || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}
