import { randomInt } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { csvOf, workbookOf } from '../../../platform/files/write-tables.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { Pages } from '../../../platform/web/pages.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { standingOf } from '../../domain/questionnaire.js';
import { CollectedResponses } from '../../queries/collected-responses.query.js';
import { QuestionnaireReach, type ReachedQuestionnaire } from '../../web/desk/questionnaire-reach.js';
import { rawAnswers } from '../domain/raw-answers.js';
import { ResultsNotClosed } from '../domain/results.errors.js';
import { ResultsQuery } from '../queries/results.query.js';
import { RecordResultsExport } from '../use-cases/record-results-export.js';
import { figureLines, rawLines } from './result-files.js';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDTHS = [48, 28, 28, 10, 10, 10];
const TWO_TO_48 = 2 ** 48 - 1;

/** What leaves the house of a questionnaire: the figures of its page, and answers that name nobody. Each is recorded. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/resultats')
export class ResultExportsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly reach: QuestionnaireReach,
    private readonly results: ResultsQuery,
    private readonly collected: CollectedResponses,
    private readonly recordExport: RecordResultsExport,
    private readonly clock: Clock,
  ) {}

  @Get('exports')
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire, here } = await this.reach.of(organiser, slug, id, 'results');
    await this.desk.send(reply, 'pages/results/exports', {
      desk: deskShell('evaluations', reached),
      name: inLanguage(questionnaire.title, this.pages.localeOf(request)),
      here: `${here}/resultats`,
      threshold: questionnaire.threshold,
      closed: standingOf(questionnaire, this.clock.now().getTime()) === 'closed',
    });
  }

  @Get('chiffres.csv')
  async figuresCsv(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.reach.of(organiser, slug, id, 'results');
    const lines = await this.figures(reached, request);
    await this.recordExport.execute(organiser, reached.questionnaire, 'figures', 'CSV');
    await this.send(reply, `${slug}-resultats.csv`, CSV, csvOf(lines));
  }

  @Get('chiffres.xlsx')
  async figuresXlsx(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.reach.of(organiser, slug, id, 'results');
    const [headings, ...lines] = await this.figures(reached, request);
    await this.recordExport.execute(organiser, reached.questionnaire, 'figures', 'Excel');
    await this.send(reply, `${slug}-resultats.xlsx`, XLSX, await workbookOf(headings!, lines, WIDTHS));
  }

  /** @throws ResultsNotClosed: two files taken one after the other would tell the answers in between. */
  @Get('reponses.csv')
  async raw(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { questionnaire } = await this.reach.of(organiser, slug, id, 'results');
    if (questionnaire.status !== 'closed') throw new ResultsNotClosed();
    const found = await this.results.of(questionnaire);
    const { responses } = await this.collected.of(id);
    const raw = rawAnswers(responses, found.results, () => randomInt(TWO_TO_48) / TWO_TO_48);
    await this.recordExport.execute(organiser, questionnaire, 'answers', 'CSV');
    await this.send(reply, `${slug}-reponses.csv`, CSV, csvOf(rawLines(raw, found, this.words(request))));
  }

  private async figures({ questionnaire }: ReachedQuestionnaire, request: FastifyRequest) {
    const found = await this.results.of(questionnaire);
    const lines = found.results.under({}, (question) => found.subjectsOf(question).map(({ key }) => key));
    return figureLines(lines, found, this.words(request));
  }

  private words(request: FastifyRequest) {
    const locale = this.pages.localeOf(request);
    return { locale, text: (key: string) => this.catalogues.text(locale, `results:${key}`, {}) };
  }

  private async send(reply: FastifyReply, name: string, type: string, file: string | Buffer): Promise<void> {
    await reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`)
      .header('cache-control', 'no-store')
      .send(file);
  }
}
