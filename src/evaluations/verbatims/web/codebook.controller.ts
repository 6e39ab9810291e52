import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { QuestionnaireReach } from '../../web/desk/questionnaire-reach.js';
import { KeepCodebook } from '../use-cases/keep-codebook.js';

/** The themes beside the verbatims: added, renamed, merged. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/themes')
export class CodebookController {
  constructor(
    private readonly reach: QuestionnaireReach,
    private readonly codebook: KeepCodebook,
  ) {}

  @Post()
  async add(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, here } = await this.reach.of(organiser, slug, id, 'results');
    await this.codebook.add(organiser, reached.event.id, body?.['nom'] ?? '');
    await reply.redirect(`${here}/verbatims?fait=theme#themes`, 303);
  }

  /** Under another name, or, with `vers`, made one with another: « aucun » takes it off. */
  @Post(':theme')
  async change(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Param('theme') theme: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, here } = await this.reach.of(organiser, slug, id, 'results');
    const into = body?.['vers'] ?? '';
    if (into === '') await this.codebook.rename(organiser, reached.event.id, theme, body?.['nom'] ?? '');
    else await this.codebook.merge(organiser, reached.event.id, theme, into === 'aucun' ? null : into);
    await reply.redirect(`${here}/verbatims?fait=theme#themes`, 303);
  }
}
