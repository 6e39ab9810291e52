import { QuestionRepository } from '../../../src/evaluations/data/question.repository.js';
import {
  QuestionnaireRepository,
  type QuestionnaireSettings,
} from '../../../src/evaluations/data/questionnaire.repository.js';
import type { Question } from '../../../src/evaluations/domain/question.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';

const words = (fr: string) => ({ fr, en: '' });

export function aQuestion(change: Partial<Question> & Pick<Question, 'key' | 'kind'>): Question {
  return {
    id: newId(),
    step: 0,
    scope: 'event',
    label: words(`Question ${change.key}`),
    hint: words(''),
    required: false,
    options: [],
    min: null,
    max: null,
    condition: null,
    replacedBy: null,
    retired: false,
    ...change,
  };
}

const HOUR = 3_600_000;

/** A draft, as if an organiser had composed it: opens an hour ago and closes in a week unless said. @returns its id. */
export async function givenQuestionnaire(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  eventId: string,
  { questions, ...change }: Partial<QuestionnaireSettings> & { questions: readonly Question[] },
): Promise<string> {
  const id = newId();
  const now = Date.now();
  await unitOfWork.run(async (tx) => {
    await new QuestionnaireRepository().insert(
      tx,
      id,
      eventId,
      {
        moment: 'hot',
        title: words('Votre avis'),
        intro: words(''),
        steps: [words('La journée')],
        audience: 'registered',
        atelier: null,
        mode: 'anonymous',
        threshold: 5,
        facts: ['type', 'ateliers'],
        opensAt: now - HOUR,
        closesAt: now + 168 * HOUR,
        roomLink: true,
        oncePerDevice: false,
        reminders: 2,
        ...change,
      },
      now,
    );
    await new QuestionRepository().save(tx, id, questions);
  });
  return id;
}

/** A code of a questionnaire. @returns its six characters. */
export async function givenRoomCode(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  questionnaireId: string,
  {
    code = 'ABC234',
    atelier = null,
    expected = null,
  }: { code?: string; atelier?: string | null; expected?: number | null } = {},
): Promise<string> {
  await unitOfWork.run((tx) =>
    tx.execute(
      `INSERT INTO questionnaire_codes (id, questionnaire_id, code, atelier, label, expected, answered, revoked)
       VALUES (?, ?, ?, ?, 'Salle', ?, 0, ?)`,
      [newId(), questionnaireId, code, atelier, expected, tx.engine === 'sqlite' ? 0 : false],
    ),
  );
  return code;
}
