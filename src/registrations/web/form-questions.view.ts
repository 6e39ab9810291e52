import { answerField, boxField, type TypedAnswers } from '../form/domain/answer.js';
import { claimField, dropField, LARGEST_FILE } from '../form/domain/file-answer.js';
import { type Bilingual, inLanguage, isList, LONGEST_ANSWER, type Question } from '../form/domain/question.js';
import type { FormConditions } from './form-conditions.js';
import type { ShownFile } from '../form/use-cases/hold-files.js';

/** Text of organisers in the reader's language, or in French where they wrote no other. */
export interface Words {
  readonly text: string;
  readonly isFrench: boolean;
}

export function wordsOf(words: Bilingual, locale: 'fr' | 'en'): Words | null {
  const text = inLanguage(words, locale);
  return text === '' ? null : { text, isFrench: text === words.fr };
}

export interface QuestionsInput {
  readonly conditions: FormConditions;
  readonly answers: TypedAnswers;
  readonly files: ReadonlyMap<string, ShownFile>;
  /** Sentences by field. */
  readonly wrong: ReadonlyMap<string, string>;
  readonly locale: 'fr' | 'en';
}

/** Every question as a field; those under a condition carry the classes by which the stylesheet hides them. */
export function questionViews({ conditions, answers, files, wrong, locale }: QuestionsInput) {
  return conditions.shown.map((question) => {
    const { id, kind, options, required, condition } = question;
    const typed = answers.get(id) ?? '';
    const field = answerField(id);
    const file = kind === 'file' ? (files.get(id) ?? null) : null;
    const hint = wordsOf(question.hint, locale);
    const limits = limitsOf(question);
    const when = conditions.words(question);
    const isGroup = kind === 'several' || (kind === 'choice' && !isList(question));
    const wrongHere = wrong.get(field) ?? wrong.get(boxField(id, options[0]?.key ?? '')) ?? null;
    const hasHint = hint !== null || limits !== null || when !== null || kind === 'file';
    return {
      id: isGroup ? boxField(id, options[0]?.key ?? '') : field,
      field,
      widget: isGroup ? (kind === 'several' ? 'boxes' : 'radios') : kind === 'choice' ? 'list' : kind,
      label: wordsOf(question.label, locale) ?? { text: id, isFrench: true },
      hint,
      limits,
      when,
      hasHint,
      described: [hasHint ? `${field}-aide` : '', wrongHere ? `${field}-erreur` : ''].join(' ').trim(),
      optional: !required,
      // A field that may be hidden must not hold the form back in a browser.
      required: required && condition === null,
      wrong: wrongHere,
      value: typeof typed === 'string' ? typed : '',
      options: options.map(({ key, label }) => ({
        key,
        id: boxField(id, key),
        name: kind === 'several' ? boxField(id, key) : field,
        label: wordsOf(label, locale) ?? { text: key, isFrench: true },
        checked: typeof typed === 'string' ? typed === key : typed.includes(key),
        triggers: conditions.triggers(id, key),
      })),
      rules: conditions.rules(question),
      file: file && { ...file, claimField: claimField(id), dropField: dropField(id), kilobytes: kilobytes(file.size) },
      largestFile: LARGEST_FILE / 1_000_000,
    };
  });
}

export function kilobytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1000));
}

/** What is asked of a text, a number or a choice beyond its being there. */
function limitsOf({ kind, min, max }: Question) {
  if (kind === 'short' || kind === 'long') {
    // Nobody need be told of a limit that nobody meets.
    return max !== null && max < LONGEST_ANSWER[kind] ? { code: 'characters', min: 0, max } : null;
  }
  if (kind !== 'several' && kind !== 'number') return null;
  if (min === null && max === null) return null;
  const code = min === null ? 'most' : max === null ? 'least' : min === max ? 'exactly' : 'between';
  return { code: `${kind}.${code}`, min: min ?? 0, max: max ?? 0 };
}
