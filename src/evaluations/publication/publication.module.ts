import { Module, type OnModuleInit } from '@nestjs/common';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ProgrammeModule } from '../../programme/programme.module.js';
import { EventPageLinks } from '../../programme/queries/event-page-links.js';
import { EvaluationsModule } from '../evaluations.module.js';
import { ResultsModule } from '../results/results.module.js';
import { VerbatimsModule } from '../verbatims/verbatims.module.js';
import { PublicationRepository } from './data/publication.repository.js';
import { PublicationQuery } from './queries/publication.query.js';
import { PublishEvaluation } from './use-cases/publish-evaluation.js';
import { EvaluationPageController } from './web/evaluation-page.controller.js';
import { PublicationController } from './web/publication.controller.js';

/** What everybody may read of an evaluation. */
@Module({
  imports: [
    AuditModule,
    ClockModule,
    DatabaseModule,
    WebModule,
    EventsModule,
    ProgrammeModule,
    EvaluationsModule,
    ResultsModule,
    VerbatimsModule,
  ],
  controllers: [EvaluationPageController, PublicationController],
  providers: [PublicationRepository, PublicationQuery, PublishEvaluation],
  exports: [PublishEvaluation, PublicationQuery],
})
export class PublicationModule implements OnModuleInit {
  constructor(
    private readonly links: EventPageLinks,
    private readonly publications: PublicationQuery,
  ) {}

  onModuleInit(): void {
    this.links.provide(async ({ id, slug }) => {
      const { publishedAt } = await this.publications.of(id);
      return publishedAt === null ? null : { href: `/evenements/${slug}/evaluation`, label: 'publication:link' };
    });
  }
}
