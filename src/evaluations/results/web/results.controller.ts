import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { may } from '../../../events/domain/event-role.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { Pages } from '../../../platform/web/pages.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { isText } from '../../domain/question.js';
import { EventFormQuery } from '../../../registrations/form/queries/event-form.query.js';
import { standingOf } from '../../domain/questionnaire.js';
import { listPath, QuestionnaireReach } from '../../web/desk/questionnaire-reach.js';
import type { Rate } from '../../queries/rates.query.js';
import { ResultsQuery } from '../queries/results.query.js';
import { ownPart } from './own-part.js';
import { percentOf } from './percent.js';
import { filterChoices, filterOf } from './results-filter.js';
import { resultsView } from './results.view.js';

/** What a questionnaire gave: all of it for those who organise the event, what concerns them for the facilitators. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/resultats')
export class ResultsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly reach: QuestionnaireReach,
    private readonly results: ResultsQuery,
    private readonly forms: EventFormQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire, here } = await this.reach.of(organiser, slug, id, 'own-ateliers');
    const locale = this.pages.localeOf(request);
    const mayAll = may(reached.role, 'results');
    const found = await this.results.of(questionnaire);
    const { lists } = (await this.forms.of(reached.event.id)).settings;
    const standing = standingOf(questionnaire, this.clock.now().getTime());
    const isClosed = questionnaire.status === 'closed';
    // While answers come in, two looks at a group would tell of those who answered in between.
    const filter = mayAll && isClosed ? filterOf(query, questionnaire.facts, found.ateliers, lists) : {};
    const seen = mayAll ? found : ownPart(found, organiser.name, isClosed);
    const view = {
      desk: deskShell('evaluations', reached),
      name: inLanguage(questionnaire.title, locale),
      moment: questionnaire.moment,
      standing,
      closed: isClosed,
      live: standing === 'open' && mayAll,
      mayAll,
      closesAt: questionnaire.closedAt ?? questionnaire.closesAt,
      zone: reached.event.timeZone,
      back: listPath(reached),
      list: listPath(reached),
      questionnaire: here,
      here: `${here}/resultats`,
      anonymous: questionnaire.mode === 'anonymous',
      threshold: questionnaire.threshold,
      rate: { ...found.rate, percent: percentOf(found.rate) },
      crowd: crowdOf(found.rate),
      shown: found.shown,
      everybody: Object.keys(filter).length === 0,
      filters: mayAll && isClosed ? filterChoices(questionnaire.facts, found.ateliers, lists, filter) : [],
      hasTexts: questionnaire.questions.some(isText),
      ...resultsView(seen, filter, locale, mayAll),
    };
    await this.desk.send(reply, 'pages/results/page', view);
  }
}

/** Beyond, people are too many to be counted by their marks. */
const LARGEST_CROWD = 150;

/** One mark for each person asked, full for those who answered. */
function crowdOf({ answered, asked }: Rate): boolean[] {
  return asked > LARGEST_CROWD || answered > asked ? [] : Array.from({ length: asked }, (_, at) => at < answered);
}
