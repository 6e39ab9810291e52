import { freeSlug, slugOf } from '../../../events/domain/slug.js';
import { isStandardSubject } from './standard-subject.js';

/** `choice` takes one answer of several, `several` any number of them. */
export const QUESTION_KINDS = ['short', 'long', 'choice', 'several', 'number', 'file'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Words of organisers in both languages; where the English is empty the French serves. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

export interface Option {
  /** Stays whatever becomes of the label: answers hold it. */
  readonly key: string;
  readonly label: Bilingual;
}

/**
 * The question is asked only of those who answered another one, `choice` or `several`, by one of these keys; `question` may
 * be a question of the house, too (`StandardSubject`).
 */
export interface Condition {
  readonly question: string;
  readonly anyOf: readonly string[];
}

export interface Question {
  /** Letters, digits and hyphens; stays whatever becomes of the label: answers hold it. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly label: Bilingual;
  readonly hint: Bilingual;
  readonly required: boolean;
  /** For `choice` and `several`; empty for other kinds. */
  readonly options: readonly Option[];
  /** Fewest ticked for `several`, smallest for `number`; null where there is no such limit. */
  readonly min: number | null;
  /** Most ticked for `several`, largest for `number`, longest in characters for texts. */
  readonly max: number | null;
  readonly condition: Condition | null;
  /** Asked no more, but somebody answered it: the answers stay readable. */
  readonly archived: boolean;
}

/** In characters, by kind; the house's own limit where a question has none. */
export const LONGEST_ANSWER = { short: 200, long: 2000 } as const;
export const LONGEST_LABEL = 300;
export const LONGEST_HINT = 600;
export const MOST_OPTIONS = 40;
/** Beyond, a number is a mistake of the keyboard. */
export const LARGEST_NUMBER = 1_000_000_000;

export function hasOptions({ kind }: Pick<Question, 'kind'>): boolean {
  return kind === 'choice' || kind === 'several';
}

/** Beyond, radio buttons fill the page and a list to open says it better. */
const MOST_RADIOS = 7;

export function isList({ kind, options }: Pick<Question, 'kind' | 'options'>): boolean {
  return kind === 'choice' && options.length > MOST_RADIOS;
}

export function inLanguage({ fr, en }: Bilingual, locale: 'fr' | 'en'): string {
  return locale === 'en' && en !== '' ? en : fr;
}

const LONGEST_ID = 48;
/** A name that every object has, the word for a title without letters, the address of the page for a new question. */
const NOT_IDS = ['constructor', 'evenement', 'nouvelle'];

/** « Arrivez-vous la veille ? » → `arrivez-vous-la-veille`, with a number behind where it is taken. */
export function idFor(label: string, taken: readonly string[], fallback = 'question', longest = LONGEST_ID): string {
  const words = slugOf(label).slice(0, longest).replace(/-+$/, '');
  const stem = NOT_IDS.includes(words) ? fallback : words;
  return freeSlug(stem, new Set(taken));
}

const ID = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

/** Whether it may name a question, or an answer to choose. */
export function isKey(text: string): boolean {
  return ID.test(text);
}

/**
 * Reads questions as they were stored, whatever release wrote them: what cannot be read is left out, and so is a
 * condition on a question that is not there before.
 */
export function readQuestions(stored: unknown): Question[] {
  const questions: Question[] = [];
  for (const one of Array.isArray(stored) ? (stored as unknown[]) : []) {
    const question = readQuestion(one);
    if (!question || questions.some(({ id }) => id === question.id)) continue;
    const { condition } = question;
    const known =
      condition === null ||
      isStandardSubject(condition.question) ||
      questions.some(({ id }) => id === condition.question);
    questions.push(known ? question : { ...question, condition: null });
  }
  return questions;
}

function readQuestion(stored: unknown): Question | null {
  const source = object(stored);
  const kind = QUESTION_KINDS.find((one) => one === source.kind);
  const { id } = source;
  if (!kind || typeof id !== 'string' || !isKey(id)) return null;
  const options = hasOptions({ kind }) ? readOptions(source.options) : [];
  return {
    id,
    kind,
    label: readBilingual(source.label),
    hint: readBilingual(source.hint),
    required: source.required === true,
    options,
    min: readLimit(source.min),
    max: readLimit(source.max),
    condition: readCondition(source.condition),
    archived: source.archived === true,
  };
}

function readOptions(stored: unknown): Option[] {
  const list = Array.isArray(stored) ? (stored as unknown[]).map(object) : [];
  const options = list.flatMap(({ key, label }) =>
    typeof key === 'string' && isKey(key) ? [{ key, label: readBilingual(label) }] : [],
  );
  return options.filter(({ key }, at) => options.findIndex((other) => other.key === key) === at);
}

function readCondition(stored: unknown): Condition | null {
  const { question, anyOf } = object(stored);
  if (typeof question !== 'string' || !Array.isArray(anyOf)) return null;
  return { question, anyOf: anyOf.filter((key): key is string => typeof key === 'string') };
}

export function readBilingual(stored: unknown): Bilingual {
  const { fr, en } = object(stored);
  return { fr: typeof fr === 'string' ? fr : '', en: typeof en === 'string' ? en : '' };
}

function readLimit(stored: unknown): number | null {
  return typeof stored === 'number' && Number.isFinite(stored) ? stored : null;
}

function object(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
}
