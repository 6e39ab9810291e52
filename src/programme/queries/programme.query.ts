import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { SESSION_COLUMNS, sessionOf, type SessionRow } from '../data/session-row.js';
import { arrangeProgramme } from '../domain/arrange-programme.js';
import type { Programme } from '../domain/programme.js';

@Injectable()
export class ProgrammeQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** @param database a transaction, for who must see what it has just published. */
  async of(eventId: string, database: Pick<ReadDatabase, 'query'> = this.read): Promise<Programme> {
    const rows = await database.query<SessionRow>(
      `SELECT ${SESSION_COLUMNS} FROM sessions WHERE event_id = ? ORDER BY position`,
      [eventId],
    );
    return arrangeProgramme(rows.map(sessionOf));
  }
}
