import type { Bilingual } from '../../registrations/form/domain/question.js';
import type { Question } from './question.js';

export const MOMENTS = ['before', 'hot', 'cold'] as const;
/** Avant, à chaud, à froid. */
export type Moment = (typeof MOMENTS)[number];

export const AUDIENCES = ['registered', 'present', 'seated', 'atelier', 'facilitators'] as const;
/** Who gets a link of their own: confirmed registrations, those checked in, those with a seat, those of one atelier, the facilitators. */
export type Audience = (typeof AUDIENCES)[number];

export const MODES = ['anonymous', 'confidential'] as const;
/** `anonymous`: who answered is kept apart from what was answered. `confidential`: the answer names its author to the organisers. */
export type Mode = (typeof MODES)[number];

export const FACTS = ['type', 'function', 'ateliers'] as const;
/** What of a person stands beside their answers. */
export type FactName = (typeof FACTS)[number];

export type QuestionnaireStatus = 'draft' | 'open' | 'closed';
/** As people meet it now. */
export type Standing = 'draft' | 'upcoming' | 'open' | 'closed';

/** No result is shown for fewer people, nor by the difference of two results. */
export const DEFAULT_THRESHOLD = 5;
export const SMALLEST_THRESHOLD = 3;
export const LARGEST_THRESHOLD = 50;
export const MOST_REMINDERS = 2;

export interface QuestionnaireRecord {
  readonly id: string;
  readonly eventId: string;
  readonly moment: Moment;
  readonly title: Bilingual;
  readonly intro: Bilingual;
  /** The titles of its pages. */
  readonly steps: readonly Bilingual[];
  readonly audience: Audience;
  /** The atelier of an audience of one atelier. */
  readonly atelier: string | null;
  readonly mode: Mode;
  readonly threshold: number;
  readonly facts: readonly FactName[];
  readonly opensAt: number;
  readonly closesAt: number;
  readonly status: QuestionnaireStatus;
  /** Whether a code on a screen or a table lets anybody in. */
  readonly roomLink: boolean;
  /** Whether a device answers once by the room's link. */
  readonly oncePerDevice: boolean;
  /** How many reminders may go out: 0, 1 or 2. */
  readonly reminders: number;
  /** Raised by every change: two organisers never overwrite each other. */
  readonly version: number;
  readonly closedAt: number | null;
}

/** With all its questions in the order of the page, those that were replaced or taken out too. */
export interface QuestionnaireWithQuestions extends QuestionnaireRecord {
  readonly questions: readonly Question[];
}

/** `now` in epoch milliseconds of the events' clock. */
export function standingOf(
  { status, opensAt, closesAt }: Pick<QuestionnaireRecord, 'status' | 'opensAt' | 'closesAt'>,
  now: number,
): Standing {
  if (status !== 'open') return status;
  if (now < opensAt) return 'upcoming';
  return now < closesAt ? 'open' : 'closed';
}
