import { Injectable } from '@nestjs/common';
import { readPerson } from '../../platform/accounts/domain/person-input.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { normalisedEmail } from '../../platform/accounts/use-cases/open-account.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { MachineClock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids/ids.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { InvitationEmail } from '../emails/invitation-email.js';
import { type EventRole, isEventRole } from '../domain/event-role.js';
import type { EventRecord } from '../domain/event.js';
import { INVITATION_LIFETIME } from '../domain/team.js';

const INVITATION_PURPOSE = 'event-invitation';

interface TypedInvitation {
  readonly name?: string;
  readonly email?: string;
  readonly role?: string;
}

/** Offers a role on an event by mail. Whoever calls has the right `roles` on it. */
@Injectable()
export class InviteToTeam {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
    private readonly tokens: LinkTokens,
    private readonly outbox: Outbox,
    private readonly invitationEmail: InvitationEmail,
    private readonly audit: AuditTrail,
  ) {}

  /** An invitation still open for the same address is replaced. @throws InvalidInput naming `name`, `email`, `role`. */
  async execute(actor: Organiser, event: EventRecord, typed: TypedInvitation, locale: 'fr' | 'en'): Promise<void> {
    const { name, email, role } = accepted(typed);
    await this.unitOfWork.run(async (tx) => {
      await refuseMember(tx, event.id, email);
      const id = newId();
      const now = this.clock.now().getTime();
      await tx.execute(
        `UPDATE event_invitations SET revoked_at = ?
         WHERE event_id = ? AND email_normalised = ? AND accepted_at IS NULL AND revoked_at IS NULL`,
        [now, event.id, normalisedEmail(email)],
      );
      await tx.execute(
        `INSERT INTO event_invitations (id, event_id, email, email_normalised, name, role, token_hash, invited_by,
           created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          id,
          event.id,
          email,
          normalisedEmail(email),
          name,
          role,
          this.tokens.hash(this.tokens.token(INVITATION_PURPOSE, id, 1)),
          actor.accountId,
          now,
          now + INVITATION_LIFETIME,
        ],
      );
      const placeholder = this.tokens.placeholder();
      await this.outbox.enqueue(tx, {
        ...this.invitationEmail.of({ id, name, email, role }, event, actor.name, placeholder, locale),
        links: [{ placeholder, purpose: INVITATION_PURPOSE, subjectId: id, version: 1 }],
      });
      await this.audit.record(tx, {
        actor,
        eventId: event.id,
        verb: 'invited',
        subjectKind: 'invitation',
        subjectId: id,
        details: { name, role },
      });
    });
  }
}

function accepted(typed: TypedInvitation): { name: string; email: string; role: EventRole } {
  const { name, email, errors } = readPerson(typed);
  const role = typed.role ?? '';
  if (errors.length === 0 && isEventRole(role)) return { name, email, role };
  throw new InvalidInput(isEventRole(role) ? errors : [...errors, { field: 'role', code: 'role-missing' }]);
}

async function refuseMember(tx: Transaction, eventId: string, email: string): Promise<void> {
  const members = await tx.query(
    `SELECT r.account_id FROM event_roles r JOIN organiser_accounts a ON a.id = r.account_id
     WHERE r.event_id = ? AND a.email_normalised = ?`,
    [eventId, normalisedEmail(email)],
  );
  if (members.length > 0) throw new InvalidInput([{ field: 'email', code: 'in-team-already' }]);
}
