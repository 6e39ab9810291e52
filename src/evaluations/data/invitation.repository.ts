import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';

type Asks = Pick<Transaction, 'query'>;

export interface NewInvitation {
  readonly questionnaireId: string;
  readonly personId: string;
  readonly personKind: 'registration' | 'account';
  readonly tokenHash: string;
  readonly mailed: boolean;
  /** Reminders that this person gets no more, sent or missed. */
  readonly reminded: number;
}

export const FIRST_VERSION = 1;

@Injectable()
export class InvitationRepository {
  /** @returns false where the person was asked before. */
  async insert(tx: Transaction, invitation: NewInvitation): Promise<boolean> {
    const { questionnaireId, personId, personKind, tokenHash, mailed, reminded } = invitation;
    const inserted = await tx.execute(
      `INSERT INTO questionnaire_invitations
         (questionnaire_id, person_id, person_kind, token_hash, token_version, answered, mailed, reminded)
       VALUES (?, ?, ?, ?, ${FIRST_VERSION}, ?, ?, ?) ON CONFLICT (questionnaire_id, person_id) DO NOTHING`,
      [questionnaireId, personId, personKind, tokenHash, flag(tx, false), flag(tx, mailed), reminded],
    );
    return inserted === 1;
  }

  async asked(database: Asks, questionnaireId: string): Promise<ReadonlySet<string>> {
    const rows = await database.query<{ id: string }>(
      'SELECT person_id AS "id" FROM questionnaire_invitations WHERE questionnaire_id = ?',
      [questionnaireId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Those who were written to, have not answered and had fewer than `number` reminders, `limit` at a time. */
  async toRemind(
    tx: Transaction,
    questionnaireId: string,
    number: number,
    limit: number,
  ): Promise<{ personId: string; tokenVersion: number }[]> {
    return tx.query(
      `SELECT person_id AS "personId", token_version AS "tokenVersion" FROM questionnaire_invitations
       WHERE questionnaire_id = ? AND answered = ? AND mailed = ? AND reminded < ? ORDER BY person_id LIMIT ${limit}`,
      [questionnaireId, flag(tx, false), flag(tx, true), number],
    );
  }

  async noteReminders(tx: Transaction, questionnaireId: string, ids: readonly string[], number: number): Promise<void> {
    await tx.execute(
      `UPDATE questionnaire_invitations SET reminded = ? WHERE questionnaire_id = ? AND person_id IN (${ids.map(() => '?').join(', ')})`,
      [number, questionnaireId, ...ids],
    );
  }
}

/** Booleans in plain SQL: SQLite knows 0 and 1. */
function flag({ engine }: Pick<Transaction, 'engine'>, value: boolean): boolean | number {
  return engine === 'sqlite' ? Number(value) : value;
}
