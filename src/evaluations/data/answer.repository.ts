import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Response } from '../domain/response.js';

/** Rows of one statement: PostgreSQL takes 65,535 parameters, SQLite 32,766. */
const ROWS_AT_ONCE = 200;

/** Who answered, and what was answered: the two are never written where one could lead to the other. */
@Injectable()
export class AnswerRepository {
  /** @returns false where the person has answered before, or was never asked. */
  async markAnswered(tx: Transaction, questionnaireId: string, personId: string): Promise<boolean> {
    const changed = await tx.execute(
      'UPDATE questionnaire_invitations SET answered = ? WHERE questionnaire_id = ? AND person_id = ? AND answered = ?',
      [yes(tx, true), questionnaireId, personId, yes(tx, false)],
    );
    return changed === 1;
  }

  /** @returns false where the form, or the device, has answered before. */
  async keepTicket(tx: Transaction, questionnaireId: string, ticket: string): Promise<boolean> {
    const inserted = await tx.execute(
      'INSERT INTO questionnaire_tickets (questionnaire_id, ticket) VALUES (?, ?) ON CONFLICT (questionnaire_id, ticket) DO NOTHING',
      [questionnaireId, ticket],
    );
    return inserted === 1;
  }

  async countAtCode(tx: Transaction, codeId: string): Promise<void> {
    await tx.execute('UPDATE questionnaire_codes SET answered = answered + 1 WHERE id = ?', [codeId]);
  }

  /** Into the box. Those that wait are released together, once they are `threshold`: what is shown live never moves by one person. */
  async putInBox(tx: Transaction, questionnaireId: string, sealed: string, threshold: number): Promise<void> {
    await tx.execute('INSERT INTO questionnaire_box (id, questionnaire_id, released, sealed) VALUES (?, ?, ?, ?)', [
      randomUUID(),
      questionnaireId,
      yes(tx, false),
      sealed,
    ]);
    const [waiting] = await tx.query<{ count: number }>(
      'SELECT COUNT(*) AS "count" FROM questionnaire_box WHERE questionnaire_id = ? AND released = ?',
      [questionnaireId, yes(tx, false)],
    );
    if (Number(waiting?.count ?? 0) < threshold) return;
    await tx.execute('UPDATE questionnaire_box SET released = ? WHERE questionnaire_id = ? AND released = ?', [
      yes(tx, true),
      questionnaireId,
      yes(tx, false),
    ]);
  }

  async hasAny(tx: Transaction, questionnaireId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 AS "one" FROM questionnaire_box WHERE questionnaire_id = ?
       UNION SELECT 1 FROM questionnaire_responses WHERE questionnaire_id = ?`,
      [questionnaireId, questionnaireId],
    );
    return rows.length > 0;
  }

  async box(tx: Transaction, questionnaireId: string): Promise<string[]> {
    const rows = await tx.query<{ sealed: string }>(
      'SELECT sealed AS "sealed" FROM questionnaire_box WHERE questionnaire_id = ?',
      [questionnaireId],
    );
    return rows.map(({ sealed }) => sealed);
  }

  async emptyBox(tx: Transaction, questionnaireId: string): Promise<void> {
    await tx.execute('DELETE FROM questionnaire_box WHERE questionnaire_id = ?', [questionnaireId]);
    await tx.execute('DELETE FROM questionnaire_tickets WHERE questionnaire_id = ?', [questionnaireId]);
  }

  /** In an order that chance makes, under ids that chance makes. `personId` null: anonymous. */
  async store(
    tx: Transaction,
    questionnaireId: string,
    responses: readonly (Response & { readonly personId: string | null })[],
  ): Promise<void> {
    const rows = shuffled(responses).map(({ personId, whole, facts, answers }) => [
      ...[randomUUID(), questionnaireId, yes(tx, personId === null), personId, yes(tx, whole)],
      ...[JSON.stringify(facts), JSON.stringify(answers)],
    ]);
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const some = rows.slice(at, at + ROWS_AT_ONCE);
      await tx.execute(
        `INSERT INTO questionnaire_responses (id, questionnaire_id, anonymous, person_id, whole, facts, answers)
         VALUES ${some.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
        some.flat(),
      );
    }
  }
}

/** Booleans compared in plain SQL: SQLite knows 0 and 1. */
function yes({ engine }: Pick<Transaction, 'engine'>, value: boolean): boolean | number {
  return engine === 'sqlite' ? Number(value) : value;
}

/** Fisher and Yates, with the system's own chance. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}
