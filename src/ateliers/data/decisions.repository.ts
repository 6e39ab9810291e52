import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Decisions } from '../domain/setup/decisions.js';
import { readDecisions } from '../domain/setup/read-decisions.js';

type Asks = Pick<Transaction, 'query'>;

/** Version 0 where nothing was ever decided. */
export interface StoredDecisions {
  readonly decisions: Decisions;
  readonly version: number;
}

@Injectable()
export class DecisionsRepository {
  /** `database` is a transaction, or the committed rows. */
  async of(database: Asks, eventId: string): Promise<StoredDecisions> {
    const [row] = await database.query<{ body: string; version: number }>(
      'SELECT body, version FROM atelier_settings WHERE event_id = ?',
      [eventId],
    );
    return row
      ? { decisions: readDecisions(JSON.parse(row.body)), version: row.version }
      : { decisions: readDecisions({}), version: 0 };
  }

  /** @returns false when somebody else saved since `version` was read: nothing is written then. */
  async save(tx: Transaction, eventId: string, decisions: Decisions, version: number, at: number): Promise<boolean> {
    const body = JSON.stringify(decisions);
    const written =
      version > 0
        ? await tx.execute(
            'UPDATE atelier_settings SET body = ?, version = version + 1, updated_at = ? WHERE event_id = ? AND version = ?',
            [body, at, eventId, version],
          )
        : await tx.execute(
            'INSERT INTO atelier_settings (event_id, body, version, updated_at) VALUES (?, ?, 1, ?) ON CONFLICT (event_id) DO NOTHING',
            [eventId, body, at],
          );
    return written === 1;
  }
}
