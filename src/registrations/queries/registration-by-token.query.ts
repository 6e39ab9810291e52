import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import {
  REGISTRATION_COLUMNS,
  registrationRecord,
  WAITING_POSITION,
  type RegistrationRow,
} from '../data/registration-row.js';
import type { RegistrationRecord } from '../domain/registration.js';

const LONGEST_TOKEN = 200;

@Injectable()
export class RegistrationByToken {
  constructor(
    private readonly read: ReadDatabase,
    private readonly events: EventQueries,
    private readonly tokens: LinkTokens,
  ) {}

  /** What a personal link opens, or null. Withdrawn registrations are found too: their page says so. */
  async find(token: string): Promise<{ registration: RegistrationRecord; event: EventRecord } | null> {
    if (token.length > LONGEST_TOKEN) return null;
    const rows = await this.read.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS}, ${WAITING_POSITION} FROM registrations r WHERE r.token_hash = ?`,
      [this.tokens.hash(token)],
    );
    const row = rows[0];
    const event = row ? await this.events.byId(row.eventId) : null;
    return row && event ? { registration: registrationRecord(row), event } : null;
  }
}
