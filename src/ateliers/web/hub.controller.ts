import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { AteliersDeskQuery } from '../queries/ateliers-desk.query.js';
import { type EventAteliers } from '../queries/plan-situations.js';
import { OpenPlanQuery } from '../queries/open-plan.query.js';
import { PlansQuery } from '../queries/plans.query.js';
import { KeepPlans } from '../use-cases/keep-plans.js';
import { hubView } from './hub.view.js';
import { PlanWords } from './plan-words.js';
import { TablesDeskPages } from './tables-desk.js';

/** The first page on ateliers and tables, and what is done with whole plans. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables')
export class TablesHubController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly ateliers: AteliersDeskQuery,
    private readonly plans: PlansQuery,
    private readonly open: OpenPlanQuery,
    private readonly keeping: KeepPlans,
    private readonly words: PlanWords,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Query('retenus') held: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const { id } = desk.reached.event;
    const [ateliers, { drafts, published }, run] = await Promise.all([
      this.ateliers.ateliers(id),
      this.plans.of(id),
      this.ateliers.run(id),
    ]);
    const locale = this.desk.localeOf(reply);
    const reasons = (run?.outcome.reasons ?? []).map((reason) => this.words.reason(locale, reason, namesOf(ateliers)));
    const view = hubView({ ateliers, drafts, published, run, reasons, base: desk.base });
    await this.desk.send(reply, 'hub', desk, {
      ...view,
      held: typeof held === 'string' && /^\d{1,5}$/.test(held) ? Number(held) : null,
    });
  }

  /** A draft without the planner: everybody « à placer ». */
  @Post('plans')
  async begin(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const planId = await this.keeping.begin(
      desk.reached.event.id,
      organiser,
      this.nameOr(reply, body?.nom, 'names.empty'),
    );
    await reply.redirect(`${desk.base}/plans/${planId}`, 303);
  }

  @Post('plans/:planId/copie')
  async copy(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const eventId = desk.reached.event.id;
    const { name } = await this.open.plan(eventId, planId);
    const copied = this.words.text(this.desk.localeOf(reply), 'names.copy', {
      name: name || this.words.text(this.desk.localeOf(reply), 'names.published'),
    });
    const copy = await this.keeping.copy({ eventId, planId, by: organiser }, copied);
    await reply.redirect(`${desk.base}/plans/${copy}`, 303);
  }

  @Post('plans/:planId/nom')
  async rename(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const kept = { eventId: desk.reached.event.id, planId, by: organiser };
    await this.keeping.rename(kept, this.nameOr(reply, body?.nom, 'names.unnamed'));
    await reply.redirect(`${desk.base}/plans/${planId}`, 303);
  }

  @Post('plans/:planId/suppression')
  async remove(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.keeping.remove({ eventId: desk.reached.event.id, planId, by: organiser });
    await reply.redirect(desk.base, 303);
  }

  /** Seats of those who gave up have been looked at. */
  @Post('plans/:planId/departs')
  async forgetLeavers(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.keeping.forgetLeavers({ eventId: desk.reached.event.id, planId, by: organiser });
    await reply.redirect(`${desk.base}/plans/${planId}`, 303);
  }

  private nameOr(reply: FastifyReply, typed: string | undefined, key: string): string {
    const name = (typed ?? '').trim();
    return name === '' ? this.words.text(this.desk.localeOf(reply), key) : name;
  }
}

export function namesOf({ people, outside }: Pick<EventAteliers, 'people' | 'outside'>): (person: string) => string {
  const names = new Map([...people, ...outside].map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
  return (person) => names.get(person) ?? '—';
}
