import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../clock/clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { newId } from '../../ids/ids.js';
import { LinkTokens } from '../../mail/link-tokens.js';
import { LoginLinkUnusable } from '../account.errors.js';
import { SESSION_LIFETIME } from '../login-lifetimes.js';

/** Uses a login link up and opens a login session. */
@Injectable()
export class LogIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: LinkTokens,
    private readonly clock: MachineClock,
  ) {}

  /**
   * @returns the session's token, 256 random bits of which only the hash is kept.
   * @throws LoginLinkUnusable for a link that is used, too old or unknown.
   */
  async execute(linkToken: string): Promise<string> {
    const sessionToken = randomBytes(32).toString('base64url');
    await this.unitOfWork.run(async (tx) => {
      const now = this.clock.now().getTime();
      const link = this.tokens.hash(linkToken);
      // The affected count decides, so that of two browsers with one link only one gets in.
      const used = await tx.execute(
        'UPDATE login_links SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
        [now, link, now],
      );
      if (used !== 1) throw new LoginLinkUnusable();
      const [account] = await tx.query<{ account_id: string }>(
        'SELECT account_id FROM login_links WHERE token_hash = ?',
        [link],
      );
      await tx.execute('DELETE FROM login_sessions WHERE account_id = ? AND expires_at < ?', [
        account!.account_id,
        now,
      ]);
      await tx.execute(
        `INSERT INTO login_sessions (id, token_hash, account_id, created_at, last_seen_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
        [newId(), this.tokens.hash(sessionToken), account!.account_id, now, now, now + SESSION_LIFETIME],
      );
    });
    return sessionToken;
  }
}
