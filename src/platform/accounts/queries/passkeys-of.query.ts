import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../database/read-database.js';

export interface PasskeyItem {
  readonly id: string;
  readonly name: string;
  /** Epoch milliseconds of the machine's time. */
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** The passkeys of an account, the oldest first. */
@Injectable()
export class PasskeysOf {
  constructor(private readonly read: ReadDatabase) {}

  async account(accountId: string): Promise<PasskeyItem[]> {
    return this.read.query<PasskeyItem>(
      `SELECT id AS "id", name AS "name", created_at AS "createdAt", last_used_at AS "lastUsedAt"
       FROM passkeys WHERE account_id = ? ORDER BY created_at, id`,
      [accountId],
    );
  }
}
