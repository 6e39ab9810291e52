import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import { PlanListPage } from './plan-list-page.js';
import { readAsked } from './plan-list.view.js';
import { TablesDeskPages, whole } from './tables-desk.js';

/** A plan as a list: everything that the picture can do, with forms. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables/plans/:planId')
export class PlanListController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly page: PlanListPage,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.page.show(reply, desk, planId, { asked: readAsked(query), done: whole(query.fait) });
  }

  /** For scripts: the figures, the problems, every seat. */
  @Get('etat')
  async state(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.page.state(reply, desk, planId);
  }
}
