import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import {
  QUESTION_COLUMNS,
  QUESTIONNAIRE_COLUMNS,
  questionnaireRecord,
  questionOf,
  type QuestionnaireRow,
  type QuestionRow,
} from '../data/questionnaire-rows.js';
import type { QuestionnaireRecord, QuestionnaireWithQuestions } from '../domain/questionnaire.js';

@Injectable()
export class QuestionnaireQuery {
  constructor(private readonly read: ReadDatabase) {}

  async byId(id: string): Promise<QuestionnaireWithQuestions | null> {
    const [row] = await this.read.query<QuestionnaireRow>(
      `SELECT ${QUESTIONNAIRE_COLUMNS} FROM questionnaires q WHERE q.id = ?`,
      [id],
    );
    return row ? { ...questionnaireRecord(row), questions: await this.questionsOf(id) } : null;
  }

  /** In the order of their opening. */
  async ofEvent(eventId: string): Promise<QuestionnaireRecord[]> {
    const rows = await this.read.query<QuestionnaireRow>(
      `SELECT ${QUESTIONNAIRE_COLUMNS} FROM questionnaires q WHERE q.event_id = ? ORDER BY q.opens_at, q.id`,
      [eventId],
    );
    return rows.map(questionnaireRecord);
  }

  private async questionsOf(id: string) {
    const rows = await this.read.query<QuestionRow>(
      `SELECT ${QUESTION_COLUMNS} FROM questionnaire_questions WHERE questionnaire_id = ? ORDER BY step, position, id`,
      [id],
    );
    return rows.map(questionOf);
  }
}
