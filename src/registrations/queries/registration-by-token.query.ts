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
import { ChosenOptionsQuery } from './chosen-options.query.js';

export interface FoundRegistration {
  readonly registration: RegistrationRecord;
  readonly event: EventRecord;
  /** Ids of the options chosen. */
  readonly options: readonly string[];
}

const LONGEST_TOKEN = 200;

@Injectable()
export class RegistrationByToken {
  constructor(
    private readonly read: ReadDatabase,
    private readonly events: EventQueries,
    private readonly chosen: ChosenOptionsQuery,
    private readonly tokens: LinkTokens,
  ) {}

  /** What a personal link opens, or null. Withdrawn registrations are found too: their page says so. */
  async find(token: string): Promise<FoundRegistration | null> {
    if (token.length > LONGEST_TOKEN) return null;
    const rows = await this.read.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS}, ${WAITING_POSITION} FROM registrations r WHERE r.token_hash = ?`,
      [this.tokens.hash(token)],
    );
    const row = rows[0];
    const event = row ? await this.events.byId(row.eventId) : null;
    if (!row || !event) return null;
    const options = event.options.length > 0 ? await this.chosen.of(row.id) : [];
    return { registration: registrationRecord(row), event, options };
  }
}
