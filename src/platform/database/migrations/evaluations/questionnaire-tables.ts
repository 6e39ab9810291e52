import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, oneOf, optional, primary, text, words, yesNo } from '../columns.js';

export async function createQuestionnaireTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'questionnaires', {
    columns: [
      primary(id()),
      id('event_id'),
      words('moment', 10),
      text('title'),
      text('intro'),
      text('steps'),
      words('audience', 20),
      optional(words('atelier', 60)),
      words('mode', 20),
      integer('threshold'),
      text('facts'),
      instant('opens_at'),
      instant('closes_at'),
      words('status', 10),
      yesNo('room_link'),
      yesNo('once_per_device'),
      integer('reminders'),
      optional(words('seal', 120)),
      integer('version'),
      instant('created_at'),
      instant('updated_at'),
      optional(instant('closed_at')),
      optional(integer('asked')),
    ],
    indexes: {
      ix_questionnaires_event: ['event_id', 'opens_at'],
      ix_questionnaires_open: { columns: ['closes_at'], where: "status = 'open'" },
    },
    checks: {
      ck_questionnaires_moment: oneOf('moment', ['before', 'hot', 'cold']),
      ck_questionnaires_audience: oneOf('audience', ['registered', 'present', 'seated', 'atelier', 'facilitators']),
      ck_questionnaires_mode: oneOf('mode', ['anonymous', 'confidential']),
      ck_questionnaires_status: oneOf('status', ['draft', 'open', 'closed']),
      ck_questionnaires_threshold: 'threshold >= 3',
      ck_questionnaires_reminders: 'reminders BETWEEN 0 AND 2',
      // A draft has no box; the key goes when the box was opened.
      ck_questionnaires_seal: "seal IS NULL OR status <> 'draft'",
    },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'questionnaire_questions', {
    columns: [
      primary(id()),
      id('questionnaire_id'),
      words('question_key', 60),
      integer('step'),
      integer('position'),
      words('kind', 20),
      words('scope', 20),
      text('label'),
      text('hint'),
      yesNo('required'),
      text('options'),
      optional(integer('smallest')),
      optional(integer('largest')),
      optional(text('condition')),
      optional(id('replaced_by')),
      yesNo('retired'),
    ],
    indexes: {
      ix_questionnaire_questions_questionnaire: ['questionnaire_id', 'position'],
      // One question of a key is asked at a time: comparisons go by the key.
      uq_questionnaire_questions_key: {
        columns: ['questionnaire_id', 'question_key'],
        where: 'replaced_by IS NULL',
        unique: true,
      },
    },
    checks: {
      ck_questionnaire_questions_kind: oneOf('kind', [
        ...['agreement', 'choice', 'several', 'ranking', 'number', 'recommendation', 'short', 'long'],
      ]),
      ck_questionnaire_questions_scope: oneOf('scope', ['event', 'atelier', 'facilitator']),
    },
    references: { questionnaire_id: 'questionnaires' },
  });
  await createTable(runner, 'questionnaire_codes', {
    columns: [
      primary(id()),
      id('questionnaire_id'),
      words('code', 6),
      optional(words('atelier', 60)),
      words('label', 100),
      optional(integer('expected')),
      integer('answered'),
      yesNo('revoked'),
    ],
    uniques: { uq_questionnaire_codes_code: ['code'] },
    indexes: { ix_questionnaire_codes_questionnaire: ['questionnaire_id'] },
    references: { questionnaire_id: 'questionnaires' },
  });
}
