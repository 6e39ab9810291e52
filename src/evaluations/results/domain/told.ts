import type { AnswerValue, Response } from '../../domain/response.js';

/** One answer to one question, with what may be told of whoever gave it. */
export interface Told {
  readonly value: AnswerValue;
  /** The atelier or facilitator it is about; null for the whole. */
  readonly subject: string | null;
  readonly type: string | null;
  readonly function: string | null;
  readonly ateliers: readonly string[] | null;
  /** Type, function and ateliers as one text: the same for those whom nothing tells apart. */
  readonly traits: string;
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

/** The same for the same filter. */
export function keyOf({ type, function: work, atelier, subject }: Filter): string {
  return JSON.stringify([type, work, atelier, subject]);
}

/** Every answer by its question's id, in the order of the responses. Wordings that replaced one another are questions of their own. */
export function toldByQuestion(responses: readonly Response[]): ReadonlyMap<string, readonly Told[]> {
  const told = new Map<string, Told[]>();
  for (const { facts, answers } of responses) {
    const traits = JSON.stringify([facts.type, facts.function, facts.ateliers]);
    for (const { question, value, subject } of answers) {
      const one = { value, subject, traits, ...facts };
      const known = told.get(question);
      if (known) known.push(one);
      else told.set(question, [one]);
    }
  }
  return told;
}

export function passes(
  told: Omit<Told, 'value' | 'traits'>,
  { type, function: work, atelier, subject }: Filter,
): boolean {
  return (
    (type === undefined || told.type === type) &&
    (work === undefined || told.function === work) &&
    (atelier === undefined || (told.ateliers?.includes(atelier) ?? false)) &&
    (subject === undefined || told.subject === subject)
  );
}
