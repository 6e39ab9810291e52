import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAnswerTables } from './evaluations/answer-tables.js';
import { createQuestionnaireTables } from './evaluations/questionnaire-tables.js';
import { createResultTables } from './evaluations/result-tables.js';

/** Questionnaires, who was asked, and what was answered, kept apart from each other. */
export class Evaluations1610000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createQuestionnaireTables(runner);
    await createAnswerTables(runner);
    await createResultTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      ...['evaluation_publications', 'verbatims', 'verbatim_themes'],
      ...['questionnaire_responses', 'questionnaire_box', 'questionnaire_tickets', 'questionnaire_invitations'],
      ...['questionnaire_codes', 'questionnaire_questions', 'questionnaires'],
    ]) {
      await runner.dropTable(table);
    }
  }
}
