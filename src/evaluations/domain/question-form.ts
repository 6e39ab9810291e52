import { cleanLine, lengthOf } from '../../events/domain/typed-text.js';
import type { FieldError } from '../../platform/errors/domain-error.js';
import {
  idFor,
  LONGEST_HINT,
  LONGEST_LABEL,
  MOST_OPTIONS,
  type Option,
} from '../../registrations/form/domain/question.js';
import { namedValues, possibleParents } from './question-list.js';
import {
  hasOptions,
  isText,
  LONGEST_TEXT,
  QUESTION_KINDS,
  SCOPES,
  type Condition,
  type Question,
  type QuestionDraft,
} from './question.js';
import type { Typed } from './typed-answers.js';

/** The box of an answer that leads to the question. */
export function conditionField(parent: string, value: string): string {
  return `si:${parent}:${value}`;
}

/** The form's fields of a question as it is. */
export function shownQuestion(question: QuestionDraft): Record<string, string> {
  const { kind, scope, step, label, hint, required, options, min, max, condition } = question;
  return {
    ...{ kind, scope, step: String(step), label: label.fr, 'label-en': label.en, hint: hint.fr, 'hint-en': hint.en },
    required: required ? 'oui' : '',
    options: options.map((option) => option.label.fr).join('\n'),
    'options-en': options
      .map((option) => option.label.en)
      .join('\n')
      .trimEnd(),
    min: min === null ? '' : String(min),
    max: max === null ? '' : String(max),
    ...(condition &&
      Object.fromEntries(condition.anyOf.map((value) => [conditionField(condition.question, value), 'oui']))),
  };
}

/**
 * Judges what an organiser typed of a question; every error at once.
 * @param questions the questionnaire's, so that a condition leads to one of them. `edited`: the question as it was, whose options keep
 * their keys where their words stay.
 */
export function readQuestion(
  typed: Typed,
  { questions, steps, edited }: { questions: readonly Question[]; steps: number; edited: Question | null },
): { draft: QuestionDraft; errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (field: string, code: string, parameters?: FieldError['parameters']) =>
    errors.push({ field, code, ...(parameters && { parameters }) });
  const line = (name: string, max: number) => {
    const text = cleanLine(typed[name] ?? '');
    const length = lengthOf(text);
    if (length > max) wrong(name, 'too-long', { max, length });
    return text;
  };
  const kind = QUESTION_KINDS.find((one) => one === typed['kind']) ?? 'agreement';
  const scope = SCOPES.find((one) => one === typed['scope']) ?? 'event';
  const label = { fr: line('label', LONGEST_LABEL), en: line('label-en', LONGEST_LABEL) };
  if (label.fr === '') wrong('label', 'label-missing');
  const options = hasOptions({ kind }) ? readOptions(typed, edited?.options ?? [], wrong) : [];
  const limits = { min: readLimit(typed, 'min', wrong), max: readLimit(typed, 'max', wrong) };
  const draft: QuestionDraft = {
    key: edited?.key ?? '',
    step: Math.min(Math.max(0, Number.parseInt(typed['step'] ?? '0', 10) || 0), Math.max(0, steps - 1)),
    kind,
    scope,
    label,
    hint: { fr: line('hint', LONGEST_HINT), en: line('hint-en', LONGEST_HINT) },
    required: (typed['required'] ?? '') !== '',
    options,
    min: kind === 'number' || kind === 'several' ? limits.min : null,
    max: kind === 'number' || kind === 'several' || isText({ kind }) ? limits.max : null,
    condition: readCondition(typed, possibleParents(questions, edited?.id ?? null), wrong),
  };
  if (draft.min !== null && draft.max !== null && draft.min > draft.max) wrong('max', 'limits-crossed');
  if (isText({ kind }) && draft.max !== null && (draft.max < 1 || draft.max > LONGEST_TEXT[kind as 'short' | 'long'])) {
    wrong('max', 'between', { min: 1, max: LONGEST_TEXT[kind as 'short' | 'long'] });
  }
  return { draft, errors };
}

type Complain = (field: string, code: string, parameters?: FieldError['parameters']) => void;

/** One a line; the English of the second line is that of the second answer. */
function readOptions(typed: Typed, before: readonly Option[], wrong: Complain): Option[] {
  const lines = (name: string) => (typed[name] ?? '').split(/\r?\n/).map(cleanLine);
  const french = lines('options').filter((text) => text !== '');
  const english = lines('options-en');
  if (french.length < 2) wrong('options', 'options-few');
  if (french.length > MOST_OPTIONS) wrong('options', 'options-many', { count: MOST_OPTIONS });
  if (new Set(french).size < french.length) wrong('options', 'options-twice');
  const longest = Math.max(0, ...french.map(lengthOf), ...english.map(lengthOf));
  if (longest > LONGEST_LABEL) wrong('options', 'too-long', { max: LONGEST_LABEL, length: longest });
  const keys = new Map(before.map(({ key, label }) => [label.fr, key]));
  const taken = [...keys.values()];
  return french.slice(0, MOST_OPTIONS).map((fr, at) => {
    const key = keys.get(fr) ?? idFor(fr, taken, 'reponse');
    taken.push(key);
    return { key, label: { fr, en: english[at] ?? '' } };
  });
}

function readLimit(typed: Typed, name: 'min' | 'max', wrong: Complain): number | null {
  const text = (typed[name] ?? '').replace(/\s/gu, '');
  if (text === '') return null;
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  wrong(name, 'number');
  return null;
}

/** Answers of one question; of two, nobody could say whether one or both must be given. */
function readCondition(typed: Typed, parents: readonly Question[], wrong: Complain): Condition | null {
  const ticked = parents.flatMap((parent): Condition[] => {
    const anyOf = namedValues(parent).filter((value) => (typed[conditionField(parent.key, value)] ?? '') !== '');
    return anyOf.length > 0 ? [{ question: parent.key, anyOf }] : [];
  });
  const second = ticked[1];
  if (second) wrong(conditionField(second.question, second.anyOf[0]!), 'condition-two');
  return ticked[0] ?? null;
}
