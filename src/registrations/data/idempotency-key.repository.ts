import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { IdempotencyKeyReused } from '../domain/registration.errors.js';

/** An HTTP answer to be given again byte for byte, with {@link TOKEN_MARK} in the place of the personal link's token. */
export interface IdempotentAnswer {
  readonly status: number;
  readonly body: string;
}

export interface KeptAnswer extends IdempotentAnswer {
  readonly registrationId: string;
}

/** Where the token is put back when the answer is given; the answers hold nothing that people typed. */
export const TOKEN_MARK = '{token}';

interface AskedWithKey {
  readonly key: string;
  readonly requestHash: string;
}

@Injectable()
export class IdempotencyKeyRepository {
  /**
   * The answer that this key got before, or null. Called under the event's lock, so that of two posts at the same
   * moment the second finds the first's answer.
   * @throws IdempotencyKeyReused when the key came with another body.
   */
  async find(tx: Transaction, eventId: string, { key, requestHash }: AskedWithKey): Promise<KeptAnswer | null> {
    const rows = await tx.query<KeptAnswer & { requestHash: string }>(
      `SELECT request_hash AS "requestHash", registration_id AS "registrationId", status AS "status", body AS "body"
       FROM idempotency_keys WHERE event_id = ? AND key = ?`,
      [eventId, key],
    );
    const kept = rows[0];
    if (!kept) return null;
    if (kept.requestHash !== requestHash) throw new IdempotencyKeyReused();
    return { registrationId: kept.registrationId, status: kept.status, body: kept.body };
  }

  async keep(tx: Transaction, eventId: string, { key, requestHash }: AskedWithKey, answer: KeptAnswer, now: number): Promise<void> {
    await tx.execute(
      `INSERT INTO idempotency_keys (event_id, key, request_hash, registration_id, status, body, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [eventId, key, requestHash, answer.registrationId, answer.status, answer.body, now],
    );
  }
}
