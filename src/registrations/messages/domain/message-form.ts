import { cleanLine, cleanParagraphs, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { type MarkupProblem, parseLine, parseMessage } from './message-markup.js';
import type { PlaceholderName } from './placeholders.js';

const LONGEST_SUBJECT = 150;
const LONGEST_BODY = 8000;

export interface ReadText {
  readonly text: string;
  readonly errors: readonly FieldError[];
}

/** A subject as typed. `code` of each error is one of `messages:errors`. */
export function readSubject(typed: string, field: string, allowed: readonly PlaceholderName[]): ReadText {
  const text = cleanLine(typed);
  if (lengthOf(text) > LONGEST_SUBJECT) return { text, errors: [tooLong(field, LONGEST_SUBJECT)] };
  return { text, errors: worded(parseLine(text, allowed).problems, field) };
}

/** A text as typed. */
export function readBody(typed: string, field: string, allowed: readonly PlaceholderName[]): ReadText {
  const text = cleanParagraphs(typed);
  if (lengthOf(text) > LONGEST_BODY) return { text, errors: [tooLong(field, LONGEST_BODY)] };
  return { text, errors: worded(parseMessage(text, allowed).problems, field) };
}

function tooLong(field: string, most: number): FieldError {
  return { field, code: 'text-long', parameters: { count: most } };
}

/** The first problem of a field is enough to go on. */
function worded(problems: readonly MarkupProblem[], field: string): FieldError[] {
  return problems.slice(0, 1).map(({ code, name }) => ({ field, code, parameters: { name } }));
}
