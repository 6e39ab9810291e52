import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import { ParticipantLink } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { isNoMore } from '../../approvals/domain/event-standing.js';
import { employerLabel } from '../../domain/registration-form.js';
import { eventSummary } from '../../web/event-summary.view.js';
import { SubstitutionSettled, SubstitutionUnknown } from '../domain/changes.errors.js';
import { SubstitutionsQuery } from '../queries/substitutions.query.js';
import { AnswerSubstitution } from '../use-cases/answer-substitution.js';

/** What a colleague's link opens: the proposal, the notice, yes or no. Mail scanners open it too: reading changes nothing. */
@Controller('remplacements/:token')
export class SubstitutionAnswerController {
  constructor(
    private readonly substitutions: SubstitutionsQuery,
    private readonly events: EventQueries,
    private readonly answer: AnswerSubstitution,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, token, false);
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post()
  async say(
    @Param('token') token: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.csrfFailed) return this.send(reply, token, true);
    if (body?.reponse === 'non') {
      await this.answer.decline(token);
      return this.goTo(reply, `/remplacements/${token}`);
    }
    if (body?.reponse !== 'oui') return this.goTo(reply, `/remplacements/${token}`);
    try {
      const { token: personal } = await this.answer.accept(token);
      await this.goTo(reply, `/inscriptions/${personal}`);
    } catch (error) {
      if (!(error instanceof SubstitutionSettled)) throw error;
      await this.goTo(reply, `/remplacements/${token}`);
    }
  }

  private async send(reply: FastifyReply, token: string, stale: boolean): Promise<void> {
    const found = await this.substitutions.byToken(token);
    const event = found && (await this.events.byId(found.substitution.eventId));
    if (!event) throw new SubstitutionUnknown();
    const { substitution, registration } = found;
    const isOver = isNoMore(event, this.clock.now().getTime());
    const isOpen = substitution.status === 'pending' && !isOver;
    const view = {
      event: { ...eventSummary(event), costs: event.costs },
      stale,
      isOpen,
      standing: substitution.status === 'pending' ? 'over' : substitution.status,
      person: `${registration.firstName} ${registration.lastName}`,
      name: `${substitution.firstName} ${substitution.lastName}`,
      email: substitution.email,
      functionKey: substitution.functionKey,
      functionText: substitution.functionText,
      employer: employerLabel(registration.collectivity),
      notice: (await this.events.notice(event.id)).body,
      links: { action: `/remplacements/${token}` },
    };
    await this.pages.send(reply, 'pages/changes/answer', view, { status: stale ? 403 : 200, confidential: true });
  }

  private async goTo(reply: FastifyReply, path: string): Promise<void> {
    await reply.header('referrer-policy', 'no-referrer').redirect(path, 303);
  }
}
