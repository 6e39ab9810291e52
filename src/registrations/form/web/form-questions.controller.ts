import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { fingerprintOf } from '../../../events/use-cases/section-fingerprint.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { FormChangedMeanwhile, QuestionUnknown } from '../domain/form.errors.js';
import { conditionField, possibleConditions, shownQuestion, typedQuestion } from '../domain/question-form.js';
import { dependents } from '../domain/question-list.js';
import { inLanguage, type Question, QUESTION_KINDS, type QuestionKind } from '../domain/question.js';
import { AnsweredQuestions } from '../queries/answered-questions.query.js';
import { EventFormQuery } from '../queries/event-form.query.js';
import { BuildForm } from '../use-cases/build-form.js';
import { filled } from '../use-cases/change-form.js';
import { ConditionWords, ownSubjects, type WordedSubject } from './condition-words.js';
import { FormDeskWords } from './form-desk-words.js';
import { formPath } from './form-desk.view.js';
import { FIRST_PAGE, type PageAttempt } from './page-attempt.js';
import { questionFields } from './question-page.view.js';
import { differences } from './section-page.view.js';

/** The questions that an event adds to the house's, one page each. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/formulaire/questions')
export class FormQuestionsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly forms: EventFormQuery,
    private readonly answered: AnsweredQuestions,
    private readonly build: BuildForm,
    private readonly words: FormDeskWords,
    private readonly conditionWords: ConditionWords,
  ) {}

  @Get('nouvelle')
  async blank(
    @Reached('edit-event') reached: OrganiserEvent,
    @Query('type') kind: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(request, reply, reached, { id: null, kind: kindOf(kind) }, FIRST_PAGE, 200);
  }

  @KeepsStaleForms()
  @Post('nouvelle')
  async add(
    @Param('slug') slug: string,
    @Reached('edit-event') reached: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const posted = body ?? {};
    const kind = kindOf(posted['type']);
    await this.save(request, reply, reached, { id: null, kind }, posted, async () => {
      const id = await this.build.addQuestion(organiser, slug, kind, posted);
      return `?fait=added#question-${id}`;
    });
  }

  @Get(':id')
  async show(
    @Reached('edit-event') reached: OrganiserEvent,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = await this.known(reached, id);
    const typed = shownQuestion(question);
    const attempt = { ...FIRST_PAGE, typed, fingerprint: fingerprintOf(filled(typed)) };
    await this.send(request, reply, reached, question, attempt, 200);
  }

  @KeepsStaleForms()
  @Post(':id')
  async edit(
    @Param('slug') slug: string,
    @Reached('edit-event') reached: OrganiserEvent,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = await this.known(reached, id);
    const posted = body ?? {};
    await this.save(request, reply, reached, question, posted, async () => {
      await this.build.editQuestion(organiser, slug, { id, posted, fingerprint: posted['empreinte'] ?? '' });
      return `?fait=edited#question-${id}`;
    });
  }

  @Post(':id/place')
  async move(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const place = /^\d{1,3}$/.test(body?.['place'] ?? '') ? Number(body?.['place']) : 0;
    const moved = await this.build.moveQuestion(organiser, slug, id, place);
    await reply.redirect(`${formPath(slug)}?fait=${moved ? 'moved' : 'stays'}#question-${id}`, 303);
  }

  @Post(':id/retrait')
  async remove(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const result = await this.build.removeQuestion(organiser, slug, id);
    await reply.redirect(`${formPath(slug)}?fait=${result}`, 303);
  }

  @Post(':id/retour')
  async restore(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.build.restoreQuestion(organiser, slug, id);
    await reply.redirect(`${formPath(slug)}?fait=restored#question-${id}`, 303);
  }

  private async save(
    request: FastifyRequest,
    reply: FastifyReply,
    reached: OrganiserEvent,
    question: Pick<Question, 'kind'> & { readonly id: string | null },
    posted: FormBody,
    write: () => Promise<string>,
  ): Promise<void> {
    const typed = typedQuestion(posted, await this.possible(reached, question.id, request));
    const again = (status: number, change: Partial<PageAttempt>, more = false) => {
      const attempt = { ...FIRST_PAGE, typed, fingerprint: posted['empreinte'] ?? '', ...change };
      return this.send(request, reply, reached, question, attempt, status, more);
    };
    if (request.csrfFailed) return again(403, { stale: true });
    if (posted['plus'] !== undefined) return again(200, {}, true);
    try {
      await reply.redirect(`${formPath(reached.event.slug)}${await write()}`, 303);
    } catch (error) {
      if (error instanceof InvalidInput) await again(422, { errors: this.words.worded(error.fields, request) });
      else if (error instanceof FormChangedMeanwhile)
        await again(409, { theirs: error.stored, fingerprint: error.fingerprint });
      else throw error;
    }
  }

  private async known({ event }: OrganiserEvent, id: string): Promise<Question> {
    const { settings } = await this.forms.of(event.id);
    const question = settings.questions.find((one) => one.id === id);
    if (!question) throw new QuestionUnknown();
    return question;
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    reached: OrganiserEvent,
    { id, kind }: Pick<Question, 'kind'> & { readonly id: string | null },
    { typed, fingerprint, errors, stale, theirs }: PageAttempt,
    status: number,
    more = false,
  ): Promise<void> {
    const { settings } = await this.forms.of(reached.event.id);
    const [words, locale] = [this.words.of(request), this.words.localeOf(request)];
    const wrong = new Map(errors.map(({ field, message }) => [field, message]));
    const possible = await this.possible(reached, id, request);
    const here = formPath(reached.event.slug);
    const labelOf = (field: string) => this.labelOf(field, possible, request);
    const view = {
      desk: deskShell('form', reached),
      here,
      action: id === null ? `${here}/questions/nouvelle` : `${here}/questions/${id}`,
      isNew: id === null,
      kind,
      archived: settings.questions.some((one) => one.id === id && one.archived),
      answers: id === null ? 0 : ((await this.answered.of(reached.event.id)).get(id) ?? 0),
      needed: id === null ? [] : dependents(settings, id).map(({ label }) => inLanguage(label, locale)),
      fingerprint,
      errors,
      stale,
      theirs: theirs && differences(theirs, typed, labelOf, words),
      fields: questionFields({ kind, possible, more, typed, wrong, words }),
    };
    await this.desk.send(reply, 'pages/form-desk/question', view, status);
  }

  /** What the question may hang on, in words. */
  private async possible(
    { event }: OrganiserEvent,
    id: string | null,
    request: FastifyRequest,
  ): Promise<WordedSubject[]> {
    const { settings } = await this.forms.of(event.id);
    const locale = this.words.localeOf(request);
    const own = ownSubjects(possibleConditions(settings.questions, id), locale);
    return [...(await this.conditionWords.ofEvent(event, settings, locale)), ...own];
  }

  private labelOf(field: string, possible: readonly WordedSubject[], request: FastifyRequest): string {
    const words = this.words.of(request);
    const [, number, part] = /^options\.(\d+)\.(fr|en)$/.exec(field) ?? [];
    if (number !== undefined) return words.text(`form-desk:answer.${part}`, { number: Number(number) + 1 });
    if (!field.startsWith('if.')) return words.text(`form-desk:fields.${field.replaceAll('.', '-')}`);
    const on = possible.find(({ id, options }) => options.some(({ key }) => field === conditionField(id, key)));
    const answer = on?.options.find(({ key }) => field === conditionField(on.id, key));
    return on && answer ? `${on.label} : ${answer.label}` : field;
  }
}

function kindOf(typed: unknown): QuestionKind {
  return QUESTION_KINDS.find((kind) => kind === typed) ?? 'short';
}
