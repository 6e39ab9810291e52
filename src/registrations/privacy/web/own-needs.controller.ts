import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOver } from '../../../events/domain/registration-window.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { ParticipantLink } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import { PersonalLinkUnknown } from '../../domain/registration.errors.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { eventSummary } from '../../web/event-summary.view.js';
import { readNeeds } from '../domain/need.js';
import { needsAsPosted, needsFields } from '../domain/needs-fields.js';
import { needsPurgedOn } from '../domain/retention.js';
import { NeedsQuery } from '../queries/needs.query.js';
import { PrivacyQuery } from '../queries/privacy.query.js';
import { KeepNeeds } from '../use-cases/keep-needs.js';
import { PrivacyWords } from './privacy-words.js';

/** What the person needs to take part: said, changed or taken back by the person alone. */
@Controller('inscriptions/:token/amenagements')
export class OwnNeedsController {
  constructor(
    private readonly pages: Pages,
    private readonly byToken: RegistrationByToken,
    private readonly privacy: PrivacyQuery,
    private readonly needs: NeedsQuery,
    private readonly keepNeeds: KeepNeeds,
    private readonly words: PrivacyWords,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, token, 200, null, []);
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post()
  async save(
    @Param('token') token: string,
    @Body() body: FormBody = {},
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.csrfFailed) return this.send(reply, token, 403, body, []);
    const { needs, errors } = readNeeds(body);
    if (errors.length > 0) return this.send(reply, token, 422, body, errors);
    await this.keepNeeds.execute(token, needs);
    await reply.header('referrer-policy', 'no-referrer').redirect(`/inscriptions/${token}`, 303);
  }

  private async send(
    reply: FastifyReply,
    token: string,
    status: number,
    typed: FormBody | null,
    wrong: readonly FieldError[],
  ): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { event, registration } = found;
    const { rules } = await this.privacy.rulesOf(event);
    const kept = await this.needs.of(registration.id);
    const isOpen = registration.status !== 'withdrawn' && !isOver(event, this.clock.now().getTime());
    if (!isOpen || (!rules.asksNeeds && !kept)) throw new PageUnknown();
    const worded = this.words.worded(reply.request, wrong);
    const view = {
      event: eventSummary(event),
      links: { personal: `/inscriptions/${token}`, save: `/inscriptions/${token}/amenagements` },
      errors: worded.errors,
      stale: status === 403,
      needs: needsFields(typed ?? needsAsPosted(kept), worded.byField, needsPurgedOn(event.endsOn, rules)),
    };
    await this.pages.send(reply, 'pages/privacy/own-needs', view, { status, confidential: true });
  }
}
