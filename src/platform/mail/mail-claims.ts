import { Injectable } from '@nestjs/common';
import { MachineClock } from '../clock/clock.js';
import { ReadDatabase } from '../database/read-database.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { DeliveryOutcome } from './delivery-outcome.js';
import { STORED_MAIL_COLUMNS, storedMail, type StoredMail, type StoredMailRow } from './outgoing-mail.js';
import { isFormerLife, newProcessName } from './process-name.js';
import { givesUp, retryDelay } from './retry-delay.js';

/** Milliseconds after which a claim is taken for abandoned. */
const STALE_CLAIM = 5 * 60_000;

/** All mail writes share a lane, so that on PostgreSQL too the marks of a moment share a commit. */
const LANE = { lane: 'outgoing-emails' };

export interface ClaimedMail extends StoredMail {
  /** Attempts made before this one. */
  readonly attempts: number;
  readonly claimedAt: number;
  readonly createdAt: number;
}

export interface Delivery {
  readonly mail: ClaimedMail;
  readonly outcome: DeliveryOutcome;
}

// The status is asked again outside: when two processes choose the same row at once on PostgreSQL, the second waits for
// the first, then sees that the row is taken. Two bounded reads instead of `IN`: fresh mails do not wait behind a backlog
// of retries, and no backlog is ever sorted.
const CLAIM = `UPDATE outgoing_emails SET status = 'sending', claimed_by = ?, claimed_at = ?
  WHERE status IN ('queued', 'retrying') AND id IN (
    SELECT id FROM (SELECT id FROM outgoing_emails
      WHERE status = 'queued' AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?) AS fresh
    UNION ALL
    SELECT id FROM (SELECT id FROM outgoing_emails
      WHERE status = 'retrying' AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?) AS again)`;

const CLAIMED = `SELECT ${STORED_MAIL_COLUMNS}, attempts, claimed_at, created_at FROM outgoing_emails
  WHERE status = 'sending' AND claimed_by = ? AND claimed_at = ? ORDER BY next_attempt_at, id`;

const DUE = `SELECT 1 AS due FROM outgoing_emails
  WHERE status IN ('queued', 'retrying') AND next_attempt_at <= ? LIMIT 1`;

const GIVE_BACK = `UPDATE outgoing_emails SET claimed_by = NULL, claimed_at = NULL,
  status = CASE WHEN attempts = 0 THEN 'queued' ELSE 'retrying' END
  WHERE status = 'sending' AND claimed_by = ? AND id = ?`;

// An abandoned mail may have left or never been tried: it goes again under its Message-ID, and no attempt is counted,
// since a process killed again and again would else push mails that nobody tried towards the long delays.
const ABANDON = `UPDATE outgoing_emails SET status = 'retrying', claimed_by = NULL, claimed_at = NULL
  WHERE status = 'sending'`;

// Whoever holds the claim by now: a mail that left must not leave again.
const SENT = `UPDATE outgoing_emails SET status = 'sent', sent_at = ?, attempts = attempts + 1, last_error = NULL,
  claimed_by = NULL, claimed_at = NULL WHERE id = ? AND status <> 'sent'`;

const NOT_SENT = `UPDATE outgoing_emails SET status = ?, next_attempt_at = ?, last_error = ?, attempts = attempts + ?,
  claimed_by = NULL, claimed_at = NULL WHERE id = ? AND status = 'sending' AND claimed_by = ?`;

/** Who sends which row. A claim is a row's `sending` with the name of the process. Errors are the database's. */
@Injectable()
export class MailClaims {
  private readonly self = newProcessName();
  private lastClaim = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: ReadDatabase,
    private readonly clock: MachineClock,
  ) {}

  /** Takes at most `limit` due mails that were never tried, and as many that were; the most overdue first. */
  claim(limit: number): Promise<ClaimedMail[]> {
    const now = this.now();
    // Strictly rising: with our name, it tells this claim's rows from those of the claims before.
    this.lastClaim = Math.max(now, this.lastClaim + 1);
    return this.unitOfWork.run(async (tx) => {
      const taken = await tx.execute(CLAIM, [this.self, this.lastClaim, now, limit, now, limit]);
      if (taken === 0) return [];
      return (await tx.query<ClaimedRow>(CLAIMED, [this.self, this.lastClaim])).map(claimedMail);
    }, LANE);
  }

  async anyDue(): Promise<boolean> {
    return (await this.database.query(DUE, [this.now()])).length > 0;
  }

  /** Whether a claim is young enough for an attempt of `duration` milliseconds to end before others may take the row. */
  lastsFor(mail: ClaimedMail, duration: number): boolean {
    return this.now() + duration < mail.claimedAt + STALE_CLAIM;
  }

  /** Mails that were claimed and not tried. */
  giveBack(mails: readonly ClaimedMail[]): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      for (const { id } of mails) await tx.execute(GIVE_BACK, [this.self, id]);
    }, LANE);
  }

  /** Writes the outcomes down, all in one transaction. */
  settle(deliveries: readonly Delivery[]): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      for (const delivery of deliveries) await this.mark(tx, delivery);
    }, LANE);
  }

  private async mark(tx: Transaction, { mail, outcome }: Delivery): Promise<void> {
    const now = this.now();
    const notSent = (status: string, due: number, error: string | null, attempts: number) =>
      tx.execute(NOT_SENT, [status, due, error, attempts, mail.id, this.self]);
    if (outcome.kind === 'sent') await tx.execute(SENT, [now, mail.id]);
    else if (outcome.kind === 'caught') await notSent('caught', now, null, 0);
    else if (outcome.kind === 'failed') await notSent('failed', now, outcome.error, 1);
    else {
      const attempts = mail.attempts + 1;
      const status = givesUp(attempts, now - mail.createdAt) ? 'failed' : 'retrying';
      await notSent(status, now + retryDelay(attempts, Math.random()), outcome.error, 1);
    }
  }

  /**
   * Puts back what nobody sends any more: claims of this machine's dead processes, and claims older than STALE_CLAIM.
   *
   * @param underWay the mails this process is sending, which are never taken for abandoned.
   * @returns how many mails came back.
   */
  async recover(underWay: ReadonlySet<string>): Promise<number> {
    const rows = await this.database.query<{ id: string; claimed_by: string | null; claimed_at: number | null }>(
      `SELECT id, claimed_by, claimed_at FROM outgoing_emails WHERE status = 'sending'`,
    );
    const oldest = this.now() - STALE_CLAIM;
    const abandoned = rows.filter(
      ({ id, claimed_by, claimed_at }) =>
        !underWay.has(id) && ((claimed_at ?? 0) < oldest || isFormerLife(claimed_by ?? '')),
    );
    if (abandoned.length === 0) return 0;
    return this.unitOfWork.run(async (tx) => {
      let count = 0;
      for (const { id, claimed_by, claimed_at } of abandoned) {
        // Only if nobody claimed it anew since it was read.
        count += await tx.execute(`${ABANDON} AND id = ? AND claimed_by = ? AND claimed_at = ?`, [
          id,
          claimed_by,
          claimed_at,
        ]);
      }
      return count;
    }, LANE);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

interface ClaimedRow extends StoredMailRow {
  readonly attempts: number;
  readonly claimed_at: number;
  readonly created_at: number;
}

function claimedMail(row: ClaimedRow): ClaimedMail {
  return { ...storedMail(row), attempts: row.attempts, claimedAt: row.claimed_at, createdAt: row.created_at };
}
