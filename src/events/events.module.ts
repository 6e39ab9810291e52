import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../platform/audit/audit.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { RateLimitModule } from '../platform/web/rate-limit.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { ActionCodeEntity } from './data/action-code.entity.js';
import { EventFileEntity } from './data/event-file.entity.js';
import { EventInvitationEntity } from './data/event-invitation.entity.js';
import { EventOptionEntity } from './data/event-option.entity.js';
import { EventOrganisationEntity } from './data/event-organisation.entity.js';
import { EventPlacesEntity } from './data/event-places.entity.js';
import { EventRoleEntity } from './data/event-role.entity.js';
import { EventEntity } from './data/event.entity.js';
import { CodesAndOptionsRepository } from './data/codes-and-options.repository.js';
import { EventFileRepository } from './data/event-file.repository.js';
import { EventRepository } from './data/event.repository.js';
import { NewEventRepository } from './data/new-event.repository.js';
import { SeriesRepository } from './data/series.repository.js';
import { FormerSlugEntity } from './data/former-slug.entity.js';
import { InformationNoticeEntity } from './data/information-notice.entity.js';
import { MessageTemplateEntity } from './data/message-template.entity.js';
import { SeriesEntity } from './data/series.entity.js';
import { CreationQuery } from './queries/creation.query.js';
import { EditedEventQuery } from './queries/edited-event.query.js';
import { EventFileQuery } from './queries/event-file.query.js';
import { ReadinessChecks } from './queries/readiness-checks.js';
import { EditionsQuery } from './queries/editions.query.js';
import { EventQueries } from './queries/event.queries.js';
import { OfferedFunctions } from './queries/offered-functions.js';
import { OrganiserEvents } from './queries/organiser-events.query.js';
import { ChangeStanding } from './use-cases/change-standing.js';
import { CreateEvent } from './use-cases/create-event.js';
import { EditEvent } from './use-cases/edit-event.js';
import { EventFacts } from './use-cases/event-facts.js';
import { KeepMailText } from './use-cases/keep-mail-text.js';
import { KeepFiles } from './use-cases/keep-files.js';
import { DeskWords } from './web/desk/desk-words.js';
import { EventCreationController } from './web/desk/event-creation.controller.js';
import { EventEditController } from './web/desk/event-edit.controller.js';
import { EventStepsController } from './web/desk/event-steps.controller.js';
import { EventFileController } from './web/event-file.controller.js';
import { CodeController } from './web/code.controller.js';
import { HomeController } from './web/home.controller.js';
import { StaticPagesController } from './web/static-pages.controller.js';

export const eventEntities = [
  SeriesEntity,
  EventEntity,
  EventPlacesEntity,
  ActionCodeEntity,
  InformationNoticeEntity,
  EventRoleEntity,
  EventOrganisationEntity,
  EventInvitationEntity,
  FormerSlugEntity,
  EventFileEntity,
  EventOptionEntity,
  MessageTemplateEntity,
];

@Module({
  imports: [
    AuditModule,
    ClockModule,
    DatabaseModule,
    RateLimitModule,
    WebModule,
    TypeOrmModule.forFeature(eventEntities),
  ],
  controllers: [
    HomeController,
    CodeController,
    StaticPagesController,
    // « nouveau » is a page before it is anybody's slug.
    EventCreationController,
    EventEditController,
    EventStepsController,
    EventFileController,
  ],
  providers: [
    EventQueries,
    EditionsQuery,
    OrganiserEvents,
    EditedEventQuery,
    EventFileQuery,
    CreationQuery,
    ReadinessChecks,
    EventRepository,
    NewEventRepository,
    SeriesRepository,
    CodesAndOptionsRepository,
    EventFileRepository,
    EventFacts,
    OfferedFunctions,
    KeepMailText,
    KeepFiles,
    EditEvent,
    CreateEvent,
    ChangeStanding,
    DeskWords,
  ],
  exports: [
    KeepMailText,
    EventQueries,
    EditionsQuery,
    OrganiserEvents,
    CreationQuery,
    EventFacts,
    OfferedFunctions,
    ReadinessChecks,
  ],
})
export class EventsModule {}
