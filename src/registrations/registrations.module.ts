import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CollectivitiesModule } from '../collectivities/collectivities.module.js';
import { EventsModule } from '../events/events.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { AuditModule } from '../platform/audit/audit.module.js';
import { EnvironmentModule } from '../platform/config/environment.module.js';
import { MailModule } from '../platform/mail/mail.module.js';
import { RateLimitModule } from '../platform/web/rate-limit.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
import { FormModule } from './form/form.module.js';
import { RegistrationsApiController } from './api/registrations.api.controller.js';
import { IdempotencyKeyEntity } from './data/idempotency-key.entity.js';
import { IdempotencyKeyRepository } from './data/idempotency-key.repository.js';
import { CodeQuotasRepository } from './data/code-quotas.repository.js';
import { OptionChoicesRepository } from './data/option-choices.repository.js';
import { PlacesRepository } from './data/places.repository.js';
import { RegistrationOptionEntity } from './data/registration-option.entity.js';
import { RegistrationEntity } from './data/registration.entity.js';
import { RegistrationRepository } from './data/registration.repository.js';
import { WaitingLineRepository } from './data/waiting-line.repository.js';
import { ProgrammeChangedEmails } from './emails/programme-changed-emails.js';
import { RegistrationEmails } from './emails/registration-emails.js';
import { ChosenQuery } from './queries/chosen.query.js';
import { ChosenOptionsQuery } from './queries/chosen-options.query.js';
import { LiveRegistrationsOfEmail } from './queries/live-registrations-of-email.query.js';
import { PeopleToAsk } from './queries/people-to-ask.query.js';
import { RegistrationByToken } from './queries/registration-by-token.query.js';
import { PlacesFiguresQuery } from './places/queries/places-figures.query.js';
import { AdmitRegistration } from './use-cases/admit-registration.js';
import { ConfiguredApprovalGate } from './approvals/use-cases/configured-approval-gate.js';
import { ChangesRulesQuery } from './changes/queries/changes-rules.query.js';
import { ApprovalGate } from './use-cases/approval-gate.js';
import { ChangeRegistration } from './use-cases/change-registration.js';
import { RegistrationFacts } from './use-cases/registration-facts.js';
import { RegistrationSettingEntity } from './settings/data/registration-setting.entity.js';
import { CopySettings } from './settings/use-cases/copy-settings.js';
import { RegistrationSettingsRepository } from './settings/data/registration-settings.repository.js';
import { ChooseAteliers } from './use-cases/choose-ateliers.js';
import { ChooseOptions } from './use-cases/choose-options.js';
import { EndRegistration } from './use-cases/end-registration.js';
import { EnterNewcomer } from './use-cases/enter-newcomer.js';
import { FollowEvents } from './use-cases/follow-events.js';
import { ForgetOldAnswers } from './use-cases/forget-old-answers.js';
import { HandOverPlace } from './use-cases/hand-over-place.js';
import { JudgeNewcomer } from './use-cases/judge-newcomer.js';
import { KeepChoices } from './use-cases/keep-choices.js';
import { LetWaitingIn } from './use-cases/let-waiting-in.js';
import { MoveRegistration } from './use-cases/move-registration.js';
import { PlacesInTurn } from './use-cases/places-in-turn.js';
import { ReadRegistrationRequest } from './use-cases/read-registration-request.js';
import { CollectiveByToken } from './collectives/queries/collective-by-token.query.js';
import { OtherLinks } from './use-cases/other-links.js';
import { RecoverPersonalLinks } from './use-cases/recover-personal-links.js';
import { RememberFreeEmployers } from './use-cases/remember-free-employers.js';
import { RegisterParticipant } from './use-cases/register-participant.js';
import { ReleaseRegistration } from './use-cases/release-registration.js';
import { SteadyAteliers } from './use-cases/steady-ateliers.js';
import { TellProgrammeChanged } from './use-cases/tell-programme-changed.js';
import { WithdrawRegistration } from './use-cases/withdraw-registration.js';
import { FollowProgramme } from './wishes/use-cases/follow-programme.js';
import { ChangeRegistrationController } from './web/change-registration.controller.js';
import { FormAttempts } from './web/form-attempt.js';
import { LinkRecoveryController } from './web/link-recovery.controller.js';
import { PersonalRegistrationController } from './web/personal-registration.controller.js';
import { PublicRegistrationController } from './web/public-registration.controller.js';
import { CalendarLines } from './queries/calendar-lines.js';
import { PersonalSections } from './web/personal-sections.js';
import { WithdrawalController } from './web/withdrawal.controller.js';

export const registrationEntities = [
  RegistrationEntity,
  IdempotencyKeyEntity,
  RegistrationOptionEntity,
  RegistrationSettingEntity,
];

@Module({
  imports: [
    EnvironmentModule,
    AuditModule,
    DatabaseModule,
    ClockModule,
    MailModule,
    RateLimitModule,
    WebModule,
    CollectivitiesModule,
    EventsModule,
    ProgrammeModule,
    FormModule,
    TypeOrmModule.forFeature(registrationEntities),
  ],
  controllers: [
    PublicRegistrationController,
    PersonalRegistrationController,
    ChangeRegistrationController,
    WithdrawalController,
    LinkRecoveryController,
    RegistrationsApiController,
  ],
  providers: [
    PlacesRepository,
    RegistrationRepository,
    IdempotencyKeyRepository,
    OptionChoicesRepository,
    CodeQuotasRepository,
    WaitingLineRepository,
    RegistrationSettingsRepository,
    CopySettings,
    RegistrationFacts,
    PersonalSections,
    CalendarLines,
    RegistrationEmails,
    FormAttempts,
    ChosenOptionsQuery,
    ChosenQuery,
    PeopleToAsk,
    RegistrationByToken,
    PlacesFiguresQuery,
    LiveRegistrationsOfEmail,
    ReadRegistrationRequest,
    { provide: ApprovalGate, useClass: ConfiguredApprovalGate },
    ChangesRulesQuery,
    JudgeNewcomer,
    EnterNewcomer,
    RegisterParticipant,
    ChooseOptions,
    ChooseAteliers,
    SteadyAteliers,
    KeepChoices,
    MoveRegistration,
    ReleaseRegistration,
    LetWaitingIn,
    PlacesInTurn,
    AdmitRegistration,
    EndRegistration,
    HandOverPlace,
    WithdrawRegistration,
    ChangeRegistration,
    RecoverPersonalLinks,
    OtherLinks,
    RememberFreeEmployers,
    CollectiveByToken,
    ForgetOldAnswers,
    ProgrammeChangedEmails,
    FollowProgramme,
    TellProgrammeChanged,
    FollowEvents,
  ],
  exports: [
    FormAttempts,
    ChosenOptionsQuery,
    ChosenQuery,
    CollectiveByToken,
    ChangesRulesQuery,
    ChooseOptions,
    KeepChoices,
    CodeQuotasRepository,
    LetWaitingIn,
    MoveRegistration,
    OptionChoicesRepository,
    FormModule,
    OtherLinks,
    PlacesRepository,
    ReadRegistrationRequest,
    RegistrationEmails,
    RegistrationRepository,
    RegisterParticipant,
    AdmitRegistration,
    EndRegistration,
    PlacesInTurn,
    ReleaseRegistration,
    HandOverPlace,
    WithdrawRegistration,
    ChangeRegistration,
    PeopleToAsk,
    RegistrationByToken,
    PlacesFiguresQuery,
    RegistrationFacts,
    RegistrationSettingsRepository,
    PersonalSections,
    CalendarLines,
  ],
})
export class RegistrationsModule {}
