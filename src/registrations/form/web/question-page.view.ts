import type { Typed } from '../../../events/domain/edit/section.js';
import { conditionField } from '../domain/question-form.js';
import { hasOptions, MOST_OPTIONS, type QuestionKind } from '../domain/question.js';
import { isStandardSubject } from '../domain/standard-subject.js';
import type { WordedSubject } from './condition-words.js';
import { type DeskField, deskField, type FieldsContext } from './desk-field.view.js';

/** Empty rows for answers, below those that are filled. */
const ROWS_MORE = 3;
const ROWS_LEAST = 4;

export interface QuestionPageInput extends FieldsContext {
  readonly kind: QuestionKind;
  /** Those that it may hang on. */
  readonly possible: readonly WordedSubject[];
  /** More empty rows were asked for. */
  readonly more: boolean;
}

/** The page of one question. */
export function questionFields({ kind, possible, more, ...context }: QuestionPageInput) {
  const { typed, wrong, words } = context;
  const limits: Readonly<Record<QuestionKind, readonly string[]>> = {
    short: ['max'],
    long: ['max'],
    number: ['min', 'max'],
    several: ['min', 'max'],
    choice: [],
    file: [],
  };
  const limit = (field: string) =>
    deskField(field, context, {
      label: words.text(`form-desk:limits.${kind}.${field}`),
      width: 'w-s',
      inputmode: 'numeric',
      optional: true,
    });
  return {
    label: deskField('label.fr', context),
    translation: deskField('label.en', context, { optional: true }),
    hints: ['hint.fr', 'hint.en'].map((field) => deskField(field, context, { optional: true })),
    required: deskField('required', context, { widget: 'check' }),
    limits: limits[kind].map(limit),
    rows: hasOptions({ kind }) ? rowsOf(context, more) : null,
    conditions: possible.map(({ id, label, options }) => ({
      id,
      label,
      ofHouse: isStandardSubject(id),
      answers: options.map((option) => {
        const field = conditionField(id, option.key);
        return { field, label: option.label, checked: (typed[field] ?? '') !== '' };
      }),
      open: options.some(({ key }) => (typed[conditionField(id, key)] ?? '') !== ''),
      wrong: options.map(({ key }) => wrong.get(conditionField(id, key))).find((message) => message) ?? null,
    })),
    conditionOpen: Object.entries(typed).some(([field, text]) => field.startsWith('if.') && text !== ''),
    translated: ['label.en', 'hint.fr', 'hint.en'].some((field) => (typed[field] ?? '') !== '' || wrong.has(field)),
  };
}

function rowsOf(context: FieldsContext, more: boolean) {
  const last = lastRow(context.typed);
  const count = Math.min(MOST_OPTIONS, Math.max(ROWS_LEAST, last + 1 + (more ? 2 * ROWS_MORE : ROWS_MORE)));
  return Array.from(
    { length: count },
    (_, at): { key: string; number: number; prefix: string; fr: DeskField; en: DeskField } => {
      const prefix = `options.${at}`;
      const number = at + 1;
      const field = (part: 'fr' | 'en') =>
        deskField(`${prefix}.${part}`, context, {
          label: context.words.text(`form-desk:answer.${part}`, { number }),
          optional: part === 'en',
          hint: null,
        });
      return { key: context.typed[`${prefix}.key`] ?? '', number, prefix, fr: field('fr'), en: field('en') };
    },
  );
}

/** The number of the last row that something stands in; -1 where all are empty. */
function lastRow(typed: Typed): number {
  const numbers = Object.entries(typed).map(([field, text]) => {
    const [, number] = /^options\.(\d+)\.(?:fr|en)$/.exec(field) ?? [];
    return number !== undefined && text !== '' ? Number(number) : -1;
  });
  return Math.max(-1, ...numbers);
}
