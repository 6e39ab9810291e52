import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, optional, primary, text, words, yesNo } from '../columns.js';

/** What organisers make of answers: quotations with their themes, and what they publish. */
export async function createResultTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'verbatim_themes', {
    columns: [primary(id()), id('event_id'), words('label', 80)],
    uniques: { uq_verbatim_themes_label: ['event_id', 'label'] },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'verbatims', {
    columns: [
      primary(id('response_id')),
      primary(id('question_id')),
      primary(words('subject', 60)),
      id('questionnaire_id'),
      optional(id('person_id')),
      text('text'),
      text('themes'),
      yesNo('chosen'),
      yesNo('critical'),
      integer('version'),
      instant('updated_at'),
    ],
    indexes: { ix_verbatims_questionnaire: ['questionnaire_id'], ix_verbatims_person: ['person_id'] },
    references: { questionnaire_id: 'questionnaires' },
  });
  await createTable(runner, 'evaluation_publications', {
    columns: [
      primary(id('event_id')),
      text('content'),
      integer('version'),
      optional(instant('published_at')),
      instant('updated_at'),
    ],
    references: { event_id: 'events' },
  });
}
