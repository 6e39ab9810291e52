import { Injectable } from '@nestjs/common';
import { type AuditActor, AuditTrail } from '../audit/audit-trail.js';
import { MachineClock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MailDispatcher } from './mail-dispatcher.js';

/** An organiser tries a mail again: one that failed, or one that waits for its next attempt. */
@Injectable()
export class ResendMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
    private readonly dispatcher: MailDispatcher,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * It leaves under the same Message-ID: a reader who has it already sees it once.
   *
   * @returns false when there is no such mail, or when it is neither failed nor retrying.
   */
  run(id: string, actor: AuditActor): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const again = await tx.execute(
        `UPDATE outgoing_emails SET status = 'queued', attempts = 0, next_attempt_at = ?, last_error = NULL
         WHERE id = ? AND status IN ('failed', 'retrying')`,
        [this.clock.now().getTime(), id],
      );
      if (again === 0) return false;
      const [mail] = await tx.query<{ kind: string; event_id: string | null }>(
        'SELECT kind, event_id FROM outgoing_emails WHERE id = ?',
        [id],
      );
      await this.audit.record(tx, {
        actor,
        eventId: mail?.event_id ?? null,
        verb: 'mail-resent',
        subjectKind: 'mail',
        subjectId: id,
        details: { kind: mail?.kind ?? '' },
      });
      tx.afterCommit(() => {
        this.dispatcher.poke();
      });
      return true;
    });
  }
}
