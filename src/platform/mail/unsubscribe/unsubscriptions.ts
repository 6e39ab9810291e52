import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../clock/clock.js';
import { Environment } from '../../config/environment.js';
import type { Transaction } from '../../database/transaction.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { normaliseEmail } from '../email-address.js';
import { LinkTokens } from '../link-tokens.js';

const PURPOSE = 'unsubscribe';
const SEAL = 'unsubscribe-seal';
const HALF = 32;

type Asks = Pick<Transaction, 'query'>;

/**
 * Who wants no more messages to many of one sender (`scopeId`: a series, or an event alone). The address in the link is
 * derived from the secret, and only its hash is kept: the list names nobody.
 */
@Injectable()
export class Unsubscriptions {
  constructor(
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
  ) {}

  /** For `NewMail.listUnsubscribe` and the foot of the mail. It opens nothing else, so it may stand in the outbox. */
  link(scopeId: string, address: string): string {
    const key = this.key(scopeId, address);
    return `${this.environment.publicUrl}/desabonnement/${scopeId}/${key}${this.seal(scopeId, key)}`;
  }

  /** The kept hash of an address. */
  hash(scopeId: string, address: string): string {
    return this.tokens.hash(this.key(scopeId, address));
  }

  /** Whether this link is one of ours. */
  isOurs(scopeId: string, token: string): boolean {
    const seal = Buffer.from(this.seal(scopeId, token.slice(0, HALF)));
    const given = Buffer.from(token.slice(HALF));
    return seal.length === given.length && timingSafeEqual(seal, given);
  }

  /** Asked twice, it does the same as once. `token` is one that `isOurs`. */
  async end(scopeId: string, token: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO mail_unsubscriptions (scope_id, key_hash, created_at) VALUES (?, ?, ?)
         ON CONFLICT (scope_id, key_hash) DO NOTHING`,
        [scopeId, this.hashOf(token), this.clock.now().getTime()],
      ),
    );
  }

  async resume(scopeId: string, token: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM mail_unsubscriptions WHERE scope_id = ? AND key_hash = ?', [scopeId, this.hashOf(token)]),
    );
  }

  /** Whether whoever holds this link has left. `token` is one that `isOurs`. */
  async hasEnded(database: Asks, scopeId: string, token: string): Promise<boolean> {
    const rows = await database.query(
      'SELECT 1 AS "one" FROM mail_unsubscriptions WHERE scope_id = ? AND key_hash = ?',
      [scopeId, this.hashOf(token)],
    );
    return rows.length > 0;
  }

  /** The hashes of all who left. */
  async of(database: Asks, scopeId: string): Promise<ReadonlySet<string>> {
    const rows = await database.query<{ hash: string }>(
      `SELECT key_hash AS "hash" FROM mail_unsubscriptions WHERE scope_id = ?`,
      [scopeId],
    );
    return new Set(rows.map(({ hash }) => hash));
  }

  private hashOf(token: string): string {
    return this.tokens.hash(token.slice(0, HALF));
  }

  private key(scopeId: string, address: string): string {
    return this.tokens.token(PURPOSE, `${scopeId}:${normaliseEmail(address)}`, 1);
  }

  private seal(scopeId: string, key: string): string {
    return this.tokens.token(SEAL, `${scopeId}:${key}`, 1);
  }
}
