import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cleanLine, cleanParagraphs } from '../../../events/domain/typed-text.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { ParticipantLink } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { ApproverSettled } from '../domain/approval.errors.js';
import { readApprover } from '../domain/approver.js';
import { readDecision } from '../domain/decision.js';
import { ApprovalByToken, type FoundApproval } from '../queries/approval-by-token.query.js';
import { ChangeApprover } from '../use-cases/change-approver.js';
import { DecideAsApprover } from '../use-cases/decide-as-approver.js';
import { FieldWords } from './field-words.js';
import { FIRST_OPINION, type OpinionAttempt, opinionView } from './opinion.view.js';

/** What came of what was just sent, as the page's address says it: passed on, or said after somebody else had. */
const SAID = ['transmis', 'tard'] as const;

/** The superior's page, without account. Mail scanners open it too: reading decides nothing. */
@Controller('avis/:token')
export class OpinionController {
  constructor(
    private readonly byToken: ApprovalByToken,
    private readonly events: EventQueries,
    private readonly decide: DecideAsApprover,
    private readonly changeApprover: ChangeApprover,
    private readonly words: FieldWords,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Query('fait') done: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, token, { ...FIRST_OPINION, done: SAID.find((said) => said === done) ?? null }, 200);
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
    const { verdict, reason, errors } = readDecision(body);
    const attempt = { ...FIRST_OPINION, reason: cleanParagraphs(body?.reason ?? '') };
    if (request.csrfFailed) return this.send(reply, token, { ...attempt, stale: true }, 403);
    if (verdict === null) return this.sendWrong(reply, request, token, attempt, errors);
    const counts = await this.decide.execute(token, { verdict, reason });
    await this.goBack(reply, token, counts ? '' : '?fait=tard');
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post('transmission')
  async transfer(
    @Param('token') token: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const attempt = {
      ...FIRST_OPINION,
      approverName: cleanLine(body?.approverName ?? ''),
      approverEmail: cleanLine(body?.approverEmail ?? ''),
    };
    if (request.csrfFailed) return this.send(reply, token, { ...attempt, stale: true }, 403);
    const { found } = await this.find(token);
    const { approver, errors } = readApprover(body, found?.registration.email ?? '');
    if (!approver) return this.sendWrong(reply, request, token, attempt, errors);
    try {
      await this.changeApprover.byApprover(token, approver);
    } catch (error) {
      if (!(error instanceof ApproverSettled)) throw error;
      return this.goBack(reply, token, '?fait=tard');
    }
    await this.goBack(reply, token, '?fait=transmis');
  }

  private async sendWrong(
    reply: FastifyReply,
    request: FastifyRequest,
    token: string,
    attempt: OpinionAttempt,
    errors: readonly FieldError[],
  ): Promise<void> {
    const worded = this.words.of(errors, this.pages.localeOf(request));
    await this.send(reply, token, { ...attempt, errors: worded }, 422);
  }

  private async send(reply: FastifyReply, token: string, attempt: OpinionAttempt, status: number): Promise<void> {
    const { found, event } = await this.find(token);
    if (!found || !event)
      return this.pages.send(reply, 'pages/approvals/unknown', {}, { status: 404, confidential: true });
    const view = opinionView(found, event, attempt, { path: `/avis/${token}`, now: this.clock.now().getTime() });
    await this.pages.send(reply, 'pages/approvals/opinion', view, { status, confidential: true });
  }

  private async find(token: string): Promise<{ found: FoundApproval | null; event: EventRecord | null }> {
    const found = await this.byToken.find(token);
    return { found, event: found && (await this.events.byId(found.approval.eventId)) };
  }

  private async goBack(reply: FastifyReply, token: string, said = ''): Promise<void> {
    await reply.header('referrer-policy', 'no-referrer').redirect(`/avis/${token}${said}`, 303);
  }
}
