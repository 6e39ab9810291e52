import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../clock/clock.js';
import { Environment } from '../../config/environment.js';
import type { Transaction } from '../../database/transaction.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { newId } from '../../ids/ids.js';
import { LinkTokens } from '../../mail/link-tokens.js';
import { LOGIN_LINK_LIFETIME } from '../login-lifetimes.js';
import { normalisedEmail } from './open-account.js';

export const LOGIN_PURPOSE = 'login';

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** Makes a link that logs the account in once, within fifteen minutes. */
@Injectable()
export class IssueLoginLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: LinkTokens,
    private readonly clock: MachineClock,
    private readonly environment: Environment,
  ) {}

  /** @returns the link's address, or null where no account has this e-mail. For the terminal, never for a page. */
  async execute(email: string): Promise<string | null> {
    return this.unitOfWork.run(async (tx) => {
      const account = await accountOf(tx, email);
      if (!account) return null;
      const { id } = await this.within(tx, account);
      return `${this.environment.publicUrl}/connexion/${this.tokens.token(LOGIN_PURPOSE, id, 1)}`;
    });
  }

  /** The same inside somebody's transaction; the mail derives the token from the id when it is sent. */
  async within(tx: Transaction, account: AccountRow): Promise<{ id: string }> {
    const id = newId();
    const now = this.clock.now().getTime();
    await tx.execute('DELETE FROM login_links WHERE account_id = ? AND expires_at < ?', [account.id, now]);
    await tx.execute(
      'INSERT INTO login_links (id, account_id, token_hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
      [id, account.id, this.tokens.hash(this.tokens.token(LOGIN_PURPOSE, id, 1)), now, now + LOGIN_LINK_LIFETIME],
    );
    return { id };
  }
}

export async function accountOf(tx: Transaction, email: string): Promise<AccountRow | null> {
  const [account] = await tx.query<AccountRow>(
    'SELECT id, email, name FROM organiser_accounts WHERE email_normalised = ?',
    [normalisedEmail(email)],
  );
  return account ?? null;
}
