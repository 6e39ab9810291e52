import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.js';
import { AuditModule } from '../platform/audit/audit.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { EnvironmentModule } from '../platform/config/environment.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { RateLimitModule } from '../platform/web/rate-limit.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { EventsApiController } from './api/events.api.controller.js';
import { DraftRepository } from './data/draft.repository.js';
import { PeopleRepository } from './data/people.repository.js';
import { PersonEntity } from './data/person.entity.js';
import { ProgrammeDraftEntity } from './data/programme-draft.entity.js';
import { ProgrammeRevisionEntity } from './data/programme-revision.entity.js';
import { SessionEntity } from './data/session.entity.js';
import { SessionRepository } from './data/session.repository.js';
import { DraftQuery } from './queries/draft.query.js';
import { EventPageLinks } from './queries/event-page-links.js';
import { WhoAgrees } from './queries/who-agrees.js';
import { ProgrammeWords } from './queries/programme-in-words.js';
import { ProgrammePeopleQuery } from './queries/programme-people.query.js';
import { ProgrammeQuery } from './queries/programme.query.js';
import { CopyProgramme } from './use-cases/copy-programme.js';
import { EditProgramme } from './use-cases/edit-programme.js';
import { FollowEvents } from './use-cases/follow-events.js';
import { MergePeople } from './use-cases/merge-people.js';
import { ProgrammeFacts } from './use-cases/programme-facts.js';
import { PublishProgramme } from './use-cases/publish-programme.js';
import { UndoProgramme } from './use-cases/undo-programme.js';
import { ProgrammeDesk } from './web/desk/programme-desk.js';
import { ProgrammeEditorController } from './web/desk/programme-editor.controller.js';
import { ProgrammeMovesController } from './web/desk/programme-moves.controller.js';
import { ProgrammePeopleController } from './web/desk/programme-people.controller.js';
import { ProgrammePublicationController } from './web/desk/programme-publication.controller.js';
import { ProgrammeTakeoverController } from './web/desk/programme-takeover.controller.js';
import { EventPageController } from './web/event-page.controller.js';

export const programmeEntities = [SessionEntity, ProgrammeDraftEntity, ProgrammeRevisionEntity, PersonEntity];

@Module({
  imports: [
    EnvironmentModule,
    DatabaseModule,
    ClockModule,
    RateLimitModule,
    WebModule,
    AuditModule,
    EventsModule,
    TypeOrmModule.forFeature(programmeEntities),
  ],
  controllers: [
    EventsApiController,
    EventPageController,
    ProgrammeEditorController,
    ProgrammeMovesController,
    ProgrammePublicationController,
    ProgrammeTakeoverController,
    ProgrammePeopleController,
  ],
  providers: [
    SessionRepository,
    DraftRepository,
    PeopleRepository,
    ProgrammeQuery,
    EventPageLinks,
    WhoAgrees,
    DraftQuery,
    ProgrammePeopleQuery,
    ProgrammeWords,
    ProgrammeFacts,
    EditProgramme,
    UndoProgramme,
    PublishProgramme,
    CopyProgramme,
    FollowEvents,
    MergePeople,
    ProgrammeDesk,
  ],
  exports: [
    ProgrammeQuery,
    EventPageLinks,
    WhoAgrees,
    DraftQuery,
    ProgrammeWords,
    ProgrammeFacts,
    EditProgramme,
    PublishProgramme,
    CopyProgramme,
  ],
})
export class ProgrammeModule {}
