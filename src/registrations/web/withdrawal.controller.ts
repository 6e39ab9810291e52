import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cleanParagraphs } from '../../events/domain/typed-text.js';
import { isOver } from '../../events/domain/registration-window.js';
import { Clock } from '../../platform/clock/clock.js';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { ParticipantLink } from '../../platform/web/access.js';
import { KeepsStaleForms } from '../../platform/web/csrf.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import { ChangeClosed } from '../changes/domain/changes.errors.js';
import { reasonText, WITHDRAWAL_REASONS } from '../changes/domain/withdrawal-reason.js';
import { ChangesRulesQuery } from '../changes/queries/changes-rules.query.js';
import { PersonalLinkUnknown, RegistrationNotOpen } from '../domain/registration.errors.js';
import { RegistrationByToken } from '../queries/registration-by-token.query.js';
import { WithdrawRegistration } from '../use-cases/withdraw-registration.js';
import { withdrawalView } from './personal-page.view.js';

@Controller('inscriptions/:token/annuler')
export class WithdrawalController {
  constructor(
    private readonly byToken: RegistrationByToken,
    private readonly withdrawRegistration: WithdrawRegistration,
    private readonly rules: ChangesRulesQuery,
    private readonly catalogues: Catalogues,
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
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.csrfFailed) return this.sendQuestion(reply, token, 403);
    try {
      await this.withdrawRegistration.execute(token, { reason: this.reasonOf(body) });
    } catch (error) {
      if (!(error instanceof RegistrationNotOpen || error instanceof ChangeClosed)) throw error;
    }
    await this.goBack(reply, token);
  }

  private async sendQuestion(reply: FastifyReply, token: string, status: 200 | 403): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { registration, event } = found;
    const now = this.clock.now().getTime();
    const closed = await this.rules.closed(event, now);
    const isNotFor = isOver(event, now) || closed.has('withdrawal');
    if (registration.status === 'withdrawn' || isNotFor) return this.goBack(reply, token);
    const path = `/inscriptions/${token}`;
    const mayBeReplaced = !closed.has('substitution');
    const view = withdrawalView(registration, event, path, { stale: status === 403, mayBeReplaced });
    await this.pages.send(reply, 'pages/registrations/withdraw', view, { status, confidential: true });
  }

  /** One of the list, in words, and what was added to it; null where the person said nothing. In French: the team reads it. */
  private reasonOf(body: FormBody | undefined): string | null {
    const chosen = WITHDRAWAL_REASONS.find((key) => key === body?.motif);
    const listed = chosen ? this.catalogues.text('fr', `changes:withdrawal.reasons.${chosen}`) : null;
    return reasonText(listed, cleanParagraphs(body?.precision ?? ''));
  }

  /** The personal page says why there is nothing to withdraw from. */
  private async goBack(reply: FastifyReply, token: string): Promise<void> {
    await reply.header('referrer-policy', 'no-referrer').redirect(`/inscriptions/${token}`, 303);
  }
}
