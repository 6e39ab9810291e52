import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { needsPurgedOn } from '../domain/retention.js';
import { NeedsQuery, type PersonsNeeds } from '../queries/needs.query.js';
import { PrivacyQuery } from '../queries/privacy.query.js';
import { ReadNeeds } from '../use-cases/read-needs.js';

/** What the caterer and the venue must prepare: figures for all, names behind a button that leaves a trace. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/amenagements')
export class NeedsDeskController {
  constructor(
    private readonly desk: DeskPages,
    private readonly events: OrganiserEvents,
    private readonly needs: NeedsQuery,
    private readonly privacy: PrivacyQuery,
    private readonly readNeeds: ReadNeeds,
  ) {}

  @Get()
  async figures(
    @Param('slug') slug: string,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, await this.events.reach(accountId, slug, 'needs'), null);
  }

  @HttpCode(200)
  @Post('personnes')
  async people(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, people } = await this.readNeeds.execute(organiser, slug);
    await this.send(reply, reached, people);
  }

  private async send(
    reply: FastifyReply,
    reached: OrganiserEvent,
    people: readonly PersonsNeeds[] | null,
  ): Promise<void> {
    const { id, slug, endsOn } = reached.event;
    const [figures, { rules }] = await Promise.all([this.needs.figures(id), this.privacy.rulesOf(reached.event)]);
    await this.desk.send(reply, 'pages/privacy/needs', {
      desk: deskShell('needs', reached),
      root: `/organiser/evenements/${slug}`,
      asked: rules.asksNeeds,
      forgottenOn: needsPurgedOn(endsOn, rules),
      people: figures.people,
      written: figures.written,
      counts: figures.counts.filter(({ count }) => count > 0),
      named: people,
    });
  }
}
