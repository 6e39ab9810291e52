import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { EnvironmentModule } from '../../platform/config/environment.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { RateLimitModule } from '../../platform/web/rate-limit.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { RegistrationDetailQuery } from '../queries/registration-detail.query.js';
import { MessageKindsModule } from '../messages/message-kinds.module.js';
import { RegistrationsModule } from '../registrations.module.js';
import { changeEntities } from './data/change-entities.js';
import { SubstitutionsRepository } from './data/substitutions.repository.js';
import { ChangeEmails } from './emails/change-emails.js';
import { ChangeKinds } from './emails/change-kinds.js';
import { SubstitutionsQuery } from './queries/substitutions.query.js';
import { ActOnRegistration } from './use-cases/act-on-registration.js';
import { AnswerSubstitution } from './use-cases/answer-substitution.js';
import { ChangeOnBehalf } from './use-cases/change-on-behalf.js';
import { CorrectAddress } from './use-cases/correct-address.js';
import { FollowEndings } from './use-cases/follow-endings.js';
import { ProposeSubstitute } from './use-cases/propose-substitute.js';
import { RegisterOnBehalf } from './use-cases/register-on-behalf.js';
import { ReplaceOnBehalf } from './use-cases/replace-on-behalf.js';
import { SaveChangesRules } from './use-cases/save-changes-rules.js';
import { AddressController } from './web/address.controller.js';
import { ChangesRulesController } from './web/changes-rules.controller.js';
import { OnBehalfController } from './web/on-behalf.controller.js';
import { OnBehalfForms } from './web/on-behalf-forms.js';
import { PersonalLimits } from './web/personal-limits.js';
import { RegisterByHandController } from './web/register-by-hand.controller.js';
import { ReplaceController } from './web/replace.controller.js';
import { SubstituteController } from './web/substitute.controller.js';
import { SubstitutionAnswerController } from './web/substitution-answer.controller.js';

/** What becomes of a registration after it was made: by the person, by a colleague in their place, by an organiser. */
@Module({
  imports: [
    EnvironmentModule,
    AuditModule,
    ClockModule,
    DatabaseModule,
    MailModule,
    RateLimitModule,
    WebModule,
    EventsModule,
    RegistrationsModule,
    MessageKindsModule,
    ApprovalsModule,
    TypeOrmModule.forFeature(changeEntities),
  ],
  controllers: [
    SubstituteController,
    SubstitutionAnswerController,
    ChangesRulesController,
    OnBehalfController,
    RegisterByHandController,
    ReplaceController,
    AddressController,
  ],
  providers: [
    SubstitutionsRepository,
    SubstitutionsQuery,
    ChangeEmails,
    ChangeKinds,
    ProposeSubstitute,
    AnswerSubstitution,
    ChangeOnBehalf,
    RegisterOnBehalf,
    ReplaceOnBehalf,
    CorrectAddress,
    ActOnRegistration,
    SaveChangesRules,
    FollowEndings,
    PersonalLimits,
    OnBehalfForms,
    RegistrationDetailQuery,
  ],
  exports: [ChangeEmails, ProposeSubstitute, AnswerSubstitution, ChangeOnBehalf, RegisterOnBehalf, ActOnRegistration],
})
export class ChangesModule {}
