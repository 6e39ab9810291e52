import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';

/** More links than this in one go would be a nuisance rather than a help. */
const MOST = 20;

@Injectable()
export class LiveRegistrationsOfEmail {
  constructor(private readonly read: ReadDatabase) {}

  /** The newest first; `emailNormalised` as `normaliseEmail` gives it. */
  async find(emailNormalised: string): Promise<{ id: string; eventId: string }[]> {
    return this.read.query(
      `SELECT id AS "id", event_id AS "eventId" FROM registrations
       WHERE email_normalised = ? AND status <> 'withdrawn' ORDER BY created_at DESC LIMIT ?`,
      [emailNormalised, MOST],
    );
  }
}
