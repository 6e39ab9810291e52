import { FREE_EMPLOYER_KINDS } from '../../domain/employer-kinds.js';
import type { CollectivitySnapshot, ImageConsent, OwnAnswer } from '../../domain/registration.js';
import { type ChoiceLists, type ListName, offered } from './choice-lists.js';
import type { FormSettings } from './form-settings.js';
import type { Condition, Question } from './question.js';
import { isStandardSubject, STANDARD_SUBJECTS, type StandardSubject } from './standard-subject.js';

/** What an employer may be to a condition: in the house's lists, or of a kind that the person says. */
export const EMPLOYER_KEYS = ['commune', 'epci', ...FREE_EMPLOYER_KINDS] as const;

/** What a question may hang on: answers to choose from, by their keys. */
export interface Subject {
  readonly id: string;
  readonly options: readonly { readonly key: string }[];
}

/** What somebody answered to the house's questions; of one that they are not asked nothing stands here. */
export type StandardAnswers = ReadonlyMap<StandardSubject, readonly string[]>;

export interface StandardAnswered {
  readonly functionKey: string;
  readonly category: string | null;
  /** Null until the employer is settled. */
  readonly collectivity: Pick<CollectivitySnapshot, 'type' | 'kind'> | null;
  /** Ids. */
  readonly options: readonly string[];
  readonly imageConsent: ImageConsent | null;
}

/** The house's questions that this event asks, with the keys that may answer them. @param options ids of the event's. */
export function standardSubjects({ standard, lists }: FormSettings, options: readonly string[]): Subject[] {
  const all: Readonly<Record<StandardSubject, readonly string[]>> = {
    '@function': standard.functionKey === 'hidden' ? [] : keysOf(lists, 'functions'),
    '@category': standard.category === 'hidden' ? [] : keysOf(lists, 'categories'),
    '@employer': EMPLOYER_KEYS,
    '@options': standard.options === 'hidden' ? [] : options,
    '@image': keysOf(lists, 'media'),
  };
  return STANDARD_SUBJECTS.filter((id) => all[id].length > 0).map((id) => ({
    id,
    options: all[id].map((key) => ({ key })),
  }));
}

/** @param asked the house's questions that the person is, or was, asked. */
export function standardAnswers(asked: readonly Subject[], answered: StandardAnswered): StandardAnswers {
  const { functionKey, category, collectivity, options, imageConsent } = answered;
  const all: Readonly<Record<StandardSubject, readonly string[]>> = {
    '@function': [functionKey],
    '@category': category === null ? [] : [category],
    '@employer': collectivity ? [employerKey(collectivity)] : [],
    '@options': options,
    '@image': Object.entries(imageConsent ?? {}).flatMap(([medium, agreed]) => (agreed ? [medium] : [])),
  };
  return new Map(STANDARD_SUBJECTS.filter((id) => asked.some((one) => one.id === id)).map((id) => [id, all[id]]));
}

/** A key of `EMPLOYER_KEYS`. */
export function employerKey({ type, kind }: Pick<CollectivitySnapshot, 'type' | 'kind'>): string {
  return type === 'other' ? kind : type;
}

/**
 * Whether the answers so far lead to the question. One that hangs on what nobody is asked any more is asked of all: its
 * organisers see to it.
 */
export function isAsked(
  { condition }: { readonly condition: Condition | null },
  answers: ReadonlyMap<string, OwnAnswer>,
  questions: readonly Question[],
  standard: StandardAnswers,
): boolean {
  if (condition === null) return true;
  if (isStandardSubject(condition.question)) {
    const given = standard.get(condition.question);
    return given === undefined || given.some((key) => condition.anyOf.includes(key));
  }
  const other = questions.find(({ id }) => id === condition.question);
  if (!other || other.archived) return true;
  const answer = answers.get(condition.question);
  const given = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? (answer as readonly string[]) : [];
  return given.some((key) => condition.anyOf.includes(key));
}

const SUBJECT_OF: Readonly<Record<ListName, StandardSubject>> = {
  functions: '@function',
  categories: '@category',
  media: '@image',
};

/** Entries of a list on which questions hang, each with one of the questions in French. */
export function entriesNeeded({ questions }: Pick<FormSettings, 'questions'>, list: ListName): Map<string, string> {
  const hanging = questions.filter(({ condition, archived }) => !archived && condition?.question === SUBJECT_OF[list]);
  return new Map(hanging.flatMap(({ condition, label }) => condition!.anyOf.map((key) => [key, label.fr] as const)));
}

function keysOf(lists: ChoiceLists, list: ListName): readonly string[] {
  return offered(lists[list]).map(({ key }) => key);
}
