import { Injectable } from '@nestjs/common';
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
  ) {}

  /**
   * It leaves under the same Message-ID: a reader who has it already sees it once.
   *
   * @returns false when there is no such mail, or when it is neither failed nor retrying.
   */
  run(id: string): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const again = await tx.execute(
        `UPDATE outgoing_emails SET status = 'queued', attempts = 0, next_attempt_at = ?, last_error = NULL
         WHERE id = ? AND status IN ('failed', 'retrying')`,
        [this.clock.now().getTime(), id],
      );
      tx.afterCommit(() => {
        this.dispatcher.poke();
      });
      return again > 0;
    });
  }
}
