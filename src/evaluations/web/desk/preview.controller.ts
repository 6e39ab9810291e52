import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { QuestionnaireUnknown } from '../../domain/evaluation.errors.js';
import { AskedQuery, type Asked } from '../../queries/asked.query.js';
import { AnsweringSession, type Frame } from '../answering-session.js';
import { QuestionnaireReach } from './questionnaire-reach.js';

/** The questionnaire as people will meet it. Nothing that is answered here is stored: there is nothing to count. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/apercu')
export class PreviewController {
  constructor(
    private readonly reach: QuestionnaireReach,
    private readonly asked: AskedQuery,
    private readonly session: AnsweringSession,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { asked, here } = await this.reached(organiser, slug, id);
    await this.session.begin(reply, asked, frameOf(here));
  }

  @KeepsStaleForms()
  @Post()
  async answer(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { asked, here } = await this.reached(organiser, slug, id);
    const complete = await this.session.step(reply, asked, frameOf(here), body ?? {}, request.csrfFailed === true);
    if (complete) await reply.redirect(`${here}?fait=essai`, 303);
  }

  private async reached(organiser: Organiser, slug: string, id: string): Promise<{ asked: Asked; here: string }> {
    const { here } = await this.reach.of(organiser, slug, id, 'questionnaires');
    const asked = await this.asked.of(id);
    if (!asked) throw new QuestionnaireUnknown();
    return { asked, here };
  }
}

function frameOf(here: string): Frame {
  return { action: `${here}/apercu`, test: true, confidential: true, once: null };
}
