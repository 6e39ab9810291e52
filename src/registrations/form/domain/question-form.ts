import type { Typed } from '../../../events/domain/edit/section.js';
import { cleanLine, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { Subject } from './condition.js';
import {
  hasOptions,
  idFor,
  isKey,
  LARGEST_NUMBER,
  LONGEST_ANSWER,
  LONGEST_HINT,
  LONGEST_LABEL,
  MOST_OPTIONS,
  type Option,
  type Question,
} from './question.js';

/** A question as its page shows it: rows `options.0.fr`, and a box `if.<question>.<key>` for each answer it may hang on. */
export function shownQuestion(question: Question): Typed {
  const { label, hint, required, options, min, max, condition } = question;
  return {
    'label.fr': label.fr,
    'label.en': label.en,
    'hint.fr': hint.fr,
    'hint.en': hint.en,
    required: required ? 'oui' : '',
    min: min === null ? '' : String(min),
    max: max === null ? '' : String(max),
    ...Object.fromEntries(
      options.flatMap(({ key, label: words }, at) => [
        [`options.${at}.key`, key],
        [`options.${at}.fr`, words.fr],
        [`options.${at}.en`, words.en],
      ]),
    ),
    ...Object.fromEntries((condition?.anyOf ?? []).map((key) => [conditionField(condition!.question, key), 'oui'])),
  };
}

export function conditionField(question: string, key: string): string {
  return `if.${question}.${key}`;
}

/** What a question may hang on besides the house's: those with answers to choose from that are asked before it. */
export function possibleConditions(questions: readonly Question[], id: string | null): Question[] {
  const at = id === null ? questions.length : questions.findIndex((one) => one.id === id);
  return questions.slice(0, Math.max(0, at)).filter((one) => hasOptions(one) && !one.archived);
}

/** What was posted of a question, cleaned: what a wrong page shows again. */
export function typedQuestion(posted: Typed, before: readonly Subject[]): Typed {
  const fields = [
    ...['label.fr', 'label.en', 'hint.fr', 'hint.en', 'required', 'min', 'max'],
    ...Array.from({ length: MOST_OPTIONS }, (_, at) =>
      ['key', 'fr', 'en'].map((part) => `options.${at}.${part}`),
    ).flat(),
    ...before.flatMap(({ id, options }) => options.map(({ key }) => conditionField(id, key))),
  ];
  const entries = fields.map((field) => [field, cleanLine(posted[field] ?? '')] as const);
  const always = ['label.fr', 'label.en', 'hint.fr', 'hint.en', 'required', 'min', 'max'];
  return Object.fromEntries(entries.filter(([field, text]) => text !== '' || always.includes(field)));
}

export type QuestionVerdict =
  | { readonly question: Question; readonly errors: readonly [] }
  | { readonly question: null; readonly errors: readonly FieldError[] };

/**
 * Judges a question's page and tells every error at once. `base` gives the kind, which never changes, and the id of one
 * that exists; `questions` are those of the form, `possible` what it may hang on.
 */
export function checkQuestion(
  typed: Typed,
  base: Pick<Question, 'kind'> & { readonly id: string | null },
  { questions, possible }: { readonly questions: readonly Question[]; readonly possible: readonly Subject[] },
): QuestionVerdict {
  const { kind } = base;
  const text = (field: string) => typed[field] ?? '';
  const options = hasOptions(base) ? optionsOf(typed) : { options: [] as Option[], errors: [] };
  const limits = limitsOf(typed, kind, options.options.length);
  const condition = conditionOf(typed, possible);
  const errors = [
    ...(text('label.fr') === '' ? [{ field: 'label.fr', code: 'label-missing' }] : []),
    ...['label.fr', 'label.en'].flatMap((field) => tooLong(field, text(field), LONGEST_LABEL)),
    ...['hint.fr', 'hint.en'].flatMap((field) => tooLong(field, text(field), LONGEST_HINT)),
    ...(text('hint.fr') === '' && text('hint.en') !== '' ? [{ field: 'hint.fr', code: 'french-missing' }] : []),
    ...options.errors,
    ...limits.errors,
    ...condition.errors,
    ...neededAnswers(base.id, options.options, questions),
  ];
  if (errors.length > 0) return { question: null, errors };
  const taken = questions.map(({ id }) => id);
  return {
    errors: [],
    question: {
      id: base.id ?? idFor(text('label.fr'), taken),
      kind,
      label: { fr: text('label.fr'), en: text('label.en') },
      hint: { fr: text('hint.fr'), en: text('hint.en') },
      required: text('required') !== '',
      options: options.options,
      min: limits.min,
      max: limits.max,
      condition: condition.condition,
      archived: false,
    },
  };
}

/** A row without French is gone; a key that exists stays whatever becomes of its label. */
function optionsOf(typed: Typed): { options: Option[]; errors: FieldError[] } {
  const rows = Array.from({ length: MOST_OPTIONS }, (_, at) => ({
    at,
    key: typed[`options.${at}.key`] ?? '',
    fr: typed[`options.${at}.fr`] ?? '',
    en: typed[`options.${at}.en`] ?? '',
  })).filter(({ fr, en }) => fr !== '' || en !== '');
  const errors: FieldError[] = [];
  const options: Option[] = [];
  for (const { at, key, fr, en } of rows) {
    if (fr === '') errors.push({ field: `options.${at}.fr`, code: 'french-missing' });
    else if (options.some(({ label }) => label.fr.toLowerCase() === fr.toLowerCase()))
      errors.push({ field: `options.${at}.fr`, code: 'option-twice', parameters: { label: fr } });
    errors.push(
      ...['fr', 'en'].flatMap((part) => tooLong(`options.${at}.${part}`, part === 'fr' ? fr : en, LONGEST_LABEL)),
    );
    const taken = [
      ...options.map((option) => option.key),
      ...rows.filter((row) => row.at !== at).map((row) => row.key),
    ];
    const known = isKey(key) && !options.some((option) => option.key === key);
    options.push({ key: known ? key : idFor(fr, taken, 'reponse'), label: { fr, en } });
  }
  if (options.length < 2) errors.push({ field: 'options.0.fr', code: 'options-few' });
  return { options, errors };
}

function limitsOf(typed: Typed, kind: Question['kind'], options: number) {
  const errors: FieldError[] = [];
  const read = (field: 'min' | 'max', least: number, most: number) => {
    const text = (typed[field] ?? '').replace(/\s/gu, '').replace(',', '.');
    if (text === '') return null;
    const number = /^-?\d{1,10}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
    const isWhole = kind === 'number' || Number.isInteger(number);
    if (number >= least && number <= most && isWhole) return number;
    errors.push({ field, code: 'limit', parameters: { min: least, max: most } });
    return null;
  };
  if (kind === 'choice' || kind === 'file') return { min: null, max: null, errors };
  if (kind === 'short' || kind === 'long') return { min: null, max: read('max', 1, LONGEST_ANSWER[kind]), errors };
  const [least, most] = kind === 'number' ? [-LARGEST_NUMBER, LARGEST_NUMBER] : [1, Math.max(1, options)];
  const [min, max] = [read('min', least, most), read('max', least, most)];
  if (min !== null && max !== null && min > max) errors.push({ field: 'max', code: 'limits-crossed' });
  return { min, max, errors };
}

function conditionOf(typed: Typed, possible: readonly Subject[]) {
  const ticked = possible.flatMap(({ id, options }) => {
    const anyOf = options.map(({ key }) => key).filter((key) => (typed[conditionField(id, key)] ?? '') !== '');
    return anyOf.length > 0 ? [{ question: id, anyOf }] : [];
  });
  if (ticked.length <= 1) return { condition: ticked[0] ?? null, errors: [] };
  const [, second] = ticked;
  return {
    condition: null,
    errors: [{ field: conditionField(second!.question, second!.anyOf[0]!), code: 'condition-one' }],
  };
}

/** An answer on which other questions hang cannot go before them. */
function neededAnswers(id: string | null, options: readonly Option[], questions: readonly Question[]): FieldError[] {
  const lacking = questions.find(
    ({ condition, archived }) =>
      id !== null &&
      !archived &&
      condition?.question === id &&
      condition.anyOf.some((key) => !options.some((option) => option.key === key)),
  );
  if (!lacking) return [];
  return [{ field: 'options.0.fr', code: 'option-needed', parameters: { question: lacking.label.fr } }];
}

function tooLong(field: string, text: string, max: number): FieldError[] {
  return lengthOf(text) > max ? [{ field, code: 'too-long', parameters: { max, length: lengthOf(text) } }] : [];
}
