import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventRecord } from '../../events/domain/event.js';
import { registrationState } from '../../events/domain/registration-window.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { type FieldError, InvalidInput } from '../../platform/errors/domain-error.js';
import { ParticipantLink } from '../../platform/web/access.js';
import { KeepsStaleForms } from '../../platform/web/csrf.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import { TakesUploads } from '../../platform/web/uploads.js';
import { typedFromAnswers } from '../form/domain/answer.js';
import { LARGEST_FILE, MOST_FILES } from '../form/domain/file-answer.js';
import { EventFormQuery } from '../form/queries/event-form.query.js';
import { FormSections } from '../form/use-cases/form-sections.js';
import { HoldFiles } from '../form/use-cases/hold-files.js';
import { ConditionWords } from '../form/web/condition-words.js';
import { typedFrom } from '../wishes/domain/wish-choices.js';
import { AtelierChoices } from '../wishes/queries/atelier-choices.query.js';
import { PersonalLinkUnknown, RegistrationNotOpen, RegistrationWithdrawn } from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { type FoundRegistration, RegistrationByToken } from '../queries/registration-by-token.query.js';
import { ChangeRegistration } from '../use-cases/change-registration.js';
import { ReadRegistrationRequest } from '../use-cases/read-registration-request.js';
import { changeStandings, closedGroups } from '../changes/domain/changes-rules.js';
import { heldFields, withoutClosed } from '../changes/domain/closed-form.js';
import { ChangesRulesQuery } from '../changes/queries/changes-rules.query.js';
import { agreedMedia, FormAttempts } from './form-attempt.js';
import { withLimits } from './change-limits.view.js';
import { changeFormView, fieldsOf, FIRST_ATTEMPT, type FormAttempt } from './registration-form.view.js';

@Controller('inscriptions/:token/modifier')
export class ChangeRegistrationController {
  constructor(
    private readonly byToken: RegistrationByToken,
    private readonly events: EventQueries,
    private readonly requests: ReadRegistrationRequest,
    private readonly changeRegistration: ChangeRegistration,
    private readonly forms: EventFormQuery,
    private readonly holdFiles: HoldFiles,
    private readonly sections: FormSections,
    private readonly ateliers: AtelierChoices,
    private readonly rules: ChangesRulesQuery,
    private readonly conditionWords: ConditionWords,
    private readonly attempts: FormAttempts,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.found(token);
    const { registration, event, options } = found;
    if (!this.mayChange(registration, event)) return this.goBack(reply, token);
    const form = await this.forms.of(event.id);
    const attempt = {
      ...FIRST_ATTEMPT,
      fields: fieldsOf(registration),
      options,
      answers: typedFromAnswers(registration.answers),
      files: await this.holdFiles.kept(form.settings, registration),
      wishes: typedFrom(await this.ateliers.of(form, registration)),
      image: agreedMedia(registration.imageConsent),
    };
    await this.sendForm(request, reply, found, attempt, token, 200);
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @TakesUploads({ fileBytes: LARGEST_FILE, files: MOST_FILES })
  @Post()
  async change(
    @Param('token') token: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.found(token);
    const { registration, event } = found;
    const locale = this.pages.localeOf(request);
    const closed = await this.rules.closed(event, this.clock.now().getTime());
    const posted = { ...body, ...heldFields(fieldsOf(registration), closed), email: registration.email };
    const form = withoutClosed(await this.forms.of(event.id), closed);
    const stale = request.csrfFailed ?? false;
    const files = await this.holdFiles.of({
      eventId: event.id,
      settings: form.settings,
      posted,
      // Of a stale form too: whoever sent it need not choose them again.
      uploads: request.uploads ?? {},
      previous: registration,
      locale,
    });
    const again = async (status: number, errors: readonly FieldError[]) => {
      const attempt = await this.attempts.of({ posted, form, errors, locale, files, stale });
      await this.sendForm(request, reply, found, attempt, token, status);
    };
    if (stale) return again(403, []);
    try {
      const asked = await this.requests.read(event.slug, posted, locale, { files, previous: found, closed });
      await this.changeRegistration.execute(token, asked);
      await reply.redirect(`/inscriptions/${token}?modifie`, 303);
    } catch (error) {
      if (error instanceof InvalidInput) {
        await again(422, error.fields);
      } else if (error instanceof RegistrationWithdrawn || error instanceof RegistrationNotOpen) {
        await this.goBack(reply, token);
      } else {
        throw error;
      }
    }
  }

  private async found(token: string): Promise<FoundRegistration> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    return found;
  }

  private mayChange(registration: RegistrationRecord, event: EventRecord): boolean {
    const state = registrationState(event, this.clock.now().getTime());
    return registration.status !== 'withdrawn' && state !== 'over' && state !== 'cancelled';
  }

  /** The personal page says why there is nothing to change. */
  private async goBack(reply: FastifyReply, token: string): Promise<void> {
    await reply.header('referrer-policy', 'no-referrer').redirect(`/inscriptions/${token}`, 303);
  }

  private async sendForm(
    request: FastifyRequest,
    reply: FastifyReply,
    { event, options, registration }: FoundRegistration,
    attempt: FormAttempt,
    token: string,
    status: number,
  ): Promise<void> {
    const now = this.clock.now().getTime();
    const { rules } = await this.rules.rulesOf(event.id);
    const closed = closedGroups(rules, event, now);
    const whole = await this.forms.of(event.id);
    const form = withoutClosed(whole, closed);
    const context = {
      form,
      sections: await this.sections.of(event, registration.id),
      locale: this.pages.localeOf(request),
      now,
      held: options,
      seats: await this.ateliers.seats(form, { eventId: event.id, somebody: registration, now }),
      registration,
      subjects: this.conditionWords.standard(event, whole.settings, this.pages.localeOf(request)),
    };
    const shown = changeFormView(event, await this.events.notice(event.id), attempt, context, `/inscriptions/${token}`);
    const view = withLimits(shown, changeStandings(rules, event, now), registration);
    await this.pages.send(reply, 'pages/registrations/form', view, { status, confidential: true });
  }
}
