import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/web/access.js';
import { clientAddress } from '../../platform/web/client-address.js';
import { KeepsStaleForms } from '../../platform/web/csrf.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import { RateLimits } from '../../platform/web/rate-limit.js';
import { AlreadyAnswered } from '../domain/evaluation.errors.js';
import { AskedQuery, type AskedByCode } from '../queries/asked.query.js';
import { TicketQuery } from '../queries/ticket.query.js';
import { RecordAnswer } from '../use-cases/record-answer.js';
import { AnsweringSession, newFormKey, type Frame } from './answering-session.js';
import { AnsweredMark } from './answered-mark.js';
import { DeviceMark } from './device-mark.js';
import { StandingPage } from './standing-page.js';

/** What the code on a screen or a table opens, read by a telephone or typed. Short, so that it is typed without a mistake. */
@Controller('e')
export class RoomController {
  constructor(
    private readonly asked: AskedQuery,
    private readonly tickets: TicketQuery,
    private readonly session: AnsweringSession,
    private readonly recordAnswer: RecordAnswer,
    private readonly standing: StandingPage,
    private readonly device: DeviceMark,
    private readonly mark: AnsweredMark,
    private readonly limits: RateLimits,
    private readonly pages: Pages,
  ) {}

  @Public()
  @Get()
  async ask(@Res() reply: FastifyReply): Promise<void> {
    await this.sendCodeForm(reply, '', false, 200);
  }

  @Public()
  @KeepsStaleForms()
  @Post()
  async typed(
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = (body?.['code'] ?? '').slice(0, 40);
    if (request.csrfFailed) return this.sendCodeForm(reply, typed, false, 403);
    const found = await this.reached(typed, request);
    if (!found) return this.sendCodeForm(reply, typed, true, 422);
    await reply.redirect(`/e/${found.code.code}`, 303);
  }

  @Public()
  @Get(':code')
  async show(
    @Param('code') typed: string,
    @Query('autre') somebodyElse: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.open(typed, request, reply);
    if (!asked) return;
    // The same person a second time, or a telephone that goes from hand to hand: only they know.
    if (somebodyElse === undefined && this.mark.has(request, asked.questionnaire.id)) {
      return this.standing.send(reply, 'linked', asked, `/e/${asked.code.code}?autre=1`);
    }
    if (asked.questionnaire.oncePerDevice) this.device.give(request, reply, asked.questionnaire.closesAt);
    await this.session.begin(reply, asked, frameOf(asked));
  }

  @Public()
  @KeepsStaleForms()
  @Post(':code')
  async answer(
    @Param('code') typed: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.open(typed, request, reply);
    if (!asked) return;
    const { questionnaire, code, sealedSize } = asked;
    const complete = await this.session.step(reply, asked, frameOf(asked), body ?? {}, request.csrfFailed === true);
    if (!complete) return;
    const device = questionnaire.oncePerDevice ? this.device.give(request, reply, questionnaire.closesAt) : null;
    const respondent = { formKey: body?.['cle'] || newFormKey(), device, codeId: code.id };
    try {
      await this.recordAnswer.execute({ questionnaireId: questionnaire.id, complete, respondent, sealedSize });
    } catch (error) {
      if (await this.standing.sendRefusal(reply, asked, error)) return;
      // The same form sent twice has arrived once; only another answer of a device is refused, and its page says so.
      if (!(error instanceof AlreadyAnswered)) throw error;
    }
    await reply.redirect(`/e/${code.code}/merci`, 303);
  }

  @Public()
  @Get(':code/merci')
  async thank(@Param('code') typed: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = await this.reached(typed, request);
    await this.standing.send(reply, asked ? 'thanks' : 'unknown', asked);
  }

  /** The questionnaire, where it can be answered from here; otherwise the page that says why not was sent. */
  private async open(typed: string, request: FastifyRequest, reply: FastifyReply): Promise<AskedByCode | null> {
    const asked = await this.reached(typed, request);
    if (!asked) {
      await this.sendCodeForm(reply, typed.slice(0, 40), true, 404);
      return null;
    }
    if (asked.revoked) {
      await this.standing.send(reply, 'revoked', asked);
      return null;
    }
    if (await this.standing.sendUnlessOpen(reply, asked)) return null;
    const device = asked.questionnaire.oncePerDevice ? this.device.of(request) : null;
    if (device !== null && (await this.tickets.isUsed(asked.questionnaire.id, 'device', device))) {
      await this.standing.send(reply, 'device', asked);
      return null;
    }
    return asked;
  }

  /**
   * A room shares one address: whoever types the right code is never refused for the wrong ones of others.
   * @throws TooManyRequests after many wrong codes from one address.
   */
  private async reached(typed: string, request: FastifyRequest): Promise<AskedByCode | null> {
    const asked = await this.asked.byCode(typed);
    if (!asked) await this.limits.count('wrong-code', clientAddress(request));
    return asked;
  }

  private async sendCodeForm(reply: FastifyReply, typed: string, wrong: boolean, status: number): Promise<void> {
    await this.pages.send(reply, 'pages/evaluations/code', { typed, wrong, stale: status === 403 }, { status });
  }
}

function frameOf({ code }: AskedByCode): Frame {
  return { action: `/e/${code.code}`, test: false, confidential: true, once: 'use-link' };
}
