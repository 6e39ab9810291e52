import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { Pages } from '../../../platform/web/pages.js';
import { PublicationQuery } from '../../publication/queries/publication.query.js';
import { ResultsQuery } from '../../results/queries/results.query.js';
import { RecordResultsExport } from '../../results/use-cases/record-results-export.js';
import { VerbatimsQuery } from '../../verbatims/queries/verbatims.query.js';
import { QuestionnaireReach } from '../../web/desk/questionnaire-reach.js';
import { reportPdf } from './report-pdf.js';

/** The document that organisers hand on: financers, auditors of a quality label, those who were not there. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/resultats')
export class ReportController {
  constructor(
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly reach: QuestionnaireReach,
    private readonly results: ResultsQuery,
    private readonly verbatims: VerbatimsQuery,
    private readonly publications: PublicationQuery,
    private readonly recordExport: RecordResultsExport,
    private readonly clock: Clock,
  ) {}

  @Get('rapport.pdf')
  async pdf(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire } = await this.reach.of(organiser, slug, id, 'results');
    const [found, verbatims, { content, publishedAt }] = await Promise.all([
      this.results.of(questionnaire),
      this.verbatims.of(questionnaire),
      this.publications.of(questionnaire.eventId),
    ]);
    const isPublished = publishedAt !== null && content.questionnaires.includes(id);
    await this.recordExport.execute(organiser, questionnaire, 'figures', 'PDF');
    const locale = this.pages.localeOf(request);
    const report = reportPdf(
      {
        event: reached.event,
        questionnaire,
        found,
        verbatims,
        published: isPublished ? content : null,
        now: this.clock.now(),
      },
      { locale, text: (key, values = {}) => this.catalogues.text(locale, key, values) },
    );
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${`${slug}-rapport`.replace(/[^\w.-]/g, '-')}.pdf"`)
      .header('cache-control', 'no-store')
      .send(report);
  }
}
