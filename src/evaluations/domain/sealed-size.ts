import { hasOptions, isText, longestText, type Question } from './question.js';

/** What one answer takes beside its value, in bytes: the question, the subject, punctuation. */
const PER_ANSWER = 120;
const PER_RESPONSE = 600;
/** Compressed French takes less than a byte a character; doubtful characters take three. */
const PER_CHARACTER = 1.2;
const SMALLEST = 4096;
/** At more ateliers nobody was. */
const MOST_SUBJECTS = 6;

/**
 * How long a sealed answer of these questions is, in bytes: the power of two that the longest answer needs. It depends on the questions
 * alone, never on what was answered.
 */
export function sealedSize(
  questions: readonly Question[],
  subjects: { readonly ateliers: number; readonly facilitators: number },
): number {
  const times = {
    event: 1,
    atelier: Math.min(subjects.ateliers, MOST_SUBJECTS),
    facilitator: Math.min(subjects.facilitators, MOST_SUBJECTS),
  };
  const bytes = questions.map((question) => times[question.scope] * (PER_ANSWER + valueBytes(question)));
  const needed = bytes.reduce((sum, one) => sum + one, PER_RESPONSE);
  return Math.max(SMALLEST, 2 ** Math.ceil(Math.log2(needed)));
}

function valueBytes(question: Question): number {
  if (isText(question)) return longestText(question) * PER_CHARACTER;
  return hasOptions(question) ? question.options.reduce((sum, { key }) => sum + key.length + 3, 0) : 12;
}
