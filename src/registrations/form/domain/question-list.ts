import type { FormSettings } from './form-settings.js';
import type { Question } from './question.js';

type Questions = Pick<FormSettings, 'questions'>;

/** Those that hang on the question's answers. */
export function dependents({ questions }: Questions, id: string): Question[] {
  return questions.filter(({ condition, archived }) => !archived && condition?.question === id);
}

/**
 * The questions with one of them at another place among those that are asked, 0 the first; null where nothing moves, or
 * where a question would come before the one that it hangs on.
 */
export function movedQuestion({ questions }: Questions, id: string, place: number): Question[] | null {
  const asked = questions.filter(({ archived }) => !archived);
  const from = asked.findIndex((question) => question.id === id);
  const question = asked[from];
  const to = Math.max(0, Math.min(asked.length - 1, place));
  if (!question || to === from) return null;
  const moved = asked.toSpliced(from, 1).toSpliced(to, 0, question);
  const isInOrder = moved.every(({ condition }, at) => {
    const on = condition ? moved.findIndex((other) => other.id === condition.question) : -1;
    return on < at;
  });
  return isInOrder ? [...moved, ...questions.filter(({ archived }) => archived)] : null;
}

/** A question that somebody answered is kept for its answers' sake; another one is gone. */
export function withoutQuestion({ questions }: Questions, id: string, isAnswered: boolean): Question[] {
  if (!isAnswered) return questions.filter((question) => question.id !== id);
  const rest = questions.filter((question) => question.id !== id);
  return [
    ...rest,
    ...questions.filter((one) => one.id === id).map((one) => ({ ...one, archived: true, condition: null })),
  ];
}

/** An archived question is asked again, after the others. */
export function restoredQuestion({ questions }: Questions, id: string): Question[] {
  const restored = questions.filter((one) => one.id === id).map((one) => ({ ...one, archived: false }));
  return [
    ...questions.filter((one) => one.id !== id && !one.archived),
    ...restored,
    ...questions.filter((one) => one.id !== id && one.archived),
  ];
}
