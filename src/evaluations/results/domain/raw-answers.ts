import { isText, type Question } from '../../domain/question.js';
import type { AnswerValue, Response } from '../../domain/response.js';
import type { Results } from './results.js';

export interface RawAnswers {
  /** One line for each person: what they ticked about the whole. */
  readonly whole: readonly (readonly (AnswerValue | null)[])[];
  readonly wholeQuestions: readonly Question[];
  /** One line for what one person ticked of one atelier or facilitator; which person is not said. */
  readonly subjects: readonly { readonly subject: string; readonly values: readonly (AnswerValue | null)[] }[];
  readonly subjectQuestions: readonly Question[];
  /** Each text alone. */
  readonly texts: readonly { readonly question: Question; readonly subject: string | null; readonly text: string }[];
}

/**
 * Answers as a statistician may have them. Nothing stands beside an answer: no fact, no text (handwriting of sorts), no other
 * atelier attended; what too few answered is left out; and the lines are shuffled by `random` (0 ≤ random() < 1).
 */
export function rawAnswers(responses: readonly Response[], results: Results, random: () => number): RawAnswers {
  const ticked = results.questions.filter((question) => !isText(question));
  const wholeQuestions = ticked.filter((question) => question.scope === 'event' && results.of(question, {}).figure);
  const subjectQuestions = ticked.filter(({ scope }) => scope !== 'event');
  const line = (answers: Response['answers'], questions: readonly Question[]) =>
    questions.map(({ id }) => answers.find(({ question }) => question === id)?.value ?? null);
  const hasSome = (values: readonly (AnswerValue | null)[]) => values.some((value) => value !== null);
  const subjects = responses.flatMap(({ answers }) =>
    [...Map.groupBy(answers, ({ subject }) => subject)].flatMap(([subject, about]) => {
      if (subject === null) return [];
      const shown = subjectQuestions.map((question) => results.of(question, { subject }).figure !== null);
      return [{ subject, values: line(about, subjectQuestions).map((value, at) => (shown[at] ? value : null)) }];
    }),
  );
  const texts = results.questions.filter(isText).flatMap((question) =>
    responses.flatMap(({ answers }) =>
      answers
        .filter((answer) => answer.question === question.id && typeof answer.value === 'string' && answer.value !== '')
        .filter(({ subject }) => results.textsShown(question, subject))
        .map(({ subject, value }) => ({ question, subject, text: value as string })),
    ),
  );
  return {
    whole: shuffled(responses.map(({ answers }) => line(answers, wholeQuestions)).filter(hasSome), random),
    wholeQuestions,
    subjects: shuffled(
      subjects.filter(({ values }) => hasSome(values)),
      random,
    ),
    subjectQuestions,
    texts: shuffled(texts, random),
  };
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
