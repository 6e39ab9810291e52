/** What may stand between double braces in organisers' texts. The list is closed: a name is looked up here and nowhere else. */
export const PERSONAL_PLACEHOLDERS = [
  'firstName',
  'lastName',
  'role',
  'employer',
  'reference',
  'options',
  'position',
  'deadline',
] as const;
export const EVENT_PLACEHOLDERS = ['event', 'date', 'hours', 'place', 'code'] as const;
export type PlaceholderName = (typeof PERSONAL_PLACEHOLDERS)[number] | (typeof EVENT_PLACEHOLDERS)[number];

/** As people write them, the first in the interface's French, the second in English. */
export const PLACEHOLDER_WORDS: Readonly<Record<PlaceholderName, readonly [fr: string, en: string]>> = {
  firstName: ['prénom', 'first name'],
  lastName: ['nom', 'last name'],
  role: ['fonction', 'role'],
  employer: ['collectivité', 'employer'],
  reference: ['référence', 'reference'],
  options: ['options', 'options'],
  position: ['position', 'position'],
  deadline: ['échéance', 'deadline'],
  event: ['événement', 'event'],
  date: ['date', 'date'],
  hours: ['horaires', 'hours'],
  place: ['lieu', 'place'],
  code: ['code', 'code'],
};

const BY_WORD: ReadonlyMap<string, PlaceholderName> = new Map(
  (Object.entries(PLACEHOLDER_WORDS) as [PlaceholderName, readonly string[]][]).flatMap(([name, words]) =>
    words.map((word): [string, PlaceholderName] => [plain(word), name]),
  ),
);

/** Case, accents and spaces apart. @returns null for what is no placeholder of ours. */
export function placeholderOf(typed: string): PlaceholderName | null {
  return BY_WORD.get(plain(typed)) ?? null;
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
