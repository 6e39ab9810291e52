import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { MachineClock } from '../../clock/clock.js';
import type { Transaction } from '../../database/transaction.js';
import { newId } from '../../ids/ids.js';
import { LinkTokens } from '../../mail/link-tokens.js';
import { SESSION_LIFETIME } from '../login-lifetimes.js';

export interface LoginMeans {
  /** The browser's User-Agent, null where it sends none. */
  readonly device: string | null;
  /** The passkey that proved who it is; null for a mailed link. */
  readonly passkeyId?: string | null;
}

const LONGEST_DEVICE = 300;

/** Opens a login session inside the transaction that proved who comes. */
@Injectable()
export class OpenLoginSession {
  constructor(
    private readonly tokens: LinkTokens,
    private readonly clock: MachineClock,
    private readonly audit: AuditTrail,
  ) {}

  /** @returns the session's token, 256 random bits of which only the hash is kept. */
  async within(tx: Transaction, accountId: string, { device, passkeyId = null }: LoginMeans): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now().getTime();
    const id = newId();
    await tx.execute('DELETE FROM login_sessions WHERE account_id = ? AND expires_at < ?', [accountId, now]);
    await tx.execute(
      `INSERT INTO login_sessions (id, token_hash, account_id, created_at, last_seen_at, expires_at, device, passkey_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        this.tokens.hash(token),
        accountId,
        now,
        now,
        now + SESSION_LIFETIME,
        device?.slice(0, LONGEST_DEVICE) ?? null,
        passkeyId,
      ],
    );
    const [account] = await tx.query<{ name: string }>('SELECT name FROM organiser_accounts WHERE id = ?', [accountId]);
    await this.audit.record(tx, {
      actor: { accountId, name: account?.name ?? '' },
      verb: passkeyId === null ? 'logged-in-by-link' : 'logged-in-by-passkey',
      subjectKind: 'account',
      subjectId: accountId,
    });
    return token;
  }
}
