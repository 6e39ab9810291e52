import { Injectable, Logger } from '@nestjs/common';
import { MachineClock } from '../clock/clock.js';
import { ReadDatabase } from '../database/read-database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LinkTokens } from '../mail/link-tokens.js';
import { SESSION_IDLE, SESSION_TOUCH } from './login-lifetimes.js';
import type { Organiser } from './organiser.js';

interface SessionRow {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly email: string;
  readonly last_seen_at: number;
  readonly is_administrator: boolean | number;
  readonly passkey_id: string | null;
}

/** Finds who is logged in with a session's token. */
@Injectable()
export class LoginSessions {
  private readonly logger = new Logger(LoginSessions.name);

  constructor(
    private readonly read: ReadDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: LinkTokens,
    private readonly clock: MachineClock,
  ) {}

  /** @returns null for a session that is unknown, logged out, older than seven days or unused for twelve hours. */
  async find(token: string): Promise<Organiser | null> {
    const now = this.clock.now().getTime();
    const [session] = await this.read.query<SessionRow>(
      `SELECT s.id, s.account_id, s.last_seen_at, s.passkey_id, a.name, a.email, a.is_administrator
       FROM login_sessions s JOIN organiser_accounts a ON a.id = s.account_id
       WHERE s.token_hash = ? AND s.revoked_at IS NULL AND s.expires_at > ? AND s.last_seen_at > ?`,
      [this.tokens.hash(token), now, now - SESSION_IDLE],
    );
    if (!session) return null;
    if (session.last_seen_at < now - SESSION_TOUCH) this.touch(session.id, now);
    return {
      accountId: session.account_id,
      sessionId: session.id,
      name: session.name,
      email: session.email,
      isAdministrator: Boolean(session.is_administrator),
      isProven: session.passkey_id !== null,
    };
  }

  /** Not awaited: a page is not slower, nor refused on a full disk, because its reading is noted. */
  private touch(id: string, now: number): void {
    this.unitOfWork
      .run((tx) =>
        tx.execute('UPDATE login_sessions SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?', [now, id, now]),
      )
      .catch((error: unknown) => this.logger.warn(`login session not noted as seen: ${String(error)}`));
  }
}
