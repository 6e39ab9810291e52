import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { AlreadyAnswered, QuestionnaireNotOpen, QuestionnaireUnknown } from '../../domain/evaluation.errors.js';
import { paperAnswer } from '../../domain/paper.js';
import { AskedQuery, type Asked } from '../../queries/asked.query.js';
import { RatesQuery } from '../../queries/rates.query.js';
import { RecordAnswer } from '../../use-cases/record-answer.js';
import { AnswerWords } from '../answer-words.js';
import { newFormKey } from '../answering-session.js';
import { wordedError } from './desk-field.js';
import { paperItemsView } from './paper.view.js';
import { QuestionnaireReach, type ReachedQuestionnaire } from './questionnaire-reach.js';

/** Answers given on paper, typed by the keyboard one after the other: everything on one page, nothing is obligatory. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/papier')
export class PaperController {
  constructor(
    private readonly desk: DeskPages,
    private readonly reach: QuestionnaireReach,
    private readonly asked: AskedQuery,
    private readonly rates: RatesQuery,
    private readonly recordAnswer: RecordAnswer,
    private readonly words: AnswerWords,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query('fait') done: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { found, asked } = await this.reached(organiser, slug, id);
    await this.send(reply, found, asked, {}, [], done === 'reponse', 200);
  }

  @KeepsStaleForms()
  @Post()
  async type(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { found, asked } = await this.reached(organiser, slug, id);
    const typed = body ?? {};
    if (request.csrfFailed) return this.send(reply, found, asked, typed, [], false, 403);
    const { complete, errors } = paperAnswer(asked.questionnaire.questions, asked.attendance, typed);
    if (errors.length > 0) return this.send(reply, found, asked, typed, errors, false, 422);
    const respondent = { formKey: typed['cle'] || newFormKey(), device: null, codeId: null };
    try {
      await this.recordAnswer.execute({
        questionnaireId: id,
        complete,
        respondent,
        sealedSize: asked.sealedSize,
        typedBy: organiser,
      });
    } catch (error) {
      if (!(error instanceof AlreadyAnswered)) throw error;
    }
    await reply.redirect(`${found.here}/papier?fait=reponse`, 303);
  }

  /** @throws QuestionnaireNotOpen; QuestionnaireUnknown where answers name their author, whom paper does not. */
  private async reached(organiser: Organiser, slug: string, id: string) {
    const found = await this.reach.of(organiser, slug, id, 'own-ateliers');
    const asked = await this.asked.of(id);
    if (!asked || found.questionnaire.mode !== 'anonymous') throw new QuestionnaireUnknown();
    if (found.questionnaire.status !== 'open') throw new QuestionnaireNotOpen(found.questionnaire.status);
    return { found, asked };
  }

  private async send(
    reply: FastifyReply,
    { reached, questionnaire, here }: ReachedQuestionnaire,
    asked: Asked,
    typed: FormBody,
    errors: readonly FieldError[],
    done: boolean,
    status: number,
  ): Promise<void> {
    const words = this.words.of(reply.request);
    const desk = this.words.ofDesk(reply.request);
    const wrong = (field: string) => errors.find((error) => error.field.replace(/=.*$/, '') === field);
    const view = {
      desk: deskShell('evaluations', reached),
      here,
      name: inLanguage(questionnaire.title, words.locale),
      formKey: status === 200 ? newFormKey() : (typed['cle'] ?? newFormKey()),
      rate: await this.rates.of(questionnaire),
      errors: errors.map(({ field, ...error }) => ({
        field: field.replace(/=.*$/, ''),
        message: wordedError({ field, ...error }, words),
      })),
      items: paperItemsView(asked, words, { typed, errors }).map((item) => {
        const error = wrong(item.id);
        return { ...item, wrong: error ? wordedError(error, words) : item.wrong };
      }),
      legend: ['1', '2', '3', '4', '0'].map((value) => ({ value, label: desk.text(`agreement.${value}`) })),
      done,
      stale: status === 403,
    };
    await this.desk.send(reply, 'pages/evaluation-desk/paper', view, status);
  }
}
