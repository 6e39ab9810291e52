import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClockModule } from '../clock/clock.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditListQuery } from './audit-list.query.js';
import { AuditTrail } from './audit-trail.js';

/** Who changed what and when. */
@Module({
  imports: [ClockModule, DatabaseModule, TypeOrmModule.forFeature([AuditEntry])],
  providers: [AuditTrail, AuditListQuery],
  exports: [AuditTrail, AuditListQuery],
})
export class AuditModule {}
