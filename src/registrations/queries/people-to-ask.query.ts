import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';

type Asks = Pick<Transaction, 'query'>;

export interface PersonToAsk {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: 'fr' | 'en';
  readonly collectivityType: 'commune' | 'epci' | 'other';
  readonly functionKey: string;
}

const COLUMNS = `id AS "id", email AS "email", first_name || ' ' || last_name AS "name", locale AS "locale",
  collectivity_type AS "collectivityType", function_key AS "functionKey"`;

/** Who comes, as far as writing to them for their opinion needs to know. `database` is a transaction, or the committed rows. */
@Injectable()
export class PeopleToAsk {
  /** Ids of the confirmed. */
  async confirmed(database: Asks, eventId: string): Promise<string[]> {
    const rows = await database.query<{ id: string }>(
      `SELECT id AS "id" FROM registrations WHERE event_id = ? AND status = 'confirmed' ORDER BY id`,
      [eventId],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of `ids`, a few hundred at most, who are confirmed still. */
  async of(database: Asks, ids: readonly string[]): Promise<PersonToAsk[]> {
    if (ids.length === 0) return [];
    return database.query<PersonToAsk>(
      `SELECT ${COLUMNS} FROM registrations WHERE status = 'confirmed' AND id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
  }
}
