import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { asksForDuplicates, conditionOf, type Condition } from '../domain/filter-sql.js';
import type { RegistrationFilter } from '../domain/registration-filter.js';
import { DuplicatesQuery } from './duplicates.query.js';

type Where = Pick<EventRecord, 'id' | 'timeZone'>;

/** A database cannot be asked for more ids at once. */
const MOST_DUPLICATES = 5000;

/** Whom a filter means, for lists, files, messages and whatever is done to many. */
@Injectable()
export class FilteredRegistrations {
  constructor(
    private readonly read: ReadDatabase,
    private readonly clock: Clock,
    private readonly duplicates: DuplicatesQuery,
  ) {}

  /** About registrations as `r`, for whoever needs other columns than the ids. */
  async condition(event: Where, filter: RegistrationFilter): Promise<Condition> {
    const duplicates = asksForDuplicates(filter) ? await this.duplicates.idsOf(event.id) : [];
    return conditionOf(filter, {
      eventId: event.id,
      timeZone: event.timeZone,
      now: this.clock.now().getTime(),
      duplicates: duplicates.slice(0, MOST_DUPLICATES),
    });
  }

  async count(event: Where, filter: RegistrationFilter): Promise<number> {
    const { sql, parameters } = await this.condition(event, filter);
    const [row] = await this.read.query<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM registrations r WHERE ${sql}`,
      parameters,
    );
    return Number(row?.count ?? 0);
  }

  /** In the order of the ids, `limit` at most, those after `after`: a long list is walked through slice by slice. */
  async ids(event: Where, filter: RegistrationFilter, limit: number, after = ''): Promise<string[]> {
    const { sql, parameters } = await this.condition(event, filter);
    const rows = await this.read.query<{ id: string }>(
      `SELECT r.id AS "id" FROM registrations r WHERE ${sql} AND r.id > ? ORDER BY r.id LIMIT ?`,
      [...parameters, after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
