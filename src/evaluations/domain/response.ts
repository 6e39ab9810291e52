/**
 * `agreement`: 1 (pas du tout) to 4 (tout à fait), 0 for « sans avis ». `recommendation` and `number`: the number. `choice`: an
 * option's key. `several`: keys in the question's order. `ranking`: keys, the first place first. Texts: the text.
 */
export type AnswerValue = number | string | readonly string[];

export interface Answer {
  /** The question's id: a new wording has an id of its own. */
  readonly question: string;
  /** The key of the atelier or of the facilitator; null for what is about the whole. */
  readonly subject: string | null;
  readonly value: AnswerValue;
}

/** What of a person stands beside the answers; null: not kept, or too rare to be kept. */
export interface Facts {
  readonly type: string | null;
  readonly function: string | null;
  /** Keys of the ateliers attended, sorted. */
  readonly ateliers: readonly string[] | null;
}

export const NO_FACTS: Facts = { type: null, function: null, ateliers: null };

/** One person's answers; or, of somebody whose ateliers were too rare a pair, one piece of them. */
export interface Response {
  readonly facts: Facts;
  readonly answers: readonly Answer[];
  /** Whether it counts as a person. Pieces hold what is about one atelier, and no longer say of whom. */
  readonly whole: boolean;
}

/** A response as it is stored: the id is random and says nothing of when. */
export interface StoredResponse extends Response {
  readonly id: string;
  /** The registration, in confidential mode only. */
  readonly personId: string | null;
}

/** « Sans avis, non concerné »: outside every denominator. */
export const NO_OPINION = 0;
