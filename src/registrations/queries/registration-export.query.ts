import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { REGISTRATION_COLUMNS, registrationRecord, type RegistrationRow } from '../data/registration-row.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { ChosenOptionsQuery } from './chosen-options.query.js';

const CHUNK = 1000;

export interface ExportedRegistration extends RegistrationRecord {
  /** Ids. */
  readonly options: readonly string[];
}

/** All registrations of an event, the oldest first, without ever holding more than a thousand of them. */
@Injectable()
export class RegistrationExportQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly chosen: ChosenOptionsQuery,
  ) {}

  async *all(eventId: string): AsyncGenerator<ExportedRegistration> {
    let after = { createdAt: -1, id: '' };
    for (;;) {
      const rows = await this.read.query<RegistrationRow>(
        `SELECT ${REGISTRATION_COLUMNS} FROM registrations r
         WHERE r.event_id = ? AND (r.created_at, r.id) > (?, ?) ORDER BY r.created_at, r.id LIMIT ${CHUNK}`,
        [eventId, after.createdAt, after.id],
      );
      const chosen = await this.chosen.ofAll(rows.map(({ id }) => id));
      yield* rows.map((row) => ({ ...registrationRecord(row), options: chosen.get(row.id) ?? [] }));
      const last = rows.at(-1);
      if (!last || rows.length < CHUNK) return;
      after = last;
    }
  }

  async count(eventId: string): Promise<number> {
    const [row] = await this.read.query<{ count: number }>(
      'SELECT COUNT(*) AS count FROM registrations WHERE event_id = ?',
      [eventId],
    );
    return Number(row?.count ?? 0);
  }
}
