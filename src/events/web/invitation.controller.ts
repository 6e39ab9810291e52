import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionCookie } from '../../platform/accounts/web/session-cookie.js';
import { Public } from '../../platform/web/access.js';
import { clientAddress } from '../../platform/web/client-address.js';
import { Pages } from '../../platform/web/pages.js';
import { RateLimits } from '../../platform/web/rate-limit.js';
import { InvitationUnusable } from '../domain/team.errors.js';
import { TeamQuery } from '../queries/team.query.js';
import { AcceptInvitation } from '../use-cases/accept-invitation.js';

/** Opening a mailed invitation, and accepting it by its button. */
@Public()
@Controller('invitations/:token')
export class InvitationController {
  constructor(
    private readonly pages: Pages,
    private readonly team: TeamQuery,
    private readonly acceptInvitation: AcceptInvitation,
    private readonly sessionCookie: SessionCookie,
    private readonly rateLimits: RateLimits,
  ) {}

  @Get()
  async open(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const offer = await this.team.offer(token);
    if (!offer) throw new InvitationUnusable();
    const view = { action: `/invitations/${token}`, offer };
    await this.pages.send(reply, 'pages/team/invitation', view, { confidential: true });
  }

  @Post()
  async accept(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.team.offer(token))) {
      // Only what fails counts: a good invitation opens, whatever others did behind the same address.
      await this.rateLimits.count('login-address', clientAddress(request));
      throw new InvitationUnusable();
    }
    const accepted = await this.acceptInvitation.execute(token, request.headers['user-agent'] ?? null);
    const page = `/organiser/evenements/${accepted.eventSlug}`;
    if (accepted.sessionToken !== null) await this.sessionCookie.enter(request, reply, accepted.sessionToken);
    // Who is logged in sees the event; who is not is asked to log in first, and comes to it then.
    await reply.redirect(page, 303);
  }
}
