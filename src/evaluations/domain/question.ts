import type { Bilingual, Option } from '../../registrations/form/domain/question.js';

/**
 * `agreement`: four points and « sans avis ». `ranking`: options in one's own order. `recommendation`: 0 to 10, of which the
 * NPS is made.
 */
export const QUESTION_KINDS = [
  'agreement',
  'choice',
  'several',
  'ranking',
  'number',
  'recommendation',
  'short',
  'long',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a question is about: it repeats for each atelier attended, or for each of those who ran them. */
export const SCOPES = ['event', 'atelier', 'facilitator'] as const;
export type Scope = (typeof SCOPES)[number];

/** Asked only of those who answered the question of this key, of scope `event`, by one of these values. */
export interface Condition {
  readonly question: string;
  readonly anyOf: readonly string[];
}

/** What an organiser writes of a question. */
export interface QuestionDraft {
  /** Stays over wordings and editions: « the same question » is the one of the same key. */
  readonly key: string;
  /** On which page of the telephone it stands, from 0. */
  readonly step: number;
  readonly kind: QuestionKind;
  readonly scope: Scope;
  readonly label: Bilingual;
  readonly hint: Bilingual;
  readonly required: boolean;
  /** For `choice`, `several` and `ranking`. */
  readonly options: readonly Option[];
  /** Fewest ticked, or smallest number; null where there is no such limit. */
  readonly min: number | null;
  /** Most ticked, largest number, longest text in characters. */
  readonly max: number | null;
  readonly condition: Condition | null;
}

/** A question as it is asked. Once it has answers it is never edited: another takes its place. */
export interface Question extends QuestionDraft {
  readonly id: string;
  /** The question of the same key that is asked instead; null while this one is asked. */
  readonly replacedBy: string | null;
  /** Taken out of the questionnaire; its answers stay readable. */
  readonly retired: boolean;
}

export function isAskedNow({ replacedBy, retired }: Pick<Question, 'replacedBy' | 'retired'>): boolean {
  return replacedBy === null && !retired;
}

export function hasOptions({ kind }: Pick<QuestionDraft, 'kind'>): boolean {
  return kind === 'choice' || kind === 'several' || kind === 'ranking';
}

export function isText({ kind }: Pick<QuestionDraft, 'kind'>): boolean {
  return kind === 'short' || kind === 'long';
}

/** In characters: what is written on a telephone in three minutes, and what a sealed answer has room for. */
export const LONGEST_TEXT = { short: 200, long: 1000 } as const;

/** The longest text that a question takes, in characters. */
export function longestText({ kind, max }: Pick<QuestionDraft, 'kind' | 'max'>): number {
  const limit = kind === 'long' ? LONGEST_TEXT.long : LONGEST_TEXT.short;
  return max === null ? limit : Math.min(max, limit);
}

export const MOST_QUESTIONS = 40;
/** À chaud, beyond this many items people give up [guide: ≤ 12]. */
export const ADVISED_QUESTIONS = 12;
