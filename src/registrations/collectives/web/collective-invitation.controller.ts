import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventQueries } from '../../../events/queries/event.queries.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { Public } from '../../../platform/web/access.js';
import { clientAddress } from '../../../platform/web/client-address.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { RateLimits } from '../../../platform/web/rate-limit.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { CollectiveUnknown } from '../domain/collective.errors.js';
import { type TerritoryCollective, tokenInLink } from '../domain/collective.js';
import { CollectiveByToken } from '../queries/collective-by-token.query.js';
import { KeepCollective } from '../use-cases/keep-collective.js';
import { type CollectiveAttempt, invitationView } from './collective-page.view.js';

/** What the link of a collective opens for a colleague: the event, who invites, and two ways in. */
@Controller('collectifs/:token')
export class CollectiveInvitationController {
  constructor(
    private readonly byToken: CollectiveByToken,
    private readonly events: EventQueries,
    private readonly registrations: RegistrationByToken,
    private readonly keepCollective: KeepCollective,
    private readonly catalogues: Catalogues,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  @Public()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const { collective, event } = await this.open(token);
    await this.send(reply, token, event, collective);
  }

  /** Somebody registered already joins, by their own personal link: only whoever holds it speaks for that registration. */
  @Public()
  @Post()
  async join(
    @Param('token') token: string,
    @Body() posted: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.count('personal-link', clientAddress(request));
    const { collective, event } = await this.open(token);
    const personal = tokenInLink(posted?.link ?? '');
    const found = personal === null ? null : await this.registrations.find(personal);
    const shows = posted?.shows === 'oui';
    const problem = !found
      ? 'link-unknown'
      : found.event.id !== event.id
        ? 'link-elsewhere'
        : found.registration.status === 'withdrawn'
          ? 'link-withdrawn'
          : null;
    if (problem !== null || !found) {
      const message = this.catalogues.text(
        this.pages.localeOf(request),
        `collectives:errors.${problem ?? 'link-unknown'}`,
      );
      const attempt = { link: (posted?.link ?? '').slice(0, 300), shows, errors: [{ field: 'link', message }] };
      return this.send(reply, token, event, collective, attempt);
    }
    await this.keepCollective.join(found.registration, collective.id, shows);
    await reply.redirect(`/inscriptions/${personal ?? ''}/collectif?fait=joined`, 303);
  }

  private async open(token: string): Promise<{ collective: TerritoryCollective; event: EventRecord }> {
    const collective = await this.byToken.find(token);
    const event = collective ? await this.events.byId(collective.eventId) : null;
    if (!collective || !event) throw new CollectiveUnknown();
    return { collective, event };
  }

  private async send(
    reply: FastifyReply,
    token: string,
    event: EventRecord,
    collective: TerritoryCollective,
    attempt?: CollectiveAttempt,
  ): Promise<void> {
    const inviter = await this.byToken.inviter(collective);
    const empty = await this.byToken.isEmpty(collective);
    const more = { inviter, empty, path: `/collectifs/${token}`, token, now: this.clock.now().getTime() };
    const view = invitationView(event, collective, { ...more, ...(attempt && { attempt }) });
    await this.pages.send(reply, 'pages/collectives/invitation', view, {
      confidential: true,
      status: attempt ? 422 : 200,
    });
  }
}
