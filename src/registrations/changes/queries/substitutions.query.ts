import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { REGISTRATION_COLUMNS, registrationRecord, type RegistrationRow } from '../../data/registration-row.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { SUBSTITUTION_COLUMNS } from '../data/substitutions.repository.js';
import type { SubstitutionRecord } from '../domain/substitution.js';

const LONGEST_TOKEN = 200;

export interface FoundSubstitution {
  readonly substitution: SubstitutionRecord;
  /** Whose place it is. */
  readonly registration: RegistrationRecord;
}

@Injectable()
export class SubstitutionsQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly tokens: LinkTokens,
  ) {}

  /** What a colleague's link opens; settled proposals too, whose page says how they ended. */
  async byToken(token: string): Promise<FoundSubstitution | null> {
    if (token.length > LONGEST_TOKEN) return null;
    const [substitution] = await this.read.query<SubstitutionRecord>(
      `SELECT ${SUBSTITUTION_COLUMNS} FROM registration_substitutions s WHERE s.token_hash = ?`,
      [this.tokens.hash(token)],
    );
    if (!substitution) return null;
    const [row] = await this.read.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS} FROM registrations r WHERE r.id = ?`,
      [substitution.registrationId],
    );
    return row ? { substitution, registration: registrationRecord(row) } : null;
  }

  /** The last proposal that somebody made. */
  async lastOf(registrationId: string): Promise<SubstitutionRecord | null> {
    const [last] = await this.read.query<SubstitutionRecord>(
      `SELECT ${SUBSTITUTION_COLUMNS} FROM registration_substitutions s WHERE s.registration_id = ?
       ORDER BY s.asked_at DESC, s.id DESC LIMIT 1`,
      [registrationId],
    );
    return last ?? null;
  }
}
