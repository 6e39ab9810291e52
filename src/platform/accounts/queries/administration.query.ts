import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../database/read-database.js';

export interface MemberItem {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

export interface OrganisationItem {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly members: readonly MemberItem[];
}

export interface AccountItem extends MemberItem {
  readonly isAdministrator: boolean;
  readonly passkeys: number;
  /** Epoch milliseconds of the machine's time; null for who never logged in. */
  readonly lastLoginAt: number | null;
}

const ACCOUNTS_SHOWN = 100;

/** What administrators look after. */
@Injectable()
export class AdministrationQuery {
  constructor(private readonly read: ReadDatabase) {}

  async organisations(): Promise<OrganisationItem[]> {
    const [organisations, members] = await Promise.all([
      this.read.query<{ id: string; name: string; short: string }>(
        'SELECT id, name, short FROM organisations ORDER BY LOWER(short), id',
      ),
      this.read.query<MemberItem & { organisationId: string }>(
        `SELECT m.organisation_id AS "organisationId", a.id AS "accountId", a.name AS "name", a.email AS "email"
         FROM organisation_members m JOIN organiser_accounts a ON a.id = m.account_id ORDER BY a.name, a.id`,
      ),
    ]);
    return organisations.map((organisation) => ({
      ...organisation,
      members: members
        .filter(({ organisationId }) => organisationId === organisation.id)
        .map(({ accountId, name, email }) => ({ accountId, name, email })),
    }));
  }

  /** The first hundred by name, of those whose name or address holds `search`; `more` says that there are others. */
  async accounts(search: string): Promise<{ items: AccountItem[]; more: boolean }> {
    const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.read.query<Omit<AccountItem, 'isAdministrator'> & { isAdministrator: boolean | number }>(
      `SELECT a.id AS "accountId", a.name AS "name", a.email AS "email", a.is_administrator AS "isAdministrator",
         (SELECT COUNT(*) FROM passkeys p WHERE p.account_id = a.id) AS "passkeys",
         (SELECT MAX(s.created_at) FROM login_sessions s WHERE s.account_id = a.id) AS "lastLoginAt"
       FROM organiser_accounts a
       WHERE LOWER(a.name) LIKE ? ESCAPE '\\' OR a.email_normalised LIKE ? ESCAPE '\\'
       ORDER BY a.name, a.id LIMIT ${ACCOUNTS_SHOWN + 1}`,
      [pattern, pattern],
    );
    const items = rows.slice(0, ACCOUNTS_SHOWN).map((row) => ({
      ...row,
      isAdministrator: Boolean(row.isAdministrator),
      passkeys: Number(row.passkeys),
    }));
    return { items, more: rows.length > ACCOUNTS_SHOWN };
  }
}
