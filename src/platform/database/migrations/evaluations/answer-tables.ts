import type { QueryRunner } from 'typeorm';
import { createTable, id, integer, oneOf, optional, primary, text, words, yesNo } from '../columns.js';

/** No instant, no counter and no key of one of these tables leads from a person to an answer: docs/adr says how that is held. */
export async function createAnswerTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'questionnaire_invitations', {
    columns: [
      primary(id('questionnaire_id')),
      primary(id('person_id')),
      words('person_kind', 20),
      words('token_hash', 64),
      integer('token_version'),
      yesNo('answered'),
      yesNo('mailed'),
      integer('reminded'),
    ],
    uniques: { uq_questionnaire_invitations_token: ['token_hash'] },
    indexes: { ix_questionnaire_invitations_person: ['person_id'] },
    checks: { ck_questionnaire_invitations_kind: oneOf('person_kind', ['registration', 'account']) },
    references: { questionnaire_id: 'questionnaires' },
  });
  await createTable(runner, 'questionnaire_tickets', {
    columns: [primary(id('questionnaire_id')), primary(words('ticket', 64))],
    references: { questionnaire_id: 'questionnaires' },
  });
  await createTable(runner, 'questionnaire_box', {
    columns: [primary(id()), id('questionnaire_id'), yesNo('released'), text('sealed')],
    indexes: { ix_questionnaire_box_released: ['questionnaire_id', 'released'] },
    references: { questionnaire_id: 'questionnaires' },
  });
  await createTable(runner, 'questionnaire_responses', {
    columns: [
      primary(id()),
      id('questionnaire_id'),
      yesNo('anonymous'),
      optional(id('person_id')),
      yesNo('whole'),
      text('facts'),
      text('answers'),
    ],
    indexes: {
      ix_questionnaire_responses_questionnaire: ['questionnaire_id'],
      uq_questionnaire_responses_person: {
        columns: ['questionnaire_id', 'person_id'],
        where: 'person_id IS NOT NULL',
        unique: true,
      },
    },
    checks: { ck_questionnaire_responses_anonymous: 'anonymous = (person_id IS NULL)' },
    references: { questionnaire_id: 'questionnaires' },
  });
}
