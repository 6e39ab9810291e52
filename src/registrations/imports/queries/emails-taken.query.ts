import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';

/** SQLite takes some thousands of parameters; a slice of this size is one look-up each. */
const SLICE = 500;

@Injectable()
export class EmailsTaken {
  constructor(private readonly read: ReadDatabase) {}

  /** Which of these addresses, normalised, have a live registration at the event. */
  async among(eventId: string, addresses: readonly string[]): Promise<Set<string>> {
    const taken = new Set<string>();
    for (let at = 0; at < addresses.length; at += SLICE) {
      const slice = addresses.slice(at, at + SLICE);
      const rows = await this.read.query<{ email: string }>(
        `SELECT email_normalised AS "email" FROM registrations
         WHERE event_id = ? AND status <> 'withdrawn' AND email_normalised IN (${slice.map(() => '?').join(', ')})`,
        [eventId, ...slice],
      );
      for (const { email } of rows) taken.add(email);
    }
    return taken;
  }
}
