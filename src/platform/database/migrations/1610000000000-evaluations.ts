import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAnswerTables } from './evaluations/answer-tables.js';
import { createQuestionnaireTables } from './evaluations/questionnaire-tables.js';

/** Questionnaires, who was asked, and what was answered, kept apart from each other. */
export class Evaluations1610000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createQuestionnaireTables(runner);
    await createAnswerTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      ...['questionnaire_responses', 'questionnaire_box', 'questionnaire_tickets', 'questionnaire_invitations'],
      ...['questionnaire_codes', 'questionnaire_questions', 'questionnaires'],
    ]) {
      await runner.dropTable(table);
    }
  }
}
