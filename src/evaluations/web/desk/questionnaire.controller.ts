import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Environment } from '../../../platform/config/environment.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { QuestionnaireChangedMeanwhile } from '../../domain/evaluation.errors.js';
import { isAskedNow } from '../../domain/question.js';
import { readSettings, shownSettings } from '../../domain/settings-form.js';
import { AskedQuery } from '../../queries/asked.query.js';
import { Audiences } from '../../queries/audiences.js';
import { RatesQuery } from '../../queries/rates.query.js';
import { ComposeQuestionnaire } from '../../use-cases/compose-questionnaire.js';
import { AnswerWords } from '../answer-words.js';
import { QuestionnaireReach, type ReachedQuestionnaire } from './questionnaire-reach.js';
import { overviewView } from './overview.view.js';
import { settingsView } from './settings.view.js';

/** One questionnaire at the desk: what it asks, whom and when, how many answered. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id')
export class QuestionnaireController {
  constructor(
    private readonly desk: DeskPages,
    private readonly reach: QuestionnaireReach,
    private readonly asked: AskedQuery,
    private readonly audiences: Audiences,
    private readonly rates: RatesQuery,
    private readonly compose: ComposeQuestionnaire,
    private readonly words: AnswerWords,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  @Get()
  async overview(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query('fait') done: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reach.of(organiser, slug, id, 'questionnaires');
    const codes = await this.rates.codes(id);
    const view = overviewView({
      ...found,
      ateliers: await this.asked.ateliersOf(found.reached.event.id),
      rate: await this.rates.of(found.questionnaire),
      codes: await Promise.all(codes.map((code) => this.rates.withExpected(code, found.reached.event.id))),
      publicUrl: this.environment.publicUrl,
      now: this.clock.now().getTime(),
      done: typeof done === 'string' ? done : null,
      words: this.words.ofDesk(request),
    });
    await this.desk.send(reply, 'pages/evaluation-desk/questionnaire', view);
  }

  @Get('reglages')
  async settings(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reach.of(organiser, slug, id, 'questionnaires');
    const typed = shownSettings(found.questionnaire, found.reached.event.timeZone);
    await this.sendSettings(reply, found, { ...typed, version: String(found.questionnaire.version) }, [], 200);
  }

  @KeepsStaleForms()
  @Post('reglages')
  async saveSettings(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reach.of(organiser, slug, id, 'questionnaires');
    const typed = body ?? {};
    if (request.csrfFailed) return this.sendSettings(reply, found, typed, [], 403);
    const { questionnaire, reached } = found;
    const { settings, errors } = readSettings(typed, {
      timeZone: reached.event.timeZone,
      audiences: this.audiences.known,
      ateliers: (await this.asked.ateliersOf(reached.event.id)).map(({ key }) => key),
      usedSteps: Math.max(0, ...questionnaire.questions.filter(isAskedNow).map(({ step }) => step + 1)),
    });
    if (errors.length > 0) return this.sendSettings(reply, found, typed, errors, 422);
    try {
      await this.compose.changeSettings(organiser, { id, version: Number(typed['version']) }, settings);
      await reply.redirect(`${found.here}?fait=reglages`, 303);
    } catch (error) {
      if (!(error instanceof QuestionnaireChangedMeanwhile)) throw error;
      // Everything typed stays; sent again, it is written over what somebody else changed.
      await this.sendSettings(reply, found, { ...typed, version: String(questionnaire.version) }, [], 409);
    }
  }

  private async sendSettings(
    reply: FastifyReply,
    found: ReachedQuestionnaire,
    typed: FormBody,
    errors: readonly FieldError[],
    status: number,
  ): Promise<void> {
    const view = {
      desk: deskShell('evaluations', found.reached),
      ...settingsView(found, typed, errors, {
        audiences: this.audiences.known,
        ateliers: await this.asked.ateliersOf(found.reached.event.id),
        words: this.words.ofDesk(reply.request),
      }),
      stale: status === 403,
      meanwhile: status === 409,
    };
    await this.desk.send(reply, 'pages/evaluation-desk/settings', view, status);
  }
}
