import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistrationImportLineEntity } from './data/registration-import-line.entity.js';
import { RegistrationImportEntity } from './data/registration-import.entity.js';

export const importEntities = [RegistrationImportEntity, RegistrationImportLineEntity];

@Module({
  imports: [TypeOrmModule.forFeature(importEntities)],
})
export class ImportsModule {}
