import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { EnvironmentModule } from '../../platform/config/environment.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ProgrammeModule } from '../../programme/programme.module.js';
import { ProgrammeChangedEmails } from '../emails/programme-changed-emails.js';
import { FormModule } from '../form/form.module.js';
import { ListModule } from '../list/list.module.js';
import { ChosenOptionsQuery } from '../queries/chosen-options.query.js';
import { RegistrationsModule } from '../registrations.module.js';
import { ListWords } from '../web/desk/list-words.js';
import { MailingRepository } from './data/mailing.repository.js';
import { messageEntities } from './data/message-entities.js';
import { ScheduleRepository } from './data/schedule.repository.js';
import { ToldFactsRepository } from './data/told-facts.repository.js';
import { MailingEmails } from './emails/mailing-emails.js';
import { MessageKindsModule } from './message-kinds.module.js';
import { ConvocationProgramme } from './queries/convocation-programme.query.js';
import { MailingProgressQuery } from './queries/mailing-progress.query.js';
import { OutboxAheadQuery } from './queries/outbox-ahead.query.js';
import { PersonalFacts } from './queries/personal-facts.js';
import { Recipients } from './queries/recipients.query.js';
import { ShownPeople } from './queries/shown-people.query.js';
import { BringMessageKinds } from './use-cases/bring-message-kinds.js';
import { FireSchedules } from './use-cases/fire-schedules.js';
import { FollowEventChanges } from './use-cases/follow-event-changes.js';
import { ManageMailings } from './use-cases/manage-mailings.js';
import { ManageSchedules } from './use-cases/manage-schedules.js';
import { PreviewMessages } from './use-cases/preview-messages.js';
import { SaveMessageText } from './use-cases/save-message-text.js';
import { SendMailings } from './use-cases/send-mailings.js';
import { SketchMailing } from './use-cases/sketch-mailing.js';
import { TellBookedAteliers } from './use-cases/tell-booked-ateliers.js';
import { TellEventChanged } from './use-cases/tell-event-changed.js';
import { AudienceWords } from './web/audience-words.js';
import { ComposeController } from './web/compose.controller.js';
import { MailTextTrialsController } from './web/mail-text-trials.controller.js';
import { MailTextsController } from './web/mail-texts.controller.js';
import { MailingController } from './web/mailing.controller.js';
import { MessageDesk } from './web/message-desk.js';
import { MessageWords } from './web/message-words.js';
import { SchedulePage } from './web/schedule-page.js';
import { SchedulesController } from './web/schedules.controller.js';
import { UnsubscriptionController } from './web/unsubscription.controller.js';
import { WordingPage } from './web/wording-page.js';

/** What an event says to its people: words of its own, what leaves by itself, messages to many. */
@Module({
  imports: [
    EnvironmentModule,
    AuditModule,
    ClockModule,
    DatabaseModule,
    WebModule,
    MailModule,
    EventsModule,
    ProgrammeModule,
    RegistrationsModule,
    FormModule,
    ListModule,
    MessageKindsModule,
    TypeOrmModule.forFeature(messageEntities),
  ],
  controllers: [
    MailTextsController,
    MailTextTrialsController,
    SchedulesController,
    ComposeController,
    MailingController,
    UnsubscriptionController,
  ],
  providers: [
    MailingRepository,
    ScheduleRepository,
    ToldFactsRepository,
    ProgrammeChangedEmails,
    MailingEmails,
    ChosenOptionsQuery,
    ConvocationProgramme,
    MailingProgressQuery,
    OutboxAheadQuery,
    PersonalFacts,
    Recipients,
    ShownPeople,
    SaveMessageText,
    ManageMailings,
    ManageSchedules,
    BringMessageKinds,
    SketchMailing,
    PreviewMessages,
    SendMailings,
    FireSchedules,
    FollowEventChanges,
    TellEventChanged,
    TellBookedAteliers,
    ListWords,
    AudienceWords,
    MessageWords,
    WordingPage,
    SchedulePage,
    MessageDesk,
  ],
  exports: [
    PersonalFacts,
    SaveMessageText,
    ManageMailings,
    ManageSchedules,
    SendMailings,
    FireSchedules,
    OutboxAheadQuery,
    TellEventChanged,
  ],
})
export class MessagesModule {}
