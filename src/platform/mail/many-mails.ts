import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { MachineClock } from '../clock/clock.js';
import { type AuditActor, AuditTrail } from '../audit/audit-trail.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MailDispatcher } from './mail-dispatcher.js';

/** What is done to many mails at once. */
@Injectable()
export class ManyMails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
    private readonly dispatcher: MailDispatcher,
    private readonly audit: AuditTrail,
  ) {}

  /** Holds back what of a mailing has not left; a mail that is being sent goes. @returns how many stay here. */
  cancelBatch(tx: Transaction, batchId: string): Promise<number> {
    return tx.execute(
      `UPDATE outgoing_emails SET status = 'cancelled' WHERE batch_id = ? AND status IN ('queued', 'retrying')`,
      [batchId],
    );
  }

  /** Tries every failed mail of an event again, but those that came back from a wrong address. @returns how many. */
  async retryFailed(eventId: string, actor: AuditActor): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const again = await tx.execute(
        `UPDATE outgoing_emails SET status = 'queued', attempts = 0, next_attempt_at = ?, last_error = NULL
         WHERE event_id = ? AND status = 'failed' AND bounced_at IS NULL`,
        [this.clock.now().getTime(), eventId],
      );
      if (again === 0) return 0;
      await this.audit.record(tx, {
        actor,
        eventId,
        verb: 'mails-resent',
        subjectKind: 'event',
        subjectId: eventId,
        details: { count: again },
      });
      tx.afterCommit(() => {
        this.dispatcher.poke();
      });
      return again;
    });
  }

  /** What an organiser learnt of a mail's return; an empty note takes it away. `note`: at most 200 characters. */
  async noteBounce(id: string, eventId: string | null, note: string, actor: AuditActor): Promise<void> {
    const now = this.clock.now().getTime();
    await this.unitOfWork.run(async (tx) => {
      await tx.execute('UPDATE outgoing_emails SET bounce_note = ?, bounced_at = ? WHERE id = ?', [
        note || null,
        note ? now : null,
        id,
      ]);
      await this.audit.record(tx, {
        actor,
        eventId,
        verb: 'mail-return-noted',
        subjectKind: 'mail',
        subjectId: id,
        details: {},
      });
    });
  }
}
