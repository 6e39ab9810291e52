import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { ListedRegistration } from '../list/domain/listed-registration.js';
import type { RegistrationFilter } from '../list/domain/registration-filter.js';
import { FilteredRegistrations } from '../list/queries/filtered-registrations.query.js';
import { ListedRegistrations } from '../list/queries/listed-registrations.query.js';

const CHUNK = 1000;

/** The registrations that a filter means, the oldest first, without ever holding more than a thousand of them. */
@Injectable()
export class RegistrationExportQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly filtered: FilteredRegistrations,
    private readonly listed: ListedRegistrations,
  ) {}

  async *all(
    event: Pick<EventRecord, 'id' | 'timeZone'>,
    filter: RegistrationFilter,
  ): AsyncGenerator<ListedRegistration> {
    const { sql, parameters } = await this.filtered.condition(event, filter);
    let after = { createdAt: -1, id: '' };
    for (;;) {
      const rows = await this.read.query<{ id: string; createdAt: number }>(
        `SELECT r.id AS "id", r.created_at AS "createdAt" FROM registrations r
         WHERE ${sql} AND (r.created_at, r.id) > (?, ?) ORDER BY r.created_at, r.id LIMIT ${CHUNK}`,
        [...parameters, after.createdAt, after.id],
      );
      yield* await this.listed.of(rows.map(({ id }) => id));
      const last = rows.at(-1);
      if (!last || rows.length < CHUNK) return;
      after = last;
    }
  }
}
