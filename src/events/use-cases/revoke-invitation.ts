import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { MachineClock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Takes an invitation back; one that is accepted, or of another event, is nothing to take back. */
@Injectable()
export class RevokeInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
    private readonly audit: AuditTrail,
  ) {}

  async execute(actor: Organiser, eventId: string, invitationId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const revoked = await tx.execute(
        `UPDATE event_invitations SET revoked_at = ?
         WHERE id = ? AND event_id = ? AND accepted_at IS NULL AND revoked_at IS NULL`,
        [this.clock.now().getTime(), invitationId, eventId],
      );
      if (revoked === 0) return;
      const [{ name }] = (await tx.query<{ name: string }>('SELECT name FROM event_invitations WHERE id = ?', [
        invitationId,
      ])) as [{ name: string }];
      await this.audit.record(tx, {
        actor,
        eventId,
        verb: 'invitation-revoked',
        subjectKind: 'invitation',
        subjectId: invitationId,
        details: { name },
      });
    });
  }
}
