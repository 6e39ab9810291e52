import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import { OpenPlanQuery } from '../queries/open-plan.query.js';
import { formatsOf, isPrint, PRINTS, printView } from './prints.view.js';
import { TablesDeskPages, whole } from './tables-desk.js';

/** A plan on paper: for the doors, for the entrance, on the tables, in the hands of those who run them. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables/plans/:planId/impressions')
export class PlanPrintsController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly plans: OpenPlanQuery,
  ) {}

  /** `quoi`: one of PRINTS; `phase`: none is all of them; `format`: the paper, where there is a choice. */
  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const { plan, situation } = await this.plans.of(desk.reached.event.id, planId);
    const asked = typeof query.quoi === 'string' && isPrint(query.quoi) ? query.quoi : 'salles';
    const only = whole(query.phase) ?? 0;
    const planBase = `${desk.base}/plans/${plan.id}`;
    const formats = formatsOf(asked);
    const format = formats.find((one) => one === query.format) ?? 'a4';
    const here = (print: string, phase: number, paper = 'a4') =>
      `${planBase}/impressions?quoi=${print}&phase=${phase}${paper === 'a4' ? '' : `&format=${paper}`}`;
    await this.desk.send(reply, 'prints', desk, {
      planBase,
      print: asked,
      format,
      formats: formats.map((one) => ({ format: one, href: here(asked, only, one), current: one === format })),
      prints: PRINTS.map((print) => ({ print, href: here(print, only), current: print === asked })),
      choices: [0, ...situation.arrangement.phases.map(({ number }) => number)].map((phase) => ({
        phase,
        href: here(asked, phase, format),
        current: phase === only,
      })),
      ...printView(situation, only),
    });
  }
}
