import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { MachineClock } from '../../clock/clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Organiser } from '../organiser.js';

/** An organiser ends logins of their own on other devices. */
@Injectable()
export class EndLoginSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
    private readonly audit: AuditTrail,
  ) {}

  /** A session that is none of theirs, or over already, is nothing to end. */
  async one(organiser: Organiser, sessionId: string): Promise<void> {
    await this.end(organiser, 'id = ?', sessionId);
  }

  /** All but the one they are using. */
  async others(organiser: Organiser): Promise<void> {
    await this.end(organiser, 'id <> ?', organiser.sessionId);
  }

  private async end(organiser: Organiser, which: string, sessionId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const ended = await tx.execute(
        `UPDATE login_sessions SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL AND ${which}`,
        [this.clock.now().getTime(), organiser.accountId, sessionId],
      );
      if (ended === 0) return;
      await this.audit.record(tx, {
        actor: organiser,
        verb: 'logins-ended',
        subjectKind: 'account',
        subjectId: organiser.accountId,
        details: { count: ended },
      });
    });
  }
}
