import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { ListName } from '../domain/choice-lists.js';

const COLUMNS = { functions: 'function_key', categories: 'category', media: 'image_consent' } as const;

/** How many registrations, withdrawn ones too, hold each entry of a list. */
@Injectable()
export class ListUses {
  constructor(private readonly read: ReadDatabase) {}

  async of(
    eventId: string,
    list: ListName,
    database: Pick<Transaction, 'query'> = this.read,
  ): Promise<ReadonlyMap<string, number>> {
    const column = COLUMNS[list];
    const rows = await database.query<{ held: string; count: number }>(
      `SELECT ${column} AS "held", COUNT(*) AS "count" FROM registrations
       WHERE event_id = ? AND ${column} IS NOT NULL GROUP BY ${column}`,
      [eventId],
    );
    const counts = new Map<string, number>();
    for (const { held, count } of rows) {
      const keys = list === 'media' ? Object.keys(JSON.parse(held) as object) : [held];
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + Number(count));
    }
    return counts;
  }
}
