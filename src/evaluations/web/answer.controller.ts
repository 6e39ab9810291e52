import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ParticipantLink } from '../../platform/web/access.js';
import { KeepsStaleForms } from '../../platform/web/csrf.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { AlreadyAnswered } from '../domain/evaluation.errors.js';
import { AskedQuery, type AskedPerson } from '../queries/asked.query.js';
import { NoteAnsweredInRoom } from '../use-cases/note-answered-in-room.js';
import { RecordAnswer } from '../use-cases/record-answer.js';
import { AnsweredMark } from './answered-mark.js';
import { AnsweringSession, type Frame } from './answering-session.js';
import { StandingPage } from './standing-page.js';

/** What the link of a mail opens: a questionnaire, for one person. Scanners open it too: only the last page's button answers. */
@Controller('evaluation/:token')
export class AnswerController {
  constructor(
    private readonly asked: AskedQuery,
    private readonly session: AnsweringSession,
    private readonly recordAnswer: RecordAnswer,
    private readonly noteAnsweredInRoom: NoteAnsweredInRoom,
    private readonly mark: AnsweredMark,
    private readonly standing: StandingPage,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const asked = await this.reached(token, reply);
    if (asked) await this.session.begin(reply, asked, frameOf(token, asked));
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post()
  async answer(
    @Param('token') token: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.reached(token, reply);
    if (!asked) return;
    const complete = await this.session.step(
      reply,
      asked,
      frameOf(token, asked),
      body ?? {},
      request.csrfFailed === true,
    );
    if (!complete) return;
    const { questionnaire, personId, facts, sealedSize } = asked;
    try {
      await this.recordAnswer.execute({
        questionnaireId: questionnaire.id,
        complete,
        respondent: { personId, facts },
        sealedSize,
      });
    } catch (error) {
      if (await this.standing.sendRefusal(reply, asked, error)) return;
      if (!(error instanceof AlreadyAnswered)) throw error;
    }
    if (questionnaire.roomLink) this.mark.give(request, reply, questionnaire.id, questionnaire.closesAt);
    await reply.header('referrer-policy', 'no-referrer').redirect(`/evaluation/${token}/merci`, 303);
  }

  /** Whoever answered by the room's code says so: no reminder, and no second answer. */
  @ParticipantLink()
  @Post('deja')
  async answeredInRoom(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.reached(token, reply);
    if (!asked) return;
    const { questionnaire, personId } = asked;
    try {
      await this.noteAnsweredInRoom.execute(questionnaire.id, personId);
    } catch (error) {
      if (await this.standing.sendRefusal(reply, asked, error)) return;
      throw error;
    }
    this.mark.give(request, reply, questionnaire.id, questionnaire.closesAt);
    await reply.header('referrer-policy', 'no-referrer').redirect(`/evaluation/${token}`, 303);
  }

  @ParticipantLink()
  @Get('merci')
  async thank(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const asked = await this.asked.byToken(token);
    if (!asked) return this.standing.send(reply, 'unknown', null);
    if (!asked.answered) {
      await reply.header('referrer-policy', 'no-referrer').redirect(`/evaluation/${token}`, 303);
      return;
    }
    await this.standing.send(reply, 'thanks', asked);
  }

  /** The person, where they may answer now; otherwise the page that says why not was sent. */
  private async reached(token: string, reply: FastifyReply): Promise<AskedPerson | null> {
    const asked = await this.asked.byToken(token);
    if (!asked) await this.standing.send(reply, 'unknown', null);
    else if (asked.revoked) await this.standing.send(reply, 'revoked', asked);
    else if (asked.answered) await this.standing.send(reply, 'answered', asked);
    else if (await this.standing.sendUnlessOpen(reply, asked)) return null;
    else return asked;
    return null;
  }
}

function frameOf(token: string, { questionnaire }: AskedPerson): Frame {
  const once = questionnaire.roomLink ? 'said-in-room' : null;
  return { action: `/evaluation/${token}`, test: false, confidential: true, once };
}
