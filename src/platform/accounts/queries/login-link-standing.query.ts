import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../clock/clock.js';
import { ReadDatabase } from '../../database/read-database.js';
import { LinkTokens } from '../../mail/link-tokens.js';

/** Looks whether a login link could be used, without using it: mail scanners open every link. */
@Injectable()
export class LoginLinkStanding {
  constructor(
    private readonly read: ReadDatabase,
    private readonly tokens: LinkTokens,
    private readonly clock: MachineClock,
  ) {}

  async isUsable(token: string): Promise<boolean> {
    const rows = await this.read.query(
      'SELECT id FROM login_links WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
      [this.tokens.hash(token), this.clock.now().getTime()],
    );
    return rows.length === 1;
  }
}
