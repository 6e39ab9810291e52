import { Module } from '@nestjs/common';
import { AccountsModule } from '../platform/accounts/accounts.module.js';
import { AuditModule } from '../platform/audit/audit.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { EnvironmentModule } from '../platform/config/environment.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { MailModule } from '../platform/mail/mail.module.js';
import { RateLimitModule } from '../platform/web/rate-limit.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { InvitationEmail } from './emails/invitation-email.js';
import { EventsModule } from './events.module.js';
import { TeamQuery } from './queries/team.query.js';
import { AcceptInvitation } from './use-cases/accept-invitation.js';
import { ChangeEventOrganisations } from './use-cases/change-event-organisations.js';
import { ChangeTeam } from './use-cases/change-team.js';
import { InviteToTeam } from './use-cases/invite-to-team.js';
import { RevokeInvitation } from './use-cases/revoke-invitation.js';
import { InvitationController } from './web/invitation.controller.js';
import { JournalController } from './web/journal.controller.js';
import { TeamController } from './web/team.controller.js';

/** Who works on an event: roles, invitations, organisations, and the journal of what they changed. */
@Module({
  imports: [
    EnvironmentModule,
    ClockModule,
    DatabaseModule,
    AuditModule,
    AccountsModule,
    MailModule,
    RateLimitModule,
    WebModule,
    EventsModule,
  ],
  controllers: [TeamController, JournalController, InvitationController],
  providers: [
    TeamQuery,
    InvitationEmail,
    InviteToTeam,
    AcceptInvitation,
    RevokeInvitation,
    ChangeTeam,
    ChangeEventOrganisations,
  ],
})
export class TeamModule {}
