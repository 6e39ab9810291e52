import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOver } from '../../events/domain/registration-window.js';
import { Clock } from '../../platform/clock/clock.js';
import { ParticipantLink } from '../../platform/web/access.js';
import { KeepsStaleForms } from '../../platform/web/csrf.js';
import { Pages } from '../../platform/web/pages.js';
import { PersonalLinkUnknown, RegistrationNotOpen } from '../domain/registration.errors.js';
import { RegistrationByToken } from '../queries/registration-by-token.query.js';
import { WithdrawRegistration } from '../use-cases/withdraw-registration.js';
import { withdrawalView } from './personal-page.view.js';

@Controller('inscriptions/:token/annuler')
export class WithdrawalController {
  constructor(
    private readonly byToken: RegistrationByToken,
    private readonly withdrawRegistration: WithdrawRegistration,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.sendQuestion(reply, token, 200);
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post()
  async withdraw(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.csrfFailed) return this.sendQuestion(reply, token, 403);
    try {
      await this.withdrawRegistration.execute(token);
    } catch (error) {
      if (!(error instanceof RegistrationNotOpen)) throw error;
    }
    await this.goBack(reply, token);
  }

  private async sendQuestion(reply: FastifyReply, token: string, status: 200 | 403): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { registration, event } = found;
    const isPast = isOver(event, this.clock.now().getTime());
    if (registration.status === 'withdrawn' || isPast) return this.goBack(reply, token);
    const view = withdrawalView(registration, event, `/inscriptions/${token}`, status === 403);
    await this.pages.send(reply, 'pages/registrations/withdraw', view, { status, confidential: true });
  }

  /** The personal page says why there is nothing to withdraw from. */
  private async goBack(reply: FastifyReply, token: string): Promise<void> {
    await reply.header('referrer-policy', 'no-referrer').redirect(`/inscriptions/${token}`, 303);
  }
}
