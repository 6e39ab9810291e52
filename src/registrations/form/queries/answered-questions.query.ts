import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { OwnAnswers } from '../../domain/registration.js';

@Injectable()
export class AnsweredQuestions {
  constructor(private readonly read: ReadDatabase) {}

  /** How many registrations, withdrawn ones too, answered each question. */
  async of(eventId: string, database: Pick<Transaction, 'query'> = this.read): Promise<ReadonlyMap<string, number>> {
    const rows = await database.query<{ answers: string }>(
      `SELECT answers AS "answers" FROM registrations WHERE event_id = ? AND answers <> '{}'`,
      [eventId],
    );
    const counts = new Map<string, number>();
    for (const { answers } of rows) {
      for (const id of Object.keys(JSON.parse(answers) as OwnAnswers)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }
}
