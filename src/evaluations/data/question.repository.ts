import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Question } from '../domain/question.js';
import { QUESTION_COLUMNS, questionOf, type QuestionRow } from './questionnaire-rows.js';

const COLUMNS = [
  ...['id', 'questionnaire_id', 'question_key', 'step', 'position', 'kind', 'scope', 'label', 'hint', 'required', 'options'],
  ...['smallest', 'largest', 'condition', 'replaced_by', 'retired'],
];
const INSERT = `INSERT INTO questionnaire_questions (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;

@Injectable()
export class QuestionRepository {
  /** In the order of the pages. */
  async of(tx: Transaction, questionnaireId: string): Promise<Question[]> {
    const rows = await tx.query<QuestionRow>(
      `SELECT ${QUESTION_COLUMNS} FROM questionnaire_questions WHERE questionnaire_id = ? ORDER BY step, position, id`,
      [questionnaireId],
    );
    return rows.map(questionOf);
  }

  /** The whole list as it is to stand: a questionnaire has forty questions at most, and is changed by hand. */
  async save(tx: Transaction, questionnaireId: string, questions: readonly Question[]): Promise<void> {
    await tx.execute('DELETE FROM questionnaire_questions WHERE questionnaire_id = ?', [questionnaireId]);
    for (const [position, question] of questions.entries()) {
      await tx.execute(INSERT, [
        ...[question.id, questionnaireId, question.key, question.step, position, question.kind, question.scope],
        ...[JSON.stringify(question.label), JSON.stringify(question.hint), question.required],
        ...[JSON.stringify(question.options), question.min, question.max],
        ...[question.condition && JSON.stringify(question.condition), question.replacedBy, question.retired],
      ]);
    }
  }
}
