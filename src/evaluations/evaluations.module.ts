import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AteliersModule } from '../ateliers/ateliers.module.js';
import { FacilitationModule } from '../ateliers/facilitation/facilitation.module.js';
import { EventsModule } from '../events/events.module.js';
import { AuditModule } from '../platform/audit/audit.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { EnvironmentModule } from '../platform/config/environment.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { MailModule } from '../platform/mail/mail.module.js';
import { RateLimitModule } from '../platform/web/rate-limit.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
import { MessageKindsModule } from '../registrations/messages/message-kinds.module.js';
import { PrivacyModule } from '../registrations/privacy/privacy.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { AnswerRepository } from './data/answer.repository.js';
import { InvitationRepository } from './data/invitation.repository.js';
import { QuestionRepository } from './data/question.repository.js';
import { QuestionnaireRepository } from './data/questionnaire.repository.js';
import { Seals } from './data/seal.js';
import { EvaluationEmails } from './emails/evaluation-emails.js';
import { EvaluationKinds } from './emails/evaluation-kinds.js';
import { evaluationEntities } from './evaluation-entities.js';
import { AskedQuery } from './queries/asked.query.js';
import { Audiences } from './queries/audiences.js';
import { CollectedResponses } from './queries/collected-responses.query.js';
import { PeopleBehind } from './queries/people-behind.js';
import { QuestionnaireQuery } from './queries/questionnaire.query.js';
import { TicketQuery } from './queries/ticket.query.js';
import { CloseQuestionnaire } from './use-cases/close-questionnaire.js';
import { FollowPlan } from './use-cases/follow-plan.js';
import { InviteRespondents } from './use-cases/invite-respondents.js';
import { OpenQuestionnaire } from './use-cases/open-questionnaire.js';
import { NoteAnsweredInRoom } from './use-cases/note-answered-in-room.js';
import { RecordAnswer } from './use-cases/record-answer.js';
import { RemindRespondents } from './use-cases/remind-respondents.js';
import { AnswerController } from './web/answer.controller.js';
import { AnswerWords } from './web/answer-words.js';
import { AnsweringSession } from './web/answering-session.js';
import { AnsweredMark } from './web/answered-mark.js';
import { DeviceMark } from './web/device-mark.js';
import { RoomController } from './web/room.controller.js';
import { OpenInvitations } from './queries/open-invitations.query.js';
import { OtherQuestionnaires } from './queries/other-questionnaires.query.js';
import { RatesQuery } from './queries/rates.query.js';
import { ComposeQuestionnaire } from './use-cases/compose-questionnaire.js';
import { ManageCodes } from './use-cases/manage-codes.js';
import { BringQuestionnaires } from './web/bring-questionnaires.js';
import { CollectController } from './web/desk/collect.controller.js';
import { EvaluationListController } from './web/desk/list.controller.js';
import { PaperController } from './web/desk/paper.controller.js';
import { PaperSheetController } from './web/desk/paper-sheet.controller.js';
import { PreviewController } from './web/desk/preview.controller.js';
import { QuestionController } from './web/desk/question.controller.js';
import { QuestionnaireController } from './web/desk/questionnaire.controller.js';
import { QuestionnaireReach } from './web/desk/questionnaire-reach.js';
import { QuestionnaireStepsController } from './web/desk/steps.controller.js';
import { StandingPage } from './web/standing-page.js';

/** Questionnaires before, on the day and three months after: asking, answering, and what is kept of it. */
@Module({
  imports: [
    EnvironmentModule,
    ClockModule,
    DatabaseModule,
    AuditModule,
    MailModule,
    RateLimitModule,
    WebModule,
    EventsModule,
    ProgrammeModule,
    RegistrationsModule,
    MessageKindsModule,
    PrivacyModule,
    AteliersModule,
    FacilitationModule,
    TypeOrmModule.forFeature(evaluationEntities),
  ],
  controllers: [
    AnswerController,
    RoomController,
    EvaluationListController,
    QuestionnaireController,
    QuestionnaireStepsController,
    QuestionController,
    PreviewController,
    CollectController,
    PaperController,
    PaperSheetController,
  ],
  providers: [
    Seals,
    QuestionnaireRepository,
    QuestionRepository,
    AnswerRepository,
    InvitationRepository,
    Audiences,
    PeopleBehind,
    QuestionnaireQuery,
    AskedQuery,
    TicketQuery,
    RatesQuery,
    OtherQuestionnaires,
    CollectedResponses,
    EvaluationEmails,
    EvaluationKinds,
    FollowPlan,
    OpenInvitations,
    BringQuestionnaires,
    ComposeQuestionnaire,
    ManageCodes,
    QuestionnaireReach,
    OpenQuestionnaire,
    CloseQuestionnaire,
    InviteRespondents,
    RemindRespondents,
    RecordAnswer,
    NoteAnsweredInRoom,
    AnsweringSession,
    AnswerWords,
    DeviceMark,
    AnsweredMark,
    StandingPage,
  ],
  exports: [
    Audiences,
    QuestionnaireReach,
    OtherQuestionnaires,
    QuestionnaireQuery,
    CollectedResponses,
    AskedQuery,
    RatesQuery,
    ComposeQuestionnaire,
    ManageCodes,
    OpenQuestionnaire,
    CloseQuestionnaire,
    InviteRespondents,
    RemindRespondents,
    RecordAnswer,
  ],
})
export class EvaluationsModule {}
