import type { Question } from '../../domain/question.js';
import type { AnswerValue, Response } from '../../domain/response.js';

/** One answer to one question, with what may be told of whoever gave it. */
export interface Told {
  readonly value: AnswerValue;
  /** The atelier or facilitator it is about; null for the whole. */
  readonly subject: string | null;
  readonly type: string | null;
  readonly function: string | null;
  readonly ateliers: readonly string[] | null;
}

/** Whose answers one looks at; an absent trait does not count. All of them together make the filter. */
export interface Filter {
  readonly type?: string;
  readonly function?: string;
  /** People who attended this atelier, among others. */
  readonly atelier?: string;
  readonly subject?: string;
}

export const EVERYBODY: Filter = {};

/** The answers to a question, in the order of the responses. Wordings that replaced one another are questions of their own. */
export function toldOf({ id }: Pick<Question, 'id'>, responses: readonly Response[]): Told[] {
  return responses.flatMap(({ facts, answers }) =>
    answers.filter(({ question }) => question === id).map(({ value, subject }) => ({ value, subject, ...facts })),
  );
}

export function passes(told: Omit<Told, 'value'>, { type, function: work, atelier, subject }: Filter): boolean {
  return (
    (type === undefined || told.type === type) &&
    (work === undefined || told.function === work) &&
    (atelier === undefined || (told.ateliers?.includes(atelier) ?? false)) &&
    (subject === undefined || told.subject === subject)
  );
}
