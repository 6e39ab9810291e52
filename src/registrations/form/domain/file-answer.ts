import { answerField } from './answer.js';

/** Largest file sent as an answer, in bytes. */
export const LARGEST_FILE = 5_000_000;
/** Most files of one form. */
export const MOST_FILES = 3;

/** Stands for the file that the registration has already. */
export const KEPT = 'kept';

/** The hidden field that claims a file sent before. */
export function claimField(question: string): string {
  return `${answerField(question)}.file`;
}

/** The box that takes a file back. */
export function dropField(question: string): string {
  return `${answerField(question)}.drop`;
}
