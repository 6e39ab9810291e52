import { Module } from '@nestjs/common';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { EvaluationsModule } from '../evaluations.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { ResultsModule } from '../results/results.module.js';
import { VerbatimsModule } from '../verbatims/verbatims.module.js';
import { ReportController } from './web/report.controller.js';

/** A questionnaire's results as one document. */
@Module({
  imports: [ClockModule, WebModule, EvaluationsModule, ResultsModule, VerbatimsModule, PublicationModule],
  controllers: [ReportController],
})
export class ReportModule {}
