import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { IdempotencyKeyReused } from '../domain/registration.errors.js';

/** An HTTP answer kept as it was given, to be given again byte for byte. */
export interface IdempotentAnswer {
  readonly status: number;
  readonly body: string;
}

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
  async find(tx: Transaction, eventId: string, { key, requestHash }: AskedWithKey): Promise<IdempotentAnswer | null> {
    const rows = await tx.query<{ requestHash: string; status: number; body: string }>(
      `SELECT request_hash AS "requestHash", status AS "status", body AS "body" FROM idempotency_keys
       WHERE event_id = ? AND key = ?`,
      [eventId, key],
    );
    const kept = rows[0];
    if (!kept) return null;
    if (kept.requestHash !== requestHash) throw new IdempotencyKeyReused();
    return { status: kept.status, body: kept.body };
  }

  async keep(tx: Transaction, eventId: string, { key, requestHash }: AskedWithKey, answer: IdempotentAnswer, now: number): Promise<void> {
    await tx.execute(
      'INSERT INTO idempotency_keys (event_id, key, request_hash, status, body, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      [eventId, key, requestHash, answer.status, answer.body, now],
    );
  }
}
