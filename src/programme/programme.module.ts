import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { EnvironmentModule } from '../platform/config/environment.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { RateLimitModule } from '../platform/web/rate-limit.module.js';
import { EventsApiController } from './api/events.api.controller.js';
import { SessionEntity } from './data/session.entity.js';
import { ProgrammeQuery } from './queries/programme.query.js';

export const programmeEntities = [SessionEntity];

@Module({
  imports: [
    EnvironmentModule,
    DatabaseModule,
    ClockModule,
    RateLimitModule,
    EventsModule,
    TypeOrmModule.forFeature(programmeEntities),
  ],
  controllers: [EventsApiController],
  providers: [ProgrammeQuery],
  exports: [ProgrammeQuery],
})
export class ProgrammeModule {}
