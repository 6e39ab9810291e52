import { Module } from '@nestjs/common';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ProgrammeModule } from '../../programme/programme.module.js';
import { FormModule } from '../../registrations/form/form.module.js';
import { EvaluationsModule } from '../evaluations.module.js';
import { ResultsQuery } from './queries/results.query.js';
import { RecordResultsExport } from './use-cases/record-results-export.js';
import { ComparisonController } from './web/comparison.controller.js';
import { PlenaryController } from './web/plenary.controller.js';
import { ResultExportsController } from './web/result-exports.controller.js';
import { ResultsController } from './web/results.controller.js';

/** What questionnaires gave: figures, live, projected, compared, exported. */
@Module({
  imports: [
    AuditModule,
    ClockModule,
    DatabaseModule,
    WebModule,
    EventsModule,
    ProgrammeModule,
    FormModule,
    EvaluationsModule,
  ],
  controllers: [ResultsController, ResultExportsController, PlenaryController, ComparisonController],
  providers: [ResultsQuery, RecordResultsExport],
  exports: [ResultsQuery, RecordResultsExport],
})
export class ResultsModule {}
