import { Module, type OnModuleInit } from '@nestjs/common';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ProgrammeModule } from '../../programme/programme.module.js';
import { PrivacyModule } from '../../registrations/privacy/privacy.module.js';
import { PersonalData } from '../../registrations/privacy/use-cases/personal-data.js';
import { EvaluationsModule } from '../evaluations.module.js';
import { ResultsModule } from '../results/results.module.js';
import { VerbatimRepository } from './data/verbatim.repository.js';
import { KnownNamesQuery } from './queries/known-names.query.js';
import { VerbatimsQuery } from './queries/verbatims.query.js';
import { KeepCodebook } from './use-cases/keep-codebook.js';
import { WorkOnVerbatim } from './use-cases/work-on-verbatim.js';
import { CodebookController } from './web/codebook.controller.js';
import { VerbatimsController } from './web/verbatims.controller.js';

/** What people wrote: read, sorted by themes, made into quotations. */
@Module({
  imports: [
    AuditModule,
    ClockModule,
    DatabaseModule,
    WebModule,
    EventsModule,
    ProgrammeModule,
    PrivacyModule,
    EvaluationsModule,
    ResultsModule,
  ],
  controllers: [VerbatimsController, CodebookController],
  providers: [VerbatimRepository, VerbatimsQuery, KnownNamesQuery, WorkOnVerbatim, KeepCodebook],
  exports: [VerbatimsQuery, WorkOnVerbatim, KeepCodebook],
})
export class VerbatimsModule implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.hold({ table: 'verbatims', registration: 'person_id' });
  }
}
