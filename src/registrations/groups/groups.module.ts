import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CollectivitiesModule } from '../../collectivities/collectivities.module.js';
import { EventsModule } from '../../events/events.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { EnvironmentModule } from '../../platform/config/environment.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { RateLimitModule } from '../../platform/web/rate-limit.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { MessageKindsModule } from '../messages/message-kinds.module.js';
import { RegistrationsModule } from '../registrations.module.js';
import { RegistrationGroupEntity } from './data/registration-group.entity.js';
import { GroupRepository } from './data/group.repository.js';
import { GroupEmails } from './emails/group-emails.js';
import { GroupKinds } from './emails/group-kinds.js';
import { GroupByToken } from './queries/group-by-token.query.js';
import { GroupMemberId } from './queries/group-member-id.query.js';
import { GroupMembers } from './use-cases/group-member.js';
import { JudgeManager } from './use-cases/judge-manager.js';
import { RecoverGroupLinks } from './use-cases/recover-group-links.js';
import { RegisterGroup } from './use-cases/register-group.js';
import { GroupForms } from './web/group-forms.js';
import { GroupMemberController } from './web/group-member.controller.js';
import { JudgeGroupForm } from './web/judge-group-form.js';
import { GroupModelController } from './web/group-model.controller.js';
import { GroupPages } from './web/group-pages.js';
import { GroupController } from './web/group.controller.js';
import { NewGroupController } from './web/new-group.controller.js';

export const groupEntities = [RegistrationGroupEntity];

/** Colleagues whom one person registers together. */
@Module({
  imports: [
    EnvironmentModule,
    DatabaseModule,
    ClockModule,
    MailModule,
    RateLimitModule,
    WebModule,
    CollectivitiesModule,
    EventsModule,
    RegistrationsModule,
    ApprovalsModule,
    MessageKindsModule,
    ImportsModule,
    TypeOrmModule.forFeature(groupEntities),
  ],
  controllers: [GroupModelController, NewGroupController, GroupController, GroupMemberController],
  providers: [
    GroupRepository,
    GroupEmails,
    GroupKinds,
    GroupByToken,
    GroupMemberId,
    JudgeManager,
    RegisterGroup,
    GroupMembers,
    RecoverGroupLinks,
    GroupForms,
    JudgeGroupForm,
    GroupPages,
  ],
  exports: [RegisterGroup],
})
export class GroupsModule {}
