import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { AddVenues } from '../events/use-cases/add-venues.js';
import { AuditModule } from '../platform/audit/audit.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { EnvironmentModule } from '../platform/config/environment.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { ProgrammeModule } from './programme.module.js';
import { ImportProgramme } from './use-cases/import-programme.js';
import { ExchangeDeskController } from './web/exchange/exchange-desk.controller.js';
import { FeedController } from './web/exchange/feed.controller.js';
import { ProgrammeFiles } from './web/exchange/programme-files.js';
import { PublicFilesController } from './web/exchange/public-files.controller.js';
import { SchemaController } from './web/exchange/schema.controller.js';

/** Programmes that come and go as files: exports, imports, calendars to subscribe to. */
@Module({
  imports: [EnvironmentModule, ClockModule, DatabaseModule, AuditModule, WebModule, EventsModule, ProgrammeModule],
  controllers: [PublicFilesController, FeedController, SchemaController, ExchangeDeskController],
  providers: [ProgrammeFiles, AddVenues, ImportProgramme],
})
export class ExchangeModule {}
