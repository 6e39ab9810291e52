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
import { QuestionnaireChangedMeanwhile, QuestionnaireUnknown } from '../../domain/evaluation.errors.js';
import { readQuestion, shownQuestion } from '../../domain/question-form.js';
import { isAskedNow, MOST_QUESTIONS, QUESTION_KINDS, type Question } from '../../domain/question.js';
import { RatesQuery } from '../../queries/rates.query.js';
import { ComposeQuestionnaire } from '../../use-cases/compose-questionnaire.js';
import { AnswerWords } from '../answer-words.js';
import { questionView } from './question.view.js';
import { QuestionnaireReach, type ReachedQuestionnaire } from './questionnaire-reach.js';

const NEW = 'nouvelle';

/** A questionnaire's questions, one page each. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/questions')
export class QuestionController {
  constructor(
    private readonly desk: DeskPages,
    private readonly reach: QuestionnaireReach,
    private readonly rates: RatesQuery,
    private readonly compose: ComposeQuestionnaire,
    private readonly words: AnswerWords,
  ) {}

  /** `nouvelle`, with `?type=` and `?etape=`, or a question's id. */
  @Get(':question')
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Param('question') questionId: string,
    @Query('type') type: unknown,
    @Query('etape') step: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reach.of(organiser, slug, id, 'questionnaires');
    const edited = this.edited(found, questionId);
    const fresh = {
      kind: QUESTION_KINDS.find((one) => one === type) ?? 'agreement',
      step: typeof step === 'string' ? step : '0',
    };
    const typed = edited ? shownQuestion(edited) : { ...fresh, scope: 'event', required: '' };
    const version = String(found.questionnaire.version);
    await this.send(reply, found, edited, { ...typed, version }, [], 200);
  }

  @KeepsStaleForms()
  @Post(':question')
  async save(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Param('question') questionId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reach.of(organiser, slug, id, 'questionnaires');
    const edited = this.edited(found, questionId);
    const typed = body ?? {};
    if (request.csrfFailed) return this.send(reply, found, edited, typed, [], 403);
    const { questionnaire, here } = found;
    const asked = questionnaire.questions.filter(isAskedNow);
    const { draft, errors } = readQuestion(typed, {
      questions: asked,
      steps: questionnaire.steps.length,
      edited,
    });
    const many =
      !edited && asked.length >= MOST_QUESTIONS
        ? [{ field: 'label', code: 'questions-many', parameters: { count: MOST_QUESTIONS } }]
        : [];
    if (errors.length + many.length > 0) return this.send(reply, found, edited, typed, [...errors, ...many], 422);
    const version = { id, version: Number(typed['version']) };
    try {
      if (edited) await this.compose.changeQuestion(organiser, version, edited.id, draft);
      else await this.compose.addQuestion(organiser, version, draft);
      await reply.redirect(`${here}?fait=question`, 303);
    } catch (error) {
      if (!(error instanceof QuestionnaireChangedMeanwhile)) throw error;
      await this.send(reply, found, edited, { ...typed, version: String(questionnaire.version) }, [], 409);
    }
  }

  @Post(':question/place')
  async move(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Param('question') questionId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { questionnaire, here } = await this.reach.of(organiser, slug, id, 'questionnaires');
    await this.compose.moveQuestion(organiser, questionnaire, questionId, body?.['vers'] === 'haut' ? -1 : 1);
    await reply.redirect(`${here}#question-${encodeURIComponent(questionId)}`, 303);
  }

  @Post(':question/retrait')
  async remove(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Param('question') questionId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { questionnaire, here } = await this.reach.of(organiser, slug, id, 'questionnaires');
    await this.compose.removeQuestion(organiser, questionnaire, questionId);
    await reply.redirect(`${here}?fait=retrait`, 303);
  }

  /** @throws QuestionnaireUnknown where it was replaced, taken out or never there. */
  private edited({ questionnaire }: ReachedQuestionnaire, id: string): Question | null {
    if (id === NEW) return null;
    const question = questionnaire.questions.find((one) => one.id === id && isAskedNow(one));
    if (!question) throw new QuestionnaireUnknown();
    return question;
  }

  private async send(
    reply: FastifyReply,
    found: ReachedQuestionnaire,
    edited: Question | null,
    typed: FormBody,
    errors: readonly FieldError[],
    status: number,
  ): Promise<void> {
    const { answered } = await this.rates.of(found.questionnaire);
    const view = {
      desk: deskShell('evaluations', found.reached),
      ...questionView(found, edited, typed, errors, this.words.ofDesk(reply.request)),
      answered: edited ? answered : 0,
      stale: status === 403,
      meanwhile: status === 409,
    };
    await this.desk.send(reply, 'pages/evaluation-desk/question', view, status);
  }
}
