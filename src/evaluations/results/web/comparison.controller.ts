import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { Pages } from '../../../platform/web/pages.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { OtherQuestionnaires } from '../../queries/other-questionnaires.query.js';
import { QuestionnaireQuery } from '../../queries/questionnaire.query.js';
import { QuestionnaireReach } from '../../web/desk/questionnaire-reach.js';
import { compared } from '../domain/comparison.js';
import { ResultsQuery } from '../queries/results.query.js';

/** The same questions in two questionnaires: of two editions, or before and after. Closed ones, of events that one organises. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/resultats/comparaison')
export class ComparisonController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly events: OrganiserEvents,
    private readonly reach: QuestionnaireReach,
    private readonly others: OtherQuestionnaires,
    private readonly questionnaires: QuestionnaireQuery,
    private readonly results: ResultsQuery,
  ) {}

  /** `?avec=`: the id of the other. */
  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query('avec') typed: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire, here } = await this.reach.of(organiser, slug, id, 'results');
    const locale = this.pages.localeOf(request);
    const all = await this.others.of(organiser.accountId, reached.event.id);
    const choices = all.filter((one) => one.status === 'closed' && one.id !== id);
    const chosen = choices.find((one) => one.id === typed);
    const other = chosen ? await this.questionnaires.byId(chosen.id) : null;
    if (other) await this.events.reachById(organiser.accountId, other.eventId, 'results');
    const closed = questionnaire.status === 'closed';
    const [one, two] =
      other && closed ? await Promise.all([this.results.of(questionnaire), this.results.of(other)]) : [];
    await this.desk.send(reply, 'pages/results/comparison', {
      desk: deskShell('evaluations', reached),
      name: inLanguage(questionnaire.title, locale),
      here: `${here}/resultats`,
      closed,
      choices: choices.map(({ id: key, title, event, moment }) => ({
        id: key,
        title: inLanguage(title, locale),
        event,
        moment,
        current: key === chosen?.id,
      })),
      other: chosen ? { title: inLanguage(chosen.title, locale), event: chosen.event } : null,
      rates: one && two ? { here: one.rate, there: two.rate } : null,
      lines:
        one && two
          ? compared(one.results, two.results).map(({ question, n, measures }) => ({
              label: inLanguage(question.label, locale),
              n,
              hidden: measures.length === 0,
              measures: measures.map(({ measure, isOption, change, ...values }) => ({
                ...values,
                word: isOption ? null : measure,
                label: optionLabel(question.options, measure, locale),
                unit: measure === 'score' ? 'points' : 'percent',
                change: change > 0 ? `+${change}` : String(change).replace('-', '−'),
              })),
            }))
          : [],
    });
  }
}

function optionLabel(
  options: readonly { readonly key: string; readonly label: Parameters<typeof inLanguage>[0] }[],
  key: string,
  locale: 'fr' | 'en',
): string | null {
  const option = options.find((one) => one.key === key);
  return option ? inLanguage(option.label, locale) : null;
}
