import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../clock/clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { LinkTokens } from '../../mail/link-tokens.js';
import { LoginLinkUnusable } from '../account.errors.js';
import { OpenLoginSession } from './open-login-session.js';

/** Uses a login link up and opens a login session. */
@Injectable()
export class LogIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: LinkTokens,
    private readonly clock: MachineClock,
    private readonly openLoginSession: OpenLoginSession,
  ) {}

  /**
   * @param device the browser's User-Agent.
   * @returns the session's token.
   * @throws LoginLinkUnusable for a link that is used, too old or unknown.
   */
  async execute(linkToken: string, device: string | null = null): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
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
      return this.openLoginSession.within(tx, account!.account_id, { device });
    });
  }
}
