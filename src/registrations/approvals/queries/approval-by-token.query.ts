import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { REGISTRATION_COLUMNS, registrationRecord, type RegistrationRow } from '../../data/registration-row.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { APPROVAL_COLUMNS, type ApprovalRow } from '../data/approval-row.js';
import type { ApprovalRecord } from '../domain/approval.js';

const LONGEST_TOKEN = 200;

export interface FoundApproval {
  readonly approval: ApprovalRecord;
  readonly registration: RegistrationRecord;
}

/** What a superior's link opens; settled approvals too, whose page says how they ended. */
@Injectable()
export class ApprovalByToken {
  constructor(
    private readonly read: ReadDatabase,
    private readonly tokens: LinkTokens,
  ) {}

  async find(token: string): Promise<FoundApproval | null> {
    if (token.length > LONGEST_TOKEN) return null;
    const [approval] = await this.read.query<ApprovalRow>(
      `SELECT ${APPROVAL_COLUMNS} FROM registration_approvals a WHERE a.token_hash = ?`,
      [this.tokens.hash(token)],
    );
    if (!approval) return null;
    const [row] = await this.read.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS} FROM registrations r WHERE r.id = ?`,
      [approval.registrationId],
    );
    return row ? { approval, registration: registrationRecord(row) } : null;
  }
}
