import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { EnvironmentModule } from '../platform/config/environment.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { RateLimitModule } from '../platform/web/rate-limit.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { EventsApiController } from './api/events.api.controller.js';
import { PersonEntity } from './data/person.entity.js';
import { ProgrammeDraftEntity } from './data/programme-draft.entity.js';
import { ProgrammeRevisionEntity } from './data/programme-revision.entity.js';
import { SessionEntity } from './data/session.entity.js';
import { ProgrammeQuery } from './queries/programme.query.js';
import { EventPageController } from './web/event-page.controller.js';

export const programmeEntities = [SessionEntity, ProgrammeDraftEntity, ProgrammeRevisionEntity, PersonEntity];

@Module({
  imports: [
    EnvironmentModule,
    DatabaseModule,
    ClockModule,
    RateLimitModule,
    WebModule,
    EventsModule,
    TypeOrmModule.forFeature(programmeEntities),
  ],
  controllers: [EventsApiController, EventPageController],
  providers: [ProgrammeQuery],
  exports: [ProgrammeQuery],
})
export class ProgrammeModule {}
