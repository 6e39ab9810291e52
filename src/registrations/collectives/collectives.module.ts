import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CollectivitiesModule } from '../../collectivities/collectivities.module.js';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { EnvironmentModule } from '../../platform/config/environment.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { RateLimitModule } from '../../platform/web/rate-limit.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { MessageKindsModule } from '../messages/message-kinds.module.js';
import { RegistrationsModule } from '../registrations.module.js';
import { CollectiveRepository } from './data/collective.repository.js';
import { TerritoryCollectiveEntity } from './data/territory-collective.entity.js';
import { CollectiveEmails } from './emails/collective-emails.js';
import { CollectiveKinds } from './emails/collective-kinds.js';
import { CollectiveById } from './queries/collective-by-id.query.js';
import { CollectiveMembersQuery } from './queries/collective-members.query.js';
import { CollectivesQuery } from './queries/collectives.query.js';
import { GatherCollectives } from './use-cases/gather-collectives.js';
import { KeepCollective } from './use-cases/keep-collective.js';
import { CollectiveInvitationController } from './web/collective-invitation.controller.js';
import { CollectivesDeskController } from './web/collectives-desk.controller.js';
import { OwnCollectiveController } from './web/own-collective.controller.js';

export const collectiveEntities = [TerritoryCollectiveEntity];

/** People of one territory who come together, and invite each other. */
@Module({
  imports: [
    EnvironmentModule,
    DatabaseModule,
    ClockModule,
    AuditModule,
    MailModule,
    RateLimitModule,
    WebModule,
    CollectivitiesModule,
    EventsModule,
    MessageKindsModule,
    RegistrationsModule,
    TypeOrmModule.forFeature(collectiveEntities),
  ],
  controllers: [OwnCollectiveController, CollectiveInvitationController, CollectivesDeskController],
  providers: [
    CollectiveRepository,
    CollectiveEmails,
    CollectiveKinds,
    CollectiveById,
    CollectiveMembersQuery,
    CollectivesQuery,
    KeepCollective,
    GatherCollectives,
  ],
  exports: [CollectivesQuery, KeepCollective, GatherCollectives],
})
export class CollectivesModule {}
