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
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { BookingPreviewQuery } from '../../wishes/queries/booking-preview.query.js';
import { WishesQuery } from '../../wishes/queries/wishes.query.js';
import { FormChangedMeanwhile } from '../domain/form.errors.js';
import { FORM_SECTIONS, type FormSectionKey, shownSection, typedSection } from '../domain/section-form.js';
import { AnsweredQuestions } from '../queries/answered-questions.query.js';
import { EventFormQuery } from '../queries/event-form.query.js';
import { BuildForm } from '../use-cases/build-form.js';
import { filled } from '../use-cases/change-form.js';
import { ConditionWords } from './condition-words.js';
import { FormDeskWords } from './form-desk-words.js';
import { formDeskView, formPath } from './form-desk.view.js';
import { FIRST_PAGE, type PageAttempt } from './page-attempt.js';
import { differences, sectionFieldGroups } from './section-page.view.js';

const DONE = ['section', 'list', 'added', 'edited', 'moved', 'stays', 'removed', 'archived', 'restored'];

/** The registration form of an event, made without a line of code. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/formulaire')
export class FormDeskController {
  constructor(
    private readonly desk: DeskPages,
    private readonly forms: EventFormQuery,
    private readonly answered: AnsweredQuestions,
    private readonly wishes: WishesQuery,
    private readonly bookings: BookingPreviewQuery,
    private readonly build: BuildForm,
    private readonly words: FormDeskWords,
    private readonly conditionWords: ConditionWords,
  ) {}

  @Get()
  async overview(
    @Reached('edit-event') reached: OrganiserEvent,
    @Query('fait') done: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = await this.forms.of(reached.event.id);
    const locale = this.words.localeOf(request);
    const view = formDeskView({
      reached,
      form,
      answered: await this.answered.of(reached.event.id),
      concerned: await this.wishes.concerned(reached.event.id),
      done: DONE.find((one) => one === done) ?? null,
      locale,
      standard: await this.conditionWords.ofEvent(reached.event, form.settings, locale),
    });
    await this.desk.send(reply, 'pages/form-desk/form', view);
  }

  @Get('parties/:section')
  async section(
    @Reached('edit-event') reached: OrganiserEvent,
    @Param('section') section: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = knownSection(section);
    const typed = shownSection(key, (await this.forms.of(reached.event.id)).settings, reached.event.timeZone);
    const attempt = { ...FIRST_PAGE, typed, fingerprint: fingerprintOf(filled(typed)) };
    await this.sendSection(request, reply, reached, key, attempt, 200);
  }

  @KeepsStaleForms()
  @Post('parties/:section')
  async saveSection(
    @Param('slug') slug: string,
    @Reached('edit-event') reached: OrganiserEvent,
    @Param('section') section: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = knownSection(section);
    const posted = body ?? {};
    const fingerprint = posted['empreinte'] ?? '';
    const again = (status: number, change: Partial<PageAttempt>) => {
      const attempt = { ...FIRST_PAGE, typed: typedSection(key, posted), fingerprint, ...change };
      return this.sendSection(request, reply, reached, key, attempt, status);
    };
    if (request.csrfFailed) return again(403, { stale: true });
    try {
      await this.build.saveSection(organiser, slug, { section: key, posted, fingerprint });
      await reply.redirect(`${formPath(reached.event.slug)}?fait=section`, 303);
    } catch (error) {
      if (error instanceof InvalidInput) await again(422, { errors: this.words.worded(error.fields, request) });
      else if (error instanceof FormChangedMeanwhile)
        await again(409, { theirs: error.stored, fingerprint: error.fingerprint });
      else throw error;
    }
  }

  private async sendSection(
    request: FastifyRequest,
    reply: FastifyReply,
    reached: OrganiserEvent,
    key: FormSectionKey,
    { typed, fingerprint, errors, stale, theirs }: PageAttempt,
    status: number,
  ): Promise<void> {
    const words = this.words.of(request);
    const wrong = new Map(errors.map(({ field, message }) => [field, message]));
    const groups = sectionFieldGroups(key, { typed, wrong, words });
    const labels = new Map(groups.flatMap(({ fields }) => fields.map(({ id, label }) => [id, label])));
    const labelOf = (field: string) => labels.get(field) ?? field;
    const here = formPath(reached.event.slug);
    const view = {
      desk: deskShell('form', reached),
      key,
      here,
      action: `${here}/parties/${key}`,
      fingerprint,
      errors,
      stale,
      booking: key === 'voeux' ? await this.bookingOf(reached.event.id) : null,
      theirs: theirs && differences(theirs, typed, labelOf, words),
      groups,
    };
    await this.desk.send(reply, 'pages/form-desk/section', view, status);
  }

  /** What another way of choosing ateliers would make of the answers that are there. */
  private async bookingOf(eventId: string) {
    const { wishes: rule } = (await this.forms.of(eventId)).settings;
    return { isBooked: rule.how === 'booked', ...(await this.bookings.of(eventId, rule)) };
  }
}

function knownSection(typed: string): FormSectionKey {
  const section = FORM_SECTIONS.find((one) => one === typed);
  if (!section) throw new PageUnknown();
  return section;
}
