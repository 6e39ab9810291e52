import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { may } from '../../../events/domain/event-role.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { QuestionnaireUnknown } from '../../domain/evaluation.errors.js';
import { AskedQuery } from '../../queries/asked.query.js';
import { AnswerWords } from '../answer-words.js';
import { paperItemsView, sheetBlocks } from './paper.view.js';
import { QuestionnaireReach } from './questionnaire-reach.js';

/** The questionnaire on paper, for those without a telephone: what is ticked on it is typed under the same numbers. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/feuille')
export class PaperSheetController {
  constructor(
    private readonly desk: DeskPages,
    private readonly reach: QuestionnaireReach,
    private readonly asked: AskedQuery,
    private readonly words: AnswerWords,
  ) {}

  /** Before the questionnaire opens too: sheets are printed the day before. */
  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire, here } = await this.reach.of(organiser, slug, id, 'own-ateliers');
    const asked = await this.asked.of(id);
    // Paper does not say who wrote on it.
    if (!asked || questionnaire.mode !== 'anonymous') throw new QuestionnaireUnknown();
    const words = this.words.of(reply.request);
    await this.desk.send(reply, 'pages/evaluation-desk/sheet', {
      desk: deskShell('evaluations', reached),
      back: may(reached.role, 'questionnaires') ? here : `${here}/recueil`,
      name: inLanguage(questionnaire.title, words.locale),
      intro: inLanguage(questionnaire.intro, words.locale),
      blocks: sheetBlocks(paperItemsView(asked, words)),
    });
  }
}
