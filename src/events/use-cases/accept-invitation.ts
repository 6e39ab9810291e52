import { Injectable } from '@nestjs/common';
import { OpenAccount, normalisedEmail } from '../../platform/accounts/use-cases/open-account.js';
import { OpenLoginSession } from '../../platform/accounts/use-cases/open-login-session.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { MachineClock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import type { EventRole } from '../domain/event-role.js';
import { InvitationUnusable } from '../domain/team.errors.js';

export interface AcceptedInvitation {
  readonly accountId: string;
  readonly eventSlug: string;
  /**
   * A login for who had no account. Who has one logs in as always: an invitation waits for days in a mailbox, a login
   * link for minutes.
   */
  readonly sessionToken: string | null;
}

interface InvitationRow {
  readonly id: string;
  readonly event_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: EventRole;
  readonly slug: string;
}

/** Uses an invitation up: the account is opened where there is none, and has the role. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: LinkTokens,
    private readonly clock: MachineClock,
    private readonly openAccount: OpenAccount,
    private readonly openLoginSession: OpenLoginSession,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws InvitationUnusable. */
  async execute(token: string, device: string | null): Promise<AcceptedInvitation> {
    const hash = this.tokens.hash(token);
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now().getTime();
      const accepted = await tx.execute(
        `UPDATE event_invitations SET accepted_at = ?
         WHERE token_hash = ? AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ?`,
        [now, hash, now],
      );
      if (accepted !== 1) throw new InvitationUnusable();
      const [invitation] = (await tx.query<InvitationRow>(
        `SELECT i.id, i.event_id, i.email, i.name, i.role, e.slug
         FROM event_invitations i JOIN events e ON e.id = i.event_id WHERE i.token_hash = ?`,
        [hash],
      )) as [InvitationRow];
      const known = await tx.query('SELECT id FROM organiser_accounts WHERE email_normalised = ?', [
        normalisedEmail(invitation.email),
      ]);
      const accountId = await this.openAccount.execute(tx, invitation);
      // Who got a role meanwhile in another way keeps that one.
      await tx.execute(
        `INSERT INTO event_roles (event_id, account_id, role) VALUES (?, ?, ?)
         ON CONFLICT (event_id, account_id) DO NOTHING`,
        [invitation.event_id, accountId, invitation.role],
      );
      await this.audit.record(tx, {
        actor: { accountId, name: invitation.name },
        eventId: invitation.event_id,
        verb: 'invitation-accepted',
        subjectKind: 'invitation',
        subjectId: invitation.id,
        details: { role: invitation.role },
      });
      const sessionToken = known.length > 0 ? null : await this.openLoginSession.within(tx, accountId, { device });
      return { accountId, eventSlug: invitation.slug, sessionToken };
    });
  }
}
