import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { Pages } from '../../../platform/web/pages.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { isText } from '../../domain/question.js';
import { standingOf } from '../../domain/questionnaire.js';
import { QuestionnaireReach } from '../../web/desk/questionnaire-reach.js';
import { ResultsQuery } from '../queries/results.query.js';
import { plenaryView } from './results.view.js';

/** Results on the screen of a room, one question at a time. What people wrote is not projected: nobody has read it yet. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/resultats/projection')
export class PlenaryController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly reach: QuestionnaireReach,
    private readonly results: ResultsQuery,
    private readonly clock: Clock,
  ) {}

  /** `?question=`: from 1, in the order asked. */
  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query('question') typed: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire, here } = await this.reach.of(organiser, slug, id, 'results');
    const locale = this.pages.localeOf(request);
    const found = await this.results.of(questionnaire);
    const asked = found.results.questions.filter((question) => question.scope === 'event' && !isText(question));
    const number = Math.min(Math.max(1, Number.parseInt(String(typed), 10) || 1), Math.max(1, asked.length));
    const address = (at: number) => `${here}/resultats/projection?question=${at}`;
    const question = asked[number - 1];
    await this.desk.send(reply, 'pages/results/plenary', {
      event: { title: reached.event.title },
      name: inLanguage(questionnaire.title, locale),
      back: `${here}/resultats`,
      live: standingOf(questionnaire, this.clock.now().getTime()) === 'open',
      number,
      count: asked.length,
      previous: number > 1 ? address(number - 1) : null,
      following: number < asked.length ? address(number + 1) : null,
      line: question ? plenaryView(found.results.of(question, {}), locale) : null,
      rate: found.rate,
    });
  }
}
