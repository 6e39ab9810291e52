import type { FieldError } from '../../platform/errors/domain-error.js';
import type { Complete } from './answering.js';
import { pagesOf, type Attendance, type Item } from './pages.js';
import type { Question } from './question.js';
import { judgeAnswers, type Typed } from './typed-answers.js';

/** Every question on one page, about every atelier: paper has room for all, and people leave out what does not concern them. */
export function paperItems(questions: readonly Question[], { ateliers }: Attendance): Item[] {
  const attended = ateliers.map(({ key }) => key);
  return pagesOf(questions, { ateliers, attended }, [], () => true)
    .flatMap(({ items }) => items)
    .map((item) => ({ ...item, question: { ...item.question, required: false, condition: null } }));
}

/** The answers as the paper holds them; the ateliers attended are those that it speaks of. */
export function paperAnswer(
  questions: readonly Question[],
  attendance: Attendance,
  typed: Typed,
): { complete: Complete; errors: readonly FieldError[] } {
  const { answers, errors } = judgeAnswers(paperItems(questions, attendance), typed);
  if (errors.length === 0 && answers.length === 0) {
    return { complete: { answers, ateliers: null }, errors: [{ field: 'papier', code: 'paper-empty' }] };
  }
  const keys = attendance.ateliers.map(({ key }) => key);
  const ateliers = [
    ...new Set(answers.flatMap(({ subject }) => (subject !== null && keys.includes(subject) ? [subject] : []))),
  ];
  return { complete: { answers, ateliers: ateliers.length > 0 ? ateliers.sort() : null }, errors };
}
