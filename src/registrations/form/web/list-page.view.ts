import { type ListName, MOST_ENTRIES, OTHER_FUNCTION } from '../domain/choice-lists.js';
import { type DeskField, deskField, type FieldsContext } from './desk-field.view.js';

/** Empty rows below those that are filled. */
const ROWS_MORE = 2;

export interface ListRow {
  readonly key: string;
  readonly at: number;
  readonly number: number;
  readonly prefix: string;
  readonly fr: DeskField;
  readonly en: DeskField;
  /** Null where it is always offered. */
  readonly shown: DeskField | null;
  /** How many people hold it. */
  readonly people: number;
  readonly mayRise: boolean;
  readonly mayFall: boolean;
}

/** A list as rows to fill in: those that it has, and some empty ones. */
export function listRows({
  list,
  people,
  more,
  ...context
}: FieldsContext & {
  readonly list: ListName;
  readonly people: ReadonlyMap<string, number>;
  readonly more: boolean;
}): ListRow[] {
  const filled = lastRow(context.typed) + 1;
  const count = Math.min(MOST_ENTRIES, filled + (more ? 3 * ROWS_MORE : ROWS_MORE));
  return Array.from({ length: count }, (_, at) => {
    const prefix = `entries.${at}`;
    const key = context.typed[`${prefix}.key`] ?? '';
    const isNew = at >= filled;
    const field = (part: 'fr' | 'en' | 'shown', shape: object) =>
      deskField(`${prefix}.${part}`, context, {
        label: context.words.text(`form-desk:entry.${part}`, { number: at + 1 }),
        hint: null,
        ...shape,
      });
    const shown = field('shown', { widget: 'check' });
    return {
      key,
      at,
      number: at + 1,
      prefix,
      fr: field('fr', { optional: isNew }),
      en: field('en', { optional: true }),
      // Whoever adds an entry wants it offered.
      shown: list === 'functions' && key === OTHER_FUNCTION ? null : { ...shown, checked: isNew || shown.checked },
      people: people.get(key) ?? 0,
      mayRise: !isNew && at > 0,
      mayFall: at < filled - 1,
    };
  });
}

/** The number of the last row that something stands in; -1 where all are empty. */
function lastRow(typed: FieldsContext['typed']): number {
  const numbers = Object.entries(typed).map(([field, text]) => {
    const [, number, part] = /^entries\.(\d+)\.(\w+)$/.exec(field) ?? [];
    return number !== undefined && part !== 'shown' && text !== '' ? Number(number) : -1;
  });
  return Math.max(-1, ...numbers);
}
