import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../platform/database/database.module.js';
import { SessionEntity } from './data/session.entity.js';
import { ProgrammeQuery } from './queries/programme.query.js';

export const programmeEntities = [SessionEntity];

@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature(programmeEntities)],
  providers: [ProgrammeQuery],
  exports: [ProgrammeQuery],
})
export class ProgrammeModule {}
