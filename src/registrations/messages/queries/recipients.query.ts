import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Unsubscriptions } from '../../../platform/mail/unsubscribe/unsubscriptions.js';
import {
  REGISTRATION_COLUMNS,
  registrationRecord,
  type RegistrationRow,
  WAITING_POSITION,
} from '../../data/registration-row.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { Condition } from '../../list/domain/filter-sql.js';
import type { RegistrationFilter } from '../../list/domain/registration-filter.js';
import { FilteredRegistrations } from '../../list/queries/filtered-registrations.query.js';
import { unsubscriptionScope } from '../domain/unsubscription-scope.js';

export interface RecipientCount {
  /** People the filter means. */
  readonly people: number;
  /** Of them, who want no messages to many. */
  readonly leftOut: number;
}

/** Whom a mailing goes to, in the order of their ids. */
@Injectable()
export class Recipients {
  constructor(
    private readonly read: ReadDatabase,
    private readonly filtered: FilteredRegistrations,
    private readonly unsubscriptions: Unsubscriptions,
  ) {}

  /** `dueAt`: who registered after the hour of a reminder has just been told everything. */
  async condition(event: EventRecord, audience: RegistrationFilter, dueAt: number | null = null): Promise<Condition> {
    const condition = await this.filtered.condition(event, audience);
    if (dueAt === null) return condition;
    return { sql: `${condition.sql} AND r.created_at <= ?`, parameters: [...condition.parameters, dueAt] };
  }

  async ids({ sql, parameters }: Condition, limit: number, after: string): Promise<string[]> {
    const rows = await this.read.query<{ id: string }>(
      `SELECT r.id AS "id" FROM registrations r WHERE ${sql} AND r.id > ? ORDER BY r.id LIMIT ?`,
      [...parameters, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of `ids` whom the condition still means. */
  async records(
    database: Pick<Transaction, 'query'>,
    { sql, parameters }: Condition,
    ids: readonly string[],
  ): Promise<RegistrationRecord[]> {
    if (ids.length === 0) return [];
    const rows = await database.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS}, ${WAITING_POSITION} FROM registrations r
       WHERE ${sql} AND r.id IN (${ids.map(() => '?').join(', ')}) ORDER BY r.id`,
      [...parameters, ...ids],
    );
    return rows.map(registrationRecord);
  }

  /** The latest to register, as a sample. */
  async latest({ sql, parameters }: Condition, limit: number): Promise<RegistrationRecord[]> {
    const rows = await this.read.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS}, ${WAITING_POSITION} FROM registrations r
       WHERE ${sql} ORDER BY r.created_at DESC, r.id DESC LIMIT ?`,
      [...parameters, limit],
    );
    return rows.map(registrationRecord);
  }

  async count(event: EventRecord, audience: RegistrationFilter, canBeEnded: boolean): Promise<RecipientCount> {
    const condition = await this.condition(event, audience);
    const scope = unsubscriptionScope(event);
    const gone = canBeEnded ? await this.unsubscriptions.of(this.read, scope) : new Set<string>();
    if (gone.size === 0) return { people: await this.countOf(condition), leftOut: 0 };
    const rows = await this.read.query<{ email: string }>(
      `SELECT r.email AS "email" FROM registrations r WHERE ${condition.sql}`,
      condition.parameters,
    );
    const leftOut = rows.filter(({ email }) => gone.has(this.unsubscriptions.hash(scope, email))).length;
    return { people: rows.length, leftOut };
  }

  private async countOf({ sql, parameters }: Condition): Promise<number> {
    const [row] = await this.read.query<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM registrations r WHERE ${sql}`,
      parameters,
    );
    return Number(row?.count ?? 0);
  }
}
