import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { AskedQuery } from '../../queries/asked.query.js';
import { RatesQuery } from '../../queries/rates.query.js';
import { CloseQuestionnaire } from '../../use-cases/close-questionnaire.js';
import { ComposeQuestionnaire } from '../../use-cases/compose-questionnaire.js';
import { ManageCodes } from '../../use-cases/manage-codes.js';
import { OpenQuestionnaire } from '../../use-cases/open-questionnaire.js';
import { listPath, QuestionnaireReach } from './questionnaire-reach.js';

/** The steps of a questionnaire's life, each a button. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id')
export class QuestionnaireStepsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly reach: QuestionnaireReach,
    private readonly asked: AskedQuery,
    private readonly rates: RatesQuery,
    private readonly compose: ComposeQuestionnaire,
    private readonly openQuestionnaire: OpenQuestionnaire,
    private readonly closeQuestionnaire: CloseQuestionnaire,
    private readonly codes: ManageCodes,
  ) {}

  /** With `maintenant`, at once; otherwise at the hour that was set. The mails leave within the minute. */
  @Post('ouverture')
  async open(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { questionnaire, here } = await this.reach.of(organiser, slug, id, 'questionnaires');
    await this.openQuestionnaire.execute(organiser, id, { now: body?.['maintenant'] !== undefined });
    const known = await this.rates.codes(id);
    if (questionnaire.roomLink && known.every(({ revoked }) => revoked)) {
      await this.codes.add(organiser, id, [{ atelier: null, label: '', expected: null }]);
    }
    await reply.redirect(`${here}?fait=ouverture`, 303);
  }

  @Get('cloture')
  async askToClose(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire, here } = await this.reach.of(organiser, slug, id, 'questionnaires');
    const view = {
      desk: deskShell('evaluations', reached),
      here,
      name: inLanguage(questionnaire.title, this.pages.localeOf(reply.request)),
      anonymous: questionnaire.mode === 'anonymous',
      rate: await this.rates.of(questionnaire),
    };
    await this.desk.send(reply, 'pages/evaluation-desk/closing', view);
  }

  @Post('cloture')
  async close(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { here } = await this.reach.of(organiser, slug, id, 'questionnaires');
    await this.closeQuestionnaire.execute(organiser, id);
    await reply.redirect(`${here}?fait=cloture`, 303);
  }

  @Post('suppression')
  async remove(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire } = await this.reach.of(organiser, slug, id, 'questionnaires');
    await this.compose.remove(organiser, questionnaire);
    await reply.redirect(`${listPath(reached)}?fait=suppression`, 303);
  }

  /** One for the room, or one for each atelier that has none. */
  @Post('codes')
  async addCodes(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, here } = await this.reach.of(organiser, slug, id, 'questionnaires');
    const known = (await this.rates.codes(id)).filter(({ revoked }) => !revoked);
    const ateliers = (await this.asked.ateliersOf(reached.event.id)).filter(
      ({ key }) => !known.some(({ atelier }) => atelier === key),
    );
    const codes =
      body?.['ateliers'] === undefined
        ? [{ atelier: null, label: '', expected: null }]
        : ateliers.map(({ key, title }) => ({ atelier: key, label: title.slice(0, 100), expected: null }));
    await this.codes.add(organiser, id, codes);
    await reply.redirect(`${here}?fait=code`, 303);
  }

  @Post('codes/:code/retrait')
  async revokeCode(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Param('code') code: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { here } = await this.reach.of(organiser, slug, id, 'questionnaires');
    await this.codes.revoke(organiser, id, code);
    await reply.redirect(`${here}?fait=code-retire`, 303);
  }
}
