import { cleanLine, cleanParagraphs, lengthOf } from '../../events/domain/typed-text.js';
import type { FieldError } from '../../platform/errors/domain-error.js';
import type { Item } from './pages.js';
import { longestText, type Condition, type Question } from './question.js';
import type { Answer, AnswerValue } from './response.js';

/** What was posted: one text a field. */
export type Typed = Readonly<Record<string, string>>;

const ANSWER = 'q.';
const ATELIER = 'a.';
/** The box of those who attended no atelier. */
export const NO_ATELIER = 'aucun';
const LARGEST_NUMBER = 1_000_000_000;

/** The name and id of an item's field; of one of its boxes or places with the option's key. */
export function fieldOf({ question, subject }: Item, option?: string): string {
  return `${ANSWER}${question.key}${subject ? `@${subject.key}` : ''}${option === undefined ? '' : `:${option}`}`;
}

/** The box of an atelier on the page that asks which were attended. */
export function atelierField(key: string): string {
  return `${ATELIER}${key}`;
}

export function chosenAteliers(typed: Typed): string[] {
  return Object.keys(typed)
    .filter((name) => name.startsWith(ATELIER) && typed[name] !== '')
    .map((name) => name.slice(ATELIER.length));
}

/** The fields that a page carries for the others, so that everything typed stays in the browser until it is sent. */
export function carriedFields(typed: Typed, shown: ReadonlySet<string>): { name: string; value: string }[] {
  return Object.entries(typed).flatMap(([name, value]) =>
    isOurs(name) && value !== '' && !shown.has(name) ? [{ name, value }] : [],
  );
}

function isOurs(name: string): boolean {
  return name.startsWith(ANSWER) || name.startsWith(ATELIER) || name === NO_ATELIER;
}

/** Every field that an item has. */
export function fieldsOf(item: Item): string[] {
  const { kind, options } = item.question;
  const split = kind === 'several' || kind === 'ranking';
  return split ? options.map(({ key }) => fieldOf(item, key)) : [fieldOf(item)];
}

interface Wrong {
  readonly code: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** The option at whose field it stands. */
  readonly option?: string;
}
type Verdict = { readonly value: AnswerValue | null } | { readonly wrong: Wrong };

const right = (value: AnswerValue | null): Verdict => ({ value });
const wrong = (code: string, parameters?: Wrong['parameters'], option?: string): Verdict => ({
  wrong: { code, ...(parameters && { parameters }), ...(option !== undefined && { option }) },
});

/** Judges the items of a page, or of all: every error is told at once, in their order. */
export function judgeAnswers(
  items: readonly Item[],
  typed: Typed,
): { answers: readonly Answer[]; errors: readonly FieldError[] } {
  const answers: Answer[] = [];
  const errors: FieldError[] = [];
  for (const item of items) {
    const verdict = judged(item, typed);
    if ('wrong' in verdict) {
      const { code, parameters, option } = verdict.wrong;
      errors.push({ field: firstField(item, option), code, ...(parameters && { parameters }) });
    } else if (verdict.value !== null) {
      answers.push({ question: item.question.id, subject: item.subject?.key ?? null, value: verdict.value });
    }
  }
  return { answers, errors };
}

/** Whether what is typed meets a condition; a wrong answer meets none. */
export function meets(questions: readonly Question[], typed: Typed, { question: key, anyOf }: Condition): boolean {
  const question = questions.find((one) => one.key === key && one.replacedBy === null && !one.retired);
  // What depended on a question that was taken out is asked.
  if (!question) return true;
  const verdict = judged({ question: { ...question, required: false }, subject: null }, typed);
  if ('wrong' in verdict || verdict.value === null) return false;
  const values = Array.isArray(verdict.value) ? (verdict.value as readonly string[]) : [String(verdict.value)];
  return values.some((value) => anyOf.includes(value));
}

function judged(item: Item, typed: Typed): Verdict {
  const { question } = item;
  switch (question.kind) {
    case 'agreement':
      return scaled(question, typed[fieldOf(item)] ?? '', 0, 4);
    case 'recommendation':
      return scaled(question, typed[fieldOf(item)] ?? '', 0, 10);
    case 'choice':
      return chosen(question, typed[fieldOf(item)] ?? '');
    case 'several':
      return ticked(item, typed);
    case 'ranking':
      return ranked(item, typed);
    case 'number':
      return numbered(question, cleanLine(typed[fieldOf(item)] ?? ''));
    case 'short':
      return written(question, cleanLine(typed[fieldOf(item)] ?? ''));
    case 'long':
      return written(question, cleanParagraphs(typed[fieldOf(item)] ?? ''));
  }
}

function scaled({ required }: Question, typed: string, from: number, to: number): Verdict {
  if (typed === '') return required ? wrong('choose') : right(null);
  const number = /^\d{1,2}$/.test(typed) ? Number(typed) : -1;
  return number >= from && number <= to ? right(number) : wrong('not-offered');
}

function chosen({ required, options }: Question, typed: string): Verdict {
  if (typed === '') return required ? wrong('choose') : right(null);
  return options.some(({ key }) => key === typed) ? right(typed) : wrong('not-offered');
}

function ticked(item: Item, typed: Typed): Verdict {
  const { required, options, min, max } = item.question;
  const keys = options.map(({ key }) => key).filter((key) => (typed[fieldOf(item, key)] ?? '') !== '');
  if (keys.length === 0) return required ? wrong('tick') : right(null);
  if (min !== null && keys.length < min) return wrong('too-few', { count: min });
  if (max !== null && keys.length > max) return wrong('too-many', { count: max });
  return right(keys);
}

/** A place for each option; some may stay without one. */
function ranked(item: Item, typed: Typed): Verdict {
  const { required, options } = item.question;
  const places: { key: string; place: number }[] = [];
  for (const { key } of options) {
    const text = typed[fieldOf(item, key)] ?? '';
    if (text === '') continue;
    const place = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (place < 1 || place > options.length) return wrong('not-offered', undefined, key);
    if (places.some((other) => other.place === place)) return wrong('rank-twice', { place }, key);
    places.push({ key, place });
  }
  if (places.length === 0) return required ? wrong('rank') : right(null);
  return right(places.sort((a, b) => a.place - b.place).map(({ key }) => key));
}

/** « 1 250,5 » as people of here write it. */
function numbered({ required, min, max }: Question, text: string): Verdict {
  if (text === '') return required ? wrong('number-missing') : right(null);
  const plain = text.replace(/\s/gu, '').replace(',', '.');
  const number = /^-?\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : NaN;
  if (Number.isNaN(number) || Math.abs(number) > LARGEST_NUMBER) return wrong('number');
  if ((min !== null && number < min) || (max !== null && number > max)) {
    return min !== null && max !== null
      ? wrong('between', { min, max })
      : min !== null
        ? wrong('small', { min })
        : wrong('large', { max: max! });
  }
  return right(number);
}

function written(question: Question, text: string): Verdict {
  if (text === '') return question.required ? wrong('missing') : right(null);
  const max = longestText(question);
  const length = lengthOf(text);
  return length > max ? wrong('too-long', { max, length }) : right(text);
}

/** Where the summary leads: the first button of a scale, the first box of several. */
function firstField(item: Item, option?: string): string {
  const { kind, options } = item.question;
  if (kind === 'several' || kind === 'ranking') return fieldOf(item, option ?? options[0]?.key ?? '');
  if (kind === 'choice') return `${fieldOf(item)}=${options[0]?.key ?? ''}`;
  if (kind === 'agreement') return `${fieldOf(item)}=1`;
  return kind === 'recommendation' ? `${fieldOf(item)}=0` : fieldOf(item);
}
