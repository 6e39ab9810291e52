import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { may } from '../../../events/domain/event-role.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { QuestionnaireUnknown } from '../../domain/evaluation.errors.js';
import { isModelName, MODELS } from '../../domain/models/models.js';
import { standingOf } from '../../domain/questionnaire.js';
import { OtherQuestionnaires } from '../../queries/other-questionnaires.query.js';
import { QuestionnaireQuery } from '../../queries/questionnaire.query.js';
import { RatesQuery } from '../../queries/rates.query.js';
import { ComposeQuestionnaire } from '../../use-cases/compose-questionnaire.js';
import { AnswerWords } from '../answer-words.js';
import { listPath } from './questionnaire-reach.js';

/** The questionnaires of an event with their rates, and new ones from a model or another edition's. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations')
export class EvaluationListController {
  constructor(
    private readonly desk: DeskPages,
    private readonly events: OrganiserEvents,
    private readonly questionnaires: QuestionnaireQuery,
    private readonly others: OtherQuestionnaires,
    private readonly rates: RatesQuery,
    private readonly compose: ComposeQuestionnaire,
    private readonly words: AnswerWords,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Reached('own-ateliers') reached: OrganiserEvent,
    @Query('fait') done: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { locale } = this.words.ofDesk(request);
    const now = this.clock.now().getTime();
    const mayCompose = may(reached.role, 'questionnaires');
    const all = await this.questionnaires.ofEvent(reached.event.id);
    const shown = all.filter(({ status }) => mayCompose || status !== 'draft');
    const others = mayCompose ? await this.others.of(organiser.accountId, reached.event.id) : [];
    const view = {
      desk: deskShell('evaluations', reached),
      here: listPath(reached),
      mayCompose,
      done: done === 'suppression' ? 'removed' : null,
      timeZone: reached.event.timeZone,
      questionnaires: await Promise.all(
        shown.map(async (questionnaire) => ({
          id: questionnaire.id,
          title: inLanguage(questionnaire.title, locale),
          moment: questionnaire.moment,
          forTeam: questionnaire.audience === 'facilitators',
          standing: standingOf(questionnaire, now),
          opensAt: questionnaire.opensAt,
          closesAt: questionnaire.closedAt ?? questionnaire.closesAt,
          collects: questionnaire.roomLink && standingOf(questionnaire, now) === 'open',
          ...(await this.rates.of(questionnaire)),
        })),
      ),
      models: Object.entries(MODELS).map(([name, model]) => ({
        name,
        title: inLanguage(model.title, locale),
        questions: model.questions.length,
      })),
      others: others.map(({ id, title, event }) => ({ id, title: inLanguage(title, locale), event })),
    };
    await this.desk.send(reply, 'pages/evaluation-desk/list', view);
  }

  @Post()
  async create(
    @Reached('questionnaires') reached: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const model = body?.['modele'] ?? '';
    const id = isModelName(model)
      ? await this.compose.fromModel(organiser, reached.event, model)
      : await this.copy(organiser, reached.event, model);
    await reply.redirect(`${listPath(reached)}/${id}?fait=creation`, 303);
  }

  /** @throws QuestionnaireUnknown for one that the organiser may not see. */
  private async copy(
    organiser: Organiser,
    event: Parameters<ComposeQuestionnaire['copyOf']>[1],
    id: string,
  ): Promise<string> {
    const model = await this.questionnaires.byId(id);
    if (!model) throw new QuestionnaireUnknown();
    await this.events.reachById(organiser.accountId, model.eventId, 'questionnaires');
    return this.compose.copyOf(organiser, event, model);
  }
}
