import { idFor } from '../../registrations/form/domain/question.js';
import { hasOptions, isAskedNow, type Condition, type Question, type QuestionDraft } from './question.js';

/** A new question at the end of its page. `id`: of chance. */
export function withAdded(questions: readonly Question[], draft: QuestionDraft, id: string): Question[] {
  const key =
    draft.key ||
    idFor(
      draft.label.fr,
      questions.map((one) => one.key),
    );
  return settled([...questions, { ...draft, key, id, replacedBy: null, retired: false }]);
}

/**
 * A question changed. Where people have answered it, its words are not touched: another takes its place under the same key, and the old
 * one stays with its answers. Page, order and whether it must be answered change nothing of what was asked.
 */
export function withChanged(
  questions: readonly Question[],
  id: string,
  draft: Omit<QuestionDraft, 'key'>,
  { answered, newId }: { readonly answered: boolean; readonly newId: string },
): Question[] {
  return settled(
    questions.flatMap((question) => {
      if (question.id !== id) return [question];
      const changed: Question = { ...question, ...draft };
      if (!answered || asksTheSame(question, changed)) return [changed];
      return [
        { ...question, replacedBy: newId },
        { ...changed, id: newId },
      ];
    }),
  );
}

/** Taken out; where it has answers, it stays for them. */
export function withRemoved(questions: readonly Question[], id: string, answered: boolean): Question[] {
  return settled(
    answered
      ? questions.map((question) => (question.id === id ? { ...question, retired: true } : question))
      : questions.filter((question) => question.id !== id),
  );
}

/** One place up or down among those that are asked, into the page before or behind at its ends. */
export function withMoved(questions: readonly Question[], id: string, by: -1 | 1, lastStep: number): Question[] {
  const asked = questions.filter((question) => isAskedNow(question));
  const at = asked.findIndex((question) => question.id === id);
  const question = asked[at];
  if (!question) return [...questions];
  const neighbour = asked[at + by];
  if (neighbour?.step !== question.step) {
    const step = question.step + by;
    return step < 0 || step > lastStep
      ? [...questions]
      : settled(questions.map((one) => (one.id === id ? { ...one, step } : one)));
  }
  return settled(
    questions.map((one) => (one.id === question.id ? neighbour : one.id === neighbour.id ? question : one)),
  );
}

/** Questions a condition may depend on: those that stand before, and whose answers can be named. */
export function possibleParents(questions: readonly Question[], id: string | null): Question[] {
  const asked = questions.filter((question) => isAskedNow(question));
  const at = id === null ? asked.length : asked.findIndex((question) => question.id === id);
  return asked
    .slice(0, at < 0 ? asked.length : at)
    .filter(
      ({ scope, kind }) => scope === 'event' && (kind === 'agreement' || kind === 'choice' || kind === 'several'),
    );
}

/** What an answer to a question may be, as conditions name it. */
export function namedValues({ kind, options }: Pick<Question, 'kind' | 'options'>): string[] {
  return kind === 'agreement' ? ['1', '2', '3', '4', '0'] : options.map(({ key }) => key);
}

/** In the order of pages; conditions that lead nowhere any more are dropped: what they hid is asked. */
function settled(questions: readonly Question[]): Question[] {
  const sorted = [...questions].sort((a, b) => a.step - b.step);
  return sorted.map((question) => {
    const { condition } = question;
    if (condition === null || !isAskedNow(question)) return question;
    const parent = possibleParents(sorted, question.id).find(({ key }) => key === condition.question);
    return { ...question, condition: parent ? narrowed(condition, namedValues(parent)) : null };
  });
}

function narrowed({ question, anyOf }: Condition, values: readonly string[]): Condition | null {
  const left = anyOf.filter((value) => values.includes(value));
  return left.length > 0 ? { question, anyOf: left } : null;
}

function asksTheSame(before: Question, after: Question): boolean {
  const words = (question: Question) => [
    question.kind,
    question.scope,
    question.label,
    hasOptions(question) ? question.options : [],
    question.min,
    question.max,
  ];
  return JSON.stringify(words(before)) === JSON.stringify(words(after));
}
