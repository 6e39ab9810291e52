import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
import { lockedTeam, nameOfAccount } from '../data/team-rows.js';
import { isEventRole } from '../domain/event-role.js';
import { LastResponsable, TeamMemberUnknown } from '../domain/team.errors.js';
import { keepsResponsable } from '../domain/team.js';

/** Somebody of an event's team gets another role, or leaves. Whoever calls has the right `roles` on the event. */
@Injectable()
export class ChangeTeam {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws InvalidInput for a role that is none; TeamMemberUnknown; LastResponsable. */
  async giveRole(actor: Organiser, eventId: string, accountId: string, role: string): Promise<void> {
    if (!isEventRole(role)) throw new InvalidInput([{ field: 'role', code: 'role-unknown' }]);
    await this.unitOfWork.run(
      async (tx) => {
        const team = await lockedTeam(tx, eventId);
        const member = team.find((one) => one.accountId === accountId);
        if (!member) throw new TeamMemberUnknown();
        if (member.role === role) return;
        if (!keepsResponsable(team, accountId, role)) throw new LastResponsable();
        await tx.execute('UPDATE event_roles SET role = ? WHERE event_id = ? AND account_id = ?', [
          role,
          eventId,
          accountId,
        ]);
        const name = await nameOfAccount(tx, accountId);
        await this.audit.record(tx, {
          actor,
          eventId,
          verb: 'role-changed',
          subjectKind: 'account',
          subjectId: accountId,
          details: { name, role, before: member.role },
        });
      },
      { lane: eventId },
    );
  }

  /** Their pages of the event close at once. Who left already is nobody to remove. @throws LastResponsable. */
  async remove(actor: Organiser, eventId: string, accountId: string): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const team = await lockedTeam(tx, eventId);
        const member = team.find((one) => one.accountId === accountId);
        if (!member) return;
        if (!keepsResponsable(team, accountId, null)) throw new LastResponsable();
        await tx.execute('DELETE FROM event_roles WHERE event_id = ? AND account_id = ?', [eventId, accountId]);
        const name = await nameOfAccount(tx, accountId);
        await this.audit.record(tx, {
          actor,
          eventId,
          verb: 'left-team',
          subjectKind: 'account',
          subjectId: accountId,
          details: { name, before: member.role },
        });
      },
      { lane: eventId },
    );
  }
}
