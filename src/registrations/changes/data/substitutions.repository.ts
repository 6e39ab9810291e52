import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { SubstitutionRecord, SubstitutionStatus } from '../domain/substitution.js';

export const SUBSTITUTION_COLUMNS = `s.id AS "id", s.event_id AS "eventId", s.registration_id AS "registrationId",
  s.status AS "status", s.first_name AS "firstName", s.last_name AS "lastName", s.email AS "email",
  s.function_key AS "functionKey", s.function_text AS "functionText", s.locale AS "locale", s.asked_at AS "askedAt",
  s.settled_at AS "settledAt"`;

@Injectable()
export class SubstitutionsRepository {
  async insert(tx: Transaction, one: SubstitutionRecord, tokenHash: string): Promise<void> {
    await tx.execute(
      `INSERT INTO registration_substitutions (id, event_id, registration_id, status, first_name, last_name, email,
         function_key, function_text, locale, token_hash, asked_at, settled_at, new_registration_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
      [
        one.id,
        one.eventId,
        one.registrationId,
        one.status,
        one.firstName,
        one.lastName,
        one.email,
        one.functionKey,
        one.functionText,
        one.locale,
        tokenHash,
        one.askedAt,
        one.settledAt,
      ],
    );
  }

  async byId(tx: Transaction, id: string): Promise<SubstitutionRecord | null> {
    const rows = await tx.query<SubstitutionRecord>(
      `SELECT ${SUBSTITUTION_COLUMNS} FROM registration_substitutions s WHERE s.id = ?`,
      [id],
    );
    return rows[0] ?? null;
  }

  async settle(
    tx: Transaction,
    id: string,
    { status, at, newRegistrationId = null }: { status: Exclude<SubstitutionStatus, 'pending'>; at: number; newRegistrationId?: string | null },
  ): Promise<void> {
    await tx.execute(
      `UPDATE registration_substitutions SET status = ?, settled_at = ?, new_registration_id = ?
       WHERE id = ? AND status = 'pending'`,
      [status, at, newRegistrationId, id],
    );
  }

  /** Whoever leaves has no place to hand over. */
  async cancelOf(tx: Transaction, registrationId: string, at: number): Promise<void> {
    await tx.execute(
      `UPDATE registration_substitutions SET status = 'cancelled', settled_at = ? WHERE registration_id = ? AND status = 'pending'`,
      [at, registrationId],
    );
  }
}
