import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';

type Asks = Pick<Transaction, 'query'>;

/** A table that holds something of people, and how to find what it holds of one. */
export interface PeopleTable {
  readonly table: string;
  /** The column that names the registration; null where a row belongs to the event as a whole (an import, a group's mail). */
  readonly registration: string | null;
  /** The column that names the event, where rows also exist without any registration. */
  readonly event?: string;
  /** The same one step away: `column` names a row of `table`, which has an `event_id`. */
  readonly parent?: { readonly column: string; readonly table: string };
  /** What the person is given of it; every column that is not a secret unless said, nothing for an empty list. */
  readonly exported?: readonly string[];
}

/** Which registrations: some, or all of an event. */
export type Whom = { readonly registrationIds: readonly string[] } | { readonly eventId: string };

const SECRET = /(_hash|^token_version|^search_text|^link_mailed_at)$/;
/** Parameters a statement may have on every engine, with room to spare. */
const SLICE = 500;

/**
 * Where everything that is held of people is known, so that all of it can be given to them, and none forgotten when it is
 * erased. Features and modules on the right say which tables are theirs when they start; a test compares with the schema.
 */
@Injectable()
export class PersonalData {
  private readonly tables: PeopleTable[] = [];

  /** In the order in which rows come to be: they are erased the other way round. */
  hold(...tables: readonly PeopleTable[]): void {
    this.tables.push(...tables);
  }

  get known(): readonly PeopleTable[] {
    return this.tables;
  }

  /** All that is held of one registration, by table, as the database has it; instants as ISO 8601 texts. */
  async of(database: Asks, registrationId: string): Promise<Readonly<Record<string, readonly object[]>>> {
    const found: Record<string, object[]> = {};
    for (const { table, registration, exported } of this.tables) {
      if (registration === null || exported?.length === 0) continue;
      const columns = exported ? exported.join(', ') : '*';
      const rows = await database.query<object>(`SELECT ${columns} FROM ${table} WHERE ${registration} = ?`, [
        registrationId,
      ]);
      if (rows.length > 0) found[table] = rows.map(readable);
    }
    return found;
  }

  /** Leaves nothing of them; called in the transaction that decides it. */
  async erase(tx: Transaction, whom: Whom): Promise<void> {
    if ('registrationIds' in whom) {
      for (let from = 0; from < whom.registrationIds.length; from += SLICE) {
        const ids = whom.registrationIds.slice(from, from + SLICE);
        await this.eraseWhere(tx, `IN (${ids.map(() => '?').join(', ')})`, ids);
      }
      return;
    }
    await this.eraseWhere(tx, 'IN (SELECT id FROM registrations WHERE event_id = ?)', [whom.eventId], whom.eventId);
  }

  private async eraseWhere(
    tx: Transaction,
    these: string,
    parameters: readonly string[],
    eventId: string | null = null,
  ): Promise<void> {
    await tx.execute(
      `UPDATE audit_entries SET details = '{}' WHERE subject_kind = 'registration' AND subject_id ${these}`,
      parameters,
    );
    for (const { table, registration, event, parent } of this.tables.toReversed()) {
      if (eventId !== null && event) await tx.execute(`DELETE FROM ${table} WHERE ${event} = ?`, [eventId]);
      else if (eventId !== null && parent) {
        const rows = `${parent.column} IN (SELECT id FROM ${parent.table} WHERE event_id = ?)`;
        await tx.execute(`DELETE FROM ${table} WHERE ${rows}`, [eventId]);
      } else if (registration !== null)
        await tx.execute(`DELETE FROM ${table} WHERE ${registration} ${these}`, parameters);
    }
  }
}

function readable(row: object): object {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !SECRET.test(column))
      .map(([column, value]) => [
        column,
        column.endsWith('_at') && typeof value === 'number' ? new Date(value).toISOString() : (value as unknown),
      ]),
  );
}
