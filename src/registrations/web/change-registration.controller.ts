import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventRecord } from '../../events/domain/event.js';
import { registrationState } from '../../events/domain/registration-window.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
import { ParticipantLink } from '../../platform/web/access.js';
import { KeepsStaleForms } from '../../platform/web/csrf.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import { PersonalLinkUnknown, RegistrationNotOpen, RegistrationWithdrawn } from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { type FoundRegistration, RegistrationByToken } from '../queries/registration-by-token.query.js';
import { ChangeRegistration } from '../use-cases/change-registration.js';
import { ReadRegistrationRequest } from '../use-cases/read-registration-request.js';
import { FormAttempts } from './form-attempt.js';
import { changeFormView, fieldsOf, FIRST_ATTEMPT, type FormAttempt } from './registration-form.view.js';

@Controller('inscriptions/:token/modifier')
export class ChangeRegistrationController {
  constructor(
    private readonly byToken: RegistrationByToken,
    private readonly events: EventQueries,
    private readonly requests: ReadRegistrationRequest,
    private readonly changeRegistration: ChangeRegistration,
    private readonly attempts: FormAttempts,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const { registration, event, options } = await this.found(token);
    if (!this.mayChange(registration, event)) return this.goBack(reply, token);
    const attempt = { ...FIRST_ATTEMPT, fields: fieldsOf(registration), options };
    await this.sendForm(reply, { event, options }, attempt, token, 200);
  }

  @ParticipantLink()
  @KeepsStaleForms()
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
    const posted = { ...body, email: registration.email };
    if (request.csrfFailed) {
      return this.sendForm(reply, found, await this.attempts.of(posted, [], locale, true), token, 403);
    }
    try {
      await this.changeRegistration.execute(token, await this.requests.read(event.slug, posted, locale));
      await reply.redirect(`/inscriptions/${token}?modifie`, 303);
    } catch (error) {
      if (error instanceof InvalidInput) {
        await this.sendForm(reply, found, await this.attempts.of(posted, error.fields, locale), token, 422);
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
    reply: FastifyReply,
    { event, options }: Pick<FoundRegistration, 'event' | 'options'>,
    attempt: FormAttempt,
    token: string,
    status: number,
  ): Promise<void> {
    const at = { held: options, now: this.clock.now().getTime() };
    const view = changeFormView(event, await this.events.notice(event.id), attempt, `/inscriptions/${token}`, at);
    await this.pages.send(reply, 'pages/registrations/form', view, { status, confidential: true });
  }
}
