import type { Typed } from '../../../events/domain/edit/section.js';
import { cleanLine, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import {
  type ListEntry,
  type ListName,
  LONGEST_ENTRY,
  LONGEST_KEY,
  MOST_ENTRIES,
  offered,
  OTHER_FUNCTION,
} from './choice-lists.js';
import { type Bilingual, idFor } from './question.js';

/** The house's words for its own entries, by key. */
export type HouseWords = ReadonlyMap<string, Bilingual>;

/** What must not go, and what an entry is still needed for. */
export interface EntryUses {
  /** How many people have the entry. */
  readonly people: ReadonlyMap<string, number>;
  /** The question, in French, that is asked only of those who have the entry. */
  readonly questions: ReadonlyMap<string, string>;
}

/** Room behind a key for the number that tells it from another. */
const NUMBER_LENGTH = 3;

/** A list as its page shows it: rows `entries.0.fr`, the house's words where the event has none of its own. */
export function shownList(entries: readonly ListEntry[], house: HouseWords): Typed {
  return Object.fromEntries(
    entries.flatMap(({ key, label, hidden }, at) => {
      const words = label.fr === '' ? (house.get(key) ?? label) : label;
      return [
        [`entries.${at}.key`, key],
        [`entries.${at}.fr`, words.fr],
        [`entries.${at}.en`, words.en],
        [`entries.${at}.shown`, hidden ? '' : 'oui'],
      ];
    }),
  );
}

/** What was posted of a list, cleaned: what a wrong page shows again. */
export function typedList(posted: Typed): Typed {
  const fields = Array.from({ length: MOST_ENTRIES }, (_, at) =>
    ['key', 'fr', 'en', 'shown'].map((part) => `entries.${at}.${part}`),
  ).flat();
  return Object.fromEntries(
    fields.map((field) => [field, cleanLine(posted[field] ?? '')] as const).filter(([, text]) => text !== ''),
  );
}

/** The rows with one of them a place further up (-1) or down (1); unchanged at either end. */
export function movedRow(typed: Typed, at: number, by: -1 | 1): Typed {
  const row = (place: number) => `entries.${place}.`;
  const [from, to] = [row(at), row(at + by)];
  const taken = (prefix: string) => Object.keys(typed).some((field) => field.startsWith(prefix));
  if (!taken(from) || !taken(to)) return typed;
  return Object.fromEntries(
    Object.entries(typed).map(([field, text]) => {
      if (field.startsWith(from)) return [to + field.slice(from.length), text];
      return field.startsWith(to) ? [from + field.slice(to.length), text] : [field, text];
    }),
  );
}

export type ListVerdict =
  | { readonly entries: readonly ListEntry[]; readonly errors: readonly [] }
  | { readonly entries: null; readonly errors: readonly FieldError[] };

/** Judges a list's page and tells every error at once. Rows left empty are gone, unless somebody has their entry. */
export function checkList(
  list: ListName,
  typed: Typed,
  before: readonly ListEntry[],
  { house, uses }: { readonly house: HouseWords; readonly uses: EntryUses },
): ListVerdict {
  const rows = readRows(typed, house);
  const errors: FieldError[] = [];
  const entries: ListEntry[] = [];
  for (const row of rows) {
    const { field, fr, en, shown } = row;
    const known = before.find(({ key }) => key === row.key);
    errors.push(...wordErrors(row, rows));
    const taken = [...before, ...entries].map(({ key }) => key);
    const key = known?.key ?? idFor(fr, taken, 'choix', LONGEST_KEY[list] - NUMBER_LENGTH);
    const words = house.get(key);
    const isHouses = words !== undefined && (fr === '' || (fr === words.fr && en === words.en));
    const label = isHouses ? { fr: '', en: '' } : { fr, en };
    const hidden = !shown && !(list === 'functions' && key === OTHER_FUNCTION);
    entries.push({ key, label, hidden, archived: hidden && (uses.people.get(key) ?? 0) > 0 });
    const question = hidden ? uses.questions.get(key) : undefined;
    if (question !== undefined) errors.push({ field, code: 'entry-needed', parameters: { question } });
  }
  for (const { key } of before.filter((one) => !entries.some((entry) => entry.key === one.key))) {
    errors.push(...goneErrors(list, key, typed, uses));
  }
  if (list !== 'media' && offered(entries).length === 0) errors.push({ field: 'entries.0.fr', code: 'list-empty' });
  return errors.length > 0 ? { entries: null, errors } : { entries, errors: [] };
}

interface Row {
  readonly field: string;
  readonly key: string;
  readonly fr: string;
  readonly en: string;
  readonly shown: boolean;
}

/** Those that say something; of the house's, those too whose words were taken out: its own come back. */
function readRows(typed: Typed, house: HouseWords): Row[] {
  const rows = Array.from({ length: MOST_ENTRIES }, (_, at) => {
    const text = (part: string) => typed[`entries.${at}.${part}`] ?? '';
    return {
      field: `entries.${at}.fr`,
      key: text('key'),
      fr: text('fr'),
      en: text('en'),
      shown: text('shown') !== '',
    };
  });
  return rows.filter(({ key, fr, en }) => fr !== '' || en !== '' || house.has(key));
}

function wordErrors({ field, fr, en }: Row, rows: readonly Row[]): FieldError[] {
  if (fr === '' && en !== '') return [{ field, code: 'french-missing' }];
  const long = [[field, fr] as const, [field.replace(/fr$/, 'en'), en] as const].filter(
    ([, text]) => lengthOf(text) > LONGEST_ENTRY,
  );
  const twice = rows.find((row) => fr !== '' && row.fr.toLowerCase() === fr.toLowerCase());
  return [
    ...long.map(([wrong, text]) => ({
      field: wrong,
      code: 'too-long',
      parameters: { max: LONGEST_ENTRY, length: lengthOf(text) },
    })),
    ...(twice && twice.field !== field ? [{ field, code: 'option-twice', parameters: { label: fr } }] : []),
  ];
}

function goneErrors(list: ListName, key: string, typed: Typed, { people, questions }: EntryUses): FieldError[] {
  const at = /^entries\.(\d+)\.key$/.exec(Object.entries(typed).find(([, text]) => text === key)?.[0] ?? '')?.[1];
  const field = `entries.${at ?? 0}.fr`;
  const question = questions.get(key);
  if (question !== undefined) return [{ field, code: 'entry-needed', parameters: { question } }];
  const count = people.get(key) ?? 0;
  return count > 0 ? [{ field, code: 'entry-used', parameters: { count } }] : [];
}
