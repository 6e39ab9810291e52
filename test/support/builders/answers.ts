import type { Question } from '../../../src/evaluations/domain/question.js';
import type { AnswerValue } from '../../../src/evaluations/domain/response.js';
import { CloseQuestionnaire } from '../../../src/evaluations/use-cases/close-questionnaire.js';
import { OpenQuestionnaire } from '../../../src/evaluations/use-cases/open-questionnaire.js';
import { RecordAnswer } from '../../../src/evaluations/use-cases/record-answer.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import type { TestApp } from '../app.js';
import { givenQuestionnaire } from './questionnaires.js';

const NOBODY = { accountId: null, name: 'Essai' };

/** An anonymous questionnaire with a room's answers in it, closed unless said: each a value by question key, `key@subject` for one that repeats. */
export async function givenAnswered(
  { app }: Pick<TestApp, 'app'>,
  eventId: string,
  wordings: readonly Question[],
  people: readonly Readonly<Record<string, AnswerValue>>[],
  { closed = true, title = 'Votre avis' }: { closed?: boolean; title?: string } = {},
): Promise<string> {
  const get = <T>(type: abstract new (...parameters: never[]) => T): T => app.get(type, { strict: false });
  const questions = wordings.map((question) => ({ ...question, id: newId() }));
  const id = await givenQuestionnaire({ unitOfWork: get(UnitOfWork) }, eventId, {
    questions,
    title: { fr: title, en: '' },
  });
  await get(OpenQuestionnaire).execute(NOBODY, id, { now: true });
  for (const person of people) {
    const answers = Object.entries(person).map(([place, value]) => {
      const [key, subject] = place.split('@');
      return { question: questions.find((one) => one.key === key)!.id, subject: subject ?? null, value };
    });
    await get(RecordAnswer).execute({
      questionnaireId: id,
      complete: { answers, ateliers: [...new Set(answers.flatMap(({ subject }) => subject ?? []))] },
      respondent: { formKey: newId(), device: null, codeId: null },
      sealedSize: 4096,
    });
  }
  if (closed) await get(CloseQuestionnaire).execute(NOBODY, id);
  return id;
}
