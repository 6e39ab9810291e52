import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/web/access.js';
import { clientAddress } from '../../platform/web/client-address.js';
import { KeepsStaleForms } from '../../platform/web/csrf.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import { RateLimits } from '../../platform/web/rate-limit.js';
import { normaliseEmail } from '../../platform/mail/email-address.js';
import { emailError, readRegistrationFields } from '../domain/registration-form.js';
import { RecoverPersonalLinks } from '../use-cases/recover-personal-links.js';
import { FormAttempts } from './form-attempt.js';
import type { WrongField } from './registration-form.view.js';

/** The shortest answer, in milliseconds: well above what storing a mail takes, so that the time tells nothing. */
const SHORTEST_ANSWER = 300;

/** « Mes inscriptions »: the personal links, mailed again to whoever owns the address. */
@Controller('mes-inscriptions')
export class LinkRecoveryController {
  constructor(
    private readonly recoverPersonalLinks: RecoverPersonalLinks,
    private readonly attempts: FormAttempts,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
  ) {}

  @Public()
  @Get()
  async show(@Res() reply: FastifyReply): Promise<void> {
    await this.sendForm(reply, '', [], 200);
  }

  @Public()
  @KeepsStaleForms()
  @Post()
  async recover(
    @Body() posted: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.count('login-address', clientAddress(request));
    const { email } = readRegistrationFields(posted).fields;
    if (request.csrfFailed) return this.sendForm(reply, email, [], 403);
    const wrong = emailError(email);
    if (wrong) return this.sendForm(reply, email, this.attempts.worded([wrong], this.pages.localeOf(request)), 422);
    await Promise.all([this.mailLinks(normaliseEmail(email)), pause(SHORTEST_ANSWER)]);
    await this.pages.send(reply, 'pages/registrations/mine-sent', { email });
  }

  /** An address that asks too often is answered the same and sent nothing. */
  private async mailLinks(address: string): Promise<void> {
    if (await this.limits.within('login-email', `links ${address}`)) await this.recoverPersonalLinks.execute(address);
  }

  private async sendForm(
    reply: FastifyReply,
    email: string,
    errors: readonly WrongField[],
    status: number,
  ): Promise<void> {
    const view = {
      email: { id: 'email', value: email, wrong: errors[0]?.message ?? null },
      errors,
      erroneous: errors.length > 0,
      stale: status === 403,
    };
    await this.pages.send(reply, 'pages/registrations/mine', view, { status });
  }
}
