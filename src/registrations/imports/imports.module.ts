import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CollectivitiesModule } from '../../collectivities/collectivities.module.js';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { EnvironmentModule } from '../../platform/config/environment.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { FormModule } from '../form/form.module.js';
import { RegistrationsModule } from '../registrations.module.js';
import { ImportRepository } from './data/import.repository.js';
import { RegistrationImportLineEntity } from './data/registration-import-line.entity.js';
import { RegistrationImportEntity } from './data/registration-import.entity.js';
import { EmailsTaken } from './queries/emails-taken.query.js';
import { AcceptImport } from './use-cases/accept-import.js';
import { FunctionWords } from './use-cases/function-words.js';
import { JudgeImport } from './use-cases/judge-import.js';
import { JudgePeople } from './use-cases/judge-people.js';
import { RunImports } from './use-cases/run-imports.js';
import { StopImportMails } from './use-cases/stop-import-mails.js';
import { ImportsController } from './web/imports.controller.js';
import { LineWords } from './web/line-words.js';

export const importEntities = [RegistrationImportEntity, RegistrationImportLineEntity];

/** Lists of people: read, judged line by line, registered. */
@Module({
  imports: [
    EnvironmentModule,
    DatabaseModule,
    ClockModule,
    AuditModule,
    MailModule,
    WebModule,
    CollectivitiesModule,
    EventsModule,
    FormModule,
    RegistrationsModule,
    ApprovalsModule,
    TypeOrmModule.forFeature(importEntities),
  ],
  controllers: [ImportsController],
  providers: [
    ImportRepository,
    EmailsTaken,
    JudgePeople,
    JudgeImport,
    FunctionWords,
    LineWords,
    AcceptImport,
    RunImports,
    StopImportMails,
  ],
  exports: [JudgePeople, FunctionWords, LineWords],
})
export class ImportsModule {}
