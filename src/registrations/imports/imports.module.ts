import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CollectivitiesModule } from '../../collectivities/collectivities.module.js';
import { EventsModule } from '../../events/events.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { RegistrationImportLineEntity } from './data/registration-import-line.entity.js';
import { RegistrationImportEntity } from './data/registration-import.entity.js';
import { EmailsTaken } from './queries/emails-taken.query.js';
import { FunctionWords } from './use-cases/function-words.js';
import { JudgePeople } from './use-cases/judge-people.js';
import { LineWords } from './web/line-words.js';

export const importEntities = [RegistrationImportEntity, RegistrationImportLineEntity];

/** Lists of people: read, judged line by line, registered. */
@Module({
  imports: [DatabaseModule, WebModule, CollectivitiesModule, EventsModule, TypeOrmModule.forFeature(importEntities)],
  providers: [EmailsTaken, JudgePeople, FunctionWords, LineWords],
  exports: [JudgePeople, FunctionWords, LineWords],
})
export class ImportsModule {}
