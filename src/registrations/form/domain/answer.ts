import { cleanLine, cleanParagraphs, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { OwnAnswer, OwnAnswers } from '../../domain/registration.js';
import { isAsked, type StandardAnswers } from './condition.js';
import { hasOptions, inLanguage, isList, LARGEST_NUMBER, LONGEST_ANSWER, type Question } from './question.js';

/** What was typed, by the question's id, cleaned and not judged: what a wrong form shows again. */
export type TypedAnswers = ReadonlyMap<string, string | readonly string[]>;

const FIELD = 'answers.';

/** The name and id of a question's field. */
export function answerField(id: string): string {
  return `${FIELD}${id}`;
}

/** The name and id of one box of a question with several answers. */
export function boxField(id: string, key: string): string {
  return `${FIELD}${id}.${key}`;
}

/**
 * Reads whatever was posted: a form's fields `answers.<id>` and `answers.<id>.<key>`, or the API's object `answers`.
 * Never throws. A form's field that no question has is an old form's and says nothing; an API's is named as an error.
 * `files` are the ids of stored files, by question: nothing that was posted is taken for one.
 */
export function readAnswers(
  questions: readonly Question[],
  posted: unknown,
  files: ReadonlyMap<string, string> = new Map(),
): { typed: TypedAnswers; unreadable: readonly FieldError[] } {
  if (typeof posted !== 'object' || posted === null) return { typed: new Map(), unreadable: [] };
  const asked = questions.filter(({ archived }) => !archived);
  const body = posted as Readonly<Record<string, unknown>>;
  const document = own(body, 'answers');
  if (document === undefined || document === null || document === '') {
    return { typed: fromForm(asked, body, files), unreadable: [] };
  }
  if (typeof document !== 'object' || Array.isArray(document)) {
    return { typed: new Map(), unreadable: [{ field: 'answers', code: 'answers-object' }] };
  }
  return fromDocument(asked, document as Readonly<Record<string, unknown>>);
}

const NOTHING_ASKED: StandardAnswers = new Map();

/**
 * Judges the answers of the questions that are asked of this person and tells every error at once, in their order. An
 * answer to a question whose condition is not met is dropped without a word. `file` answers are the ids of stored files:
 * whether they are the person's own is for whoever stored them to say. `standard`: what they
 * answered to the house's questions.
 */
export function checkAnswers(
  questions: readonly Question[],
  typed: TypedAnswers,
  { locale = 'fr', standard = NOTHING_ASKED }: { locale?: 'fr' | 'en'; standard?: StandardAnswers } = {},
): { answers: OwnAnswers; errors: readonly FieldError[] } {
  const answers = new Map<string, OwnAnswer>();
  const errors: FieldError[] = [];
  for (const question of questions) {
    if (question.archived || !isAsked(question, answers, questions, standard)) continue;
    const verdict = judged(question, typed.get(question.id) ?? '');
    if (typeof verdict === 'object' && verdict !== null && 'code' in verdict) {
      errors.push(named(question, verdict, locale));
      // What depends on a wrong answer is still asked as if it were right: no error hides another.
      const meant = understood(question, typed.get(question.id) ?? '');
      if (meant !== null) answers.set(question.id, meant);
    } else if (verdict !== null) {
      answers.set(question.id, verdict);
    }
  }
  return { answers: Object.fromEntries(answers), errors };
}

/** Errors of questions in the order in which these are asked; what is about no question stands first. */
export function inQuestionOrder(questions: readonly Question[], errors: readonly FieldError[]): FieldError[] {
  const fields = questions.map(({ id }) => answerField(id));
  const place = ({ field }: FieldError) => fields.findIndex((one) => field === one || field.startsWith(`${one}.`));
  return [...errors].sort((a, b) => place(a) - place(b));
}

/** Answers as their form shows them again. */
export function typedFromAnswers(answers: OwnAnswers): TypedAnswers {
  return new Map(
    Object.entries(answers).map(([id, answer]) => [
      id,
      typeof answer === 'number' ? String(answer).replace('.', ',') : answer,
    ]),
  );
}

type Wrong = Omit<FieldError, 'field'>;

function judged(question: Question, typed: string | readonly string[]): OwnAnswer | Wrong | null {
  if (question.kind === 'several') return ticked(question, typeof typed === 'string' ? listOf(typed) : typed);
  const text = typeof typed === 'string' ? typed : (typed[0] ?? '');
  if (text === '') return question.required ? { code: missing(question) } : null;
  switch (question.kind) {
    case 'choice':
      return question.options.some(({ key }) => key === text) ? text : { code: 'answer-not-offered' };
    case 'number':
      return numberIn(question, text);
    case 'file':
      return text;
    default: {
      const max = question.max ?? LONGEST_ANSWER[question.kind];
      const length = lengthOf(text);
      return length > max ? { code: 'answer-too-long', parameters: { max, length } } : text;
    }
  }
}

function ticked({ options, required, min, max }: Question, keys: readonly string[]): OwnAnswer | Wrong | null {
  if (keys.length === 0) return required ? { code: 'answer-tick' } : null;
  if (keys.some((key) => !options.some((option) => option.key === key))) return { code: 'answer-not-offered' };
  if (min !== null && keys.length < min) return { code: 'answer-too-few', parameters: { count: min } };
  if (max !== null && keys.length > max) return { code: 'answer-too-many', parameters: { count: max } };
  // In the order of the question, so that the same answers always read alike.
  return options.map(({ key }) => key).filter((key) => keys.includes(key));
}

/** « 1 250,5 » as people of here write it. */
function numberIn({ min, max }: Question, text: string): number | Wrong {
  const plain = text.replace(/[\s\u202f\u00a0]/gu, '').replace(',', '.');
  const number = /^-?\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : NaN;
  if (Number.isNaN(number) || Math.abs(number) > LARGEST_NUMBER) return { code: 'answer-number' };
  if (min !== null && max !== null && (number < min || number > max))
    return { code: 'answer-between', parameters: { min, max } };
  if (min !== null && number < min) return { code: 'answer-small', parameters: { min } };
  return max !== null && number > max ? { code: 'answer-large', parameters: { max } } : number;
}

function missing({ kind }: Question): string {
  if (kind === 'choice') return 'answer-choose';
  return kind === 'file' ? 'answer-file' : kind === 'number' ? 'answer-number-missing' : 'answer-missing';
}

/** Of a wrong answer, what other questions may go by. */
function understood({ kind, options }: Question, typed: string | readonly string[]): OwnAnswer | null {
  if (kind !== 'several' || typeof typed === 'string') return null;
  return typed.filter((key) => options.some((option) => option.key === key));
}

function named(question: Question, { code, parameters }: Wrong, locale: 'fr' | 'en'): FieldError {
  const label = inLanguage(question.label, locale).replace(/\s*[?:]\s*$/u, '');
  // The summary leads to the first box where the question is a group of them.
  const { id, options } = question;
  const inBoxes = hasOptions(question) && !isList(question);
  const field = inBoxes ? boxField(id, options[0]?.key ?? '') : answerField(id);
  return { field, code, parameters: { ...parameters, question: label } };
}

function fromForm(
  questions: readonly Question[],
  body: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, string>,
): TypedAnswers {
  return new Map<string, string | readonly string[]>(
    questions.map((question) => {
      const { id, options } = question;
      if (question.kind === 'file') return [id, files.get(id) ?? ''] as const;
      if (question.kind !== 'several') return [id, cleaned(question, text(own(body, answerField(id))))] as const;
      return [id, options.map(({ key }) => key).filter((key) => text(own(body, boxField(id, key))) !== '')] as const;
    }),
  );
}

/** More names than any form has questions: a body of thousands is not answered name by name. */
const MOST_NAMED = 50;

function fromDocument(questions: readonly Question[], document: Readonly<Record<string, unknown>>) {
  const typed = new Map<string, string | readonly string[]>();
  const unreadable: FieldError[] = [];
  for (const [id, value] of Object.entries(document).slice(0, MOST_NAMED + questions.length)) {
    const question = questions.find((one) => one.id === id);
    const field = answerField(id.slice(0, 100));
    if (!question) unreadable.push({ field, code: 'question-unknown', parameters: { typed: id.slice(0, 100) } });
    else if (value === null) continue;
    else if (question.kind === 'file') unreadable.push({ field, code: 'answer-file-by-form' });
    else if (typeof value === 'string' || typeof value === 'number') typed.set(id, cleaned(question, String(value)));
    else if (question.kind === 'several' && isTexts(value)) typed.set(id, [...new Set(value)]);
    else unreadable.push({ field, code: 'not-text' });
  }
  return { typed, unreadable };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 100 && value.every((one) => typeof one === 'string');
}

function cleaned({ kind }: Question, typed: string): string {
  return kind === 'long' ? cleanParagraphs(typed) : cleanLine(typed);
}

function listOf(typed: string): readonly string[] {
  return typed === '' ? [] : [typed];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function own(source: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(source, name) ? source[name] : undefined;
}
