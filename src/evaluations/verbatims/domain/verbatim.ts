/** Which written answer: a response says one thing at most to a question about a subject. */
export interface VerbatimRef {
  readonly responseId: string;
  readonly questionId: string;
  /** The atelier or facilitator it is about; empty for the whole. */
  readonly subject: string;
}

/** What an organiser made of it. */
export interface VerbatimWork {
  /** As it may be published. */
  readonly text: string;
  /** Ids of themes. */
  readonly themes: readonly string[];
  readonly chosen: boolean;
  /** Says what was not good: at least one of them is published, or the reason is. */
  readonly critical: boolean;
  /** The one its author saw; 0 before anybody worked on it. */
  readonly version: number;
}

export interface Theme {
  readonly id: string;
  readonly label: string;
}

export const LONGEST_THEME = 80;
export const MOST_THEMES = 40;

export const UNTOUCHED = { themes: [], chosen: false, critical: false, version: 0 } as const;

/** As an address has it. */
export function refText({ responseId, questionId, subject }: VerbatimRef): string {
  return [responseId, questionId, subject].join('~');
}

/** Null for what is none. */
export function readRef(text: string): VerbatimRef | null {
  const [responseId, questionId, subject, ...rest] = text.split('~');
  return responseId && questionId && subject !== undefined && rest.length === 0
    ? { responseId, questionId, subject }
    : null;
}
