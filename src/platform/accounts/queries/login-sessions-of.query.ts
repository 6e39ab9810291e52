import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../clock/clock.js';
import { ReadDatabase } from '../../database/read-database.js';
import { SESSION_IDLE } from '../login-lifetimes.js';

export interface LoginSessionItem {
  readonly id: string;
  /** The browser's User-Agent. */
  readonly device: string | null;
  /** Epoch milliseconds of the machine's time, as are the others. */
  readonly createdAt: number;
  /** Noted every ten minutes at most. */
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly byPasskey: boolean;
}

/** Where an account is logged in now, the last used first. */
@Injectable()
export class LoginSessionsOf {
  constructor(
    private readonly read: ReadDatabase,
    private readonly clock: MachineClock,
  ) {}

  async account(accountId: string): Promise<LoginSessionItem[]> {
    const now = this.clock.now().getTime();
    const rows = await this.read.query<Omit<LoginSessionItem, 'byPasskey'> & { passkeyId: string | null }>(
      `SELECT id AS "id", device AS "device", created_at AS "createdAt", last_seen_at AS "lastSeenAt",
         expires_at AS "expiresAt", passkey_id AS "passkeyId"
       FROM login_sessions
       WHERE account_id = ? AND revoked_at IS NULL AND expires_at > ? AND last_seen_at > ?
       ORDER BY last_seen_at DESC, id DESC`,
      [accountId, now, now - SESSION_IDLE],
    );
    return rows.map(({ passkeyId, ...session }) => ({ ...session, byPasskey: passkeyId !== null }));
  }
}
