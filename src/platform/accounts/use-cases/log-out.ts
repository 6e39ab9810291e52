import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../clock/clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { LinkTokens } from '../../mail/link-tokens.js';

/** Ends the login session of a token; an unknown one is nothing to end. */
@Injectable()
export class LogOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: LinkTokens,
    private readonly clock: MachineClock,
  ) {}

  async execute(sessionToken: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute('UPDATE login_sessions SET revoked_at = ? WHERE token_hash = ? AND revoked_at IS NULL', [
        this.clock.now().getTime(),
        this.tokens.hash(sessionToken),
      ]),
    );
  }
}
