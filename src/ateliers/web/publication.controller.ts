import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isOver } from '../../events/domain/registration-window.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { PlanUnknown, SeatsChangedMeanwhile } from '../domain/ateliers.errors.js';
import { missingNumbers } from '../domain/setup/arrangement.js';
import { problemsOf } from '../domain/plan/problems.js';
import { OpenPlanQuery } from '../queries/open-plan.query.js';
import { SeatNewsQuery } from '../queries/seat-news.query.js';
import { PublishPlan } from '../use-cases/publish-plan.js';
import { CANCEL_WINDOW } from '../use-cases/tell-seats.js';
import { namesIn } from './plan-words.js';
import { type TablesDesk, TablesDeskPages, whole } from './tables-desk.js';

/** More changes than this are counted, not listed. */
const MOST_LISTED = 100;

/** From a draft to what participants read, and back. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables')
export class PlanPublicationController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly open: OpenPlanQuery,
    private readonly news: SeatNewsQuery,
    private readonly publishing: PublishPlan,
    private readonly events: EventQueries,
    private readonly clock: Clock,
  ) {}

  @Get('plans/:planId/publication')
  async show(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, await this.desk.open(organiser, slug), planId, { meanwhile: false, tell: true });
  }

  @Post('plans/:planId/publication')
  async publish(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const tellPeople = body?.tell === 'yes';
    // With its codes: mails name the event by them.
    const event = (await this.events.byId(desk.reached.event.id)) ?? desk.reached.event;
    try {
      const done = await this.publishing.execute({
        event,
        planId,
        by: organiser,
        seen: whole(body?.seen) ?? 0,
        tellPeople,
      });
      const told = done.batchId ? `?lot=${done.batchId}&ecrits=${done.mailed}` : '?ecrits=0';
      await reply.redirect(`${desk.base}/publie${told}`, 303);
    } catch (error) {
      if (!(error instanceof SeatsChangedMeanwhile)) throw error;
      await this.send(reply, desk, planId, { meanwhile: true, tell: tellPeople });
    }
  }

  /** What has just been published; mails may still be held back. */
  @Get('publie')
  async done(
    @Param('slug') slug: string,
    @Query('lot') batch: unknown,
    @Query('ecrits') mailed: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.desk.send(reply, 'published', desk, {
      batchId: typeof batch === 'string' && /^[\w-]{1,36}$/.test(batch) ? batch : null,
      mailed: whole(mailed) ?? 0,
      minutes: CANCEL_WINDOW / 60_000,
    });
  }

  @Post('avis/retenue')
  async holdBack(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const count = await this.publishing.holdBack(desk.reached.event, organiser, (body?.lot ?? '').slice(0, 36));
    await reply.redirect(`${desk.base}?retenus=${count}`, 303);
  }

  @Post('depublication')
  async withdraw(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.publishing.withdraw(desk.reached.event, organiser);
    await reply.redirect(desk.base, 303);
  }

  private async send(
    reply: FastifyReply,
    desk: TablesDesk,
    planId: string,
    state: { meanwhile: boolean; tell: boolean },
  ) {
    const eventId = desk.reached.event.id;
    const opened = await this.open.of(eventId, planId);
    if (opened.plan.kind !== 'draft') throw new PlanUnknown();
    const { situation, leavers, plan } = opened;
    const ids = situation.people.map(({ id }) => id);
    const { news, isFirst } = await this.news.of(eventId, situation);
    const problems = problemsOf(situation, leavers);
    const names = namesIn(opened);
    await this.desk.send(
      reply,
      'publish',
      desk,
      {
        ...state,
        plan: { id: plan.id, name: plan.name, version: plan.version, href: `${desk.base}/plans/${plan.id}` },
        first: isFirst,
        people: ids.length,
        mayTell: !isFirst && news.length > 0 && !isOver(desk.reached.event, this.clock.now().getTime()),
        unplaced: new Set(problems.flatMap((one) => (one.problem === 'unplaced' ? [one.person] : []))).size,
        problems: problems.length,
        gaps: situation.arrangement.phases
          .map((phase) => ({ phase: phase.number, numbers: missingNumbers(phase).join(', ') }))
          .filter(({ numbers }) => numbers !== ''),
        minutes: CANCEL_WINDOW / 60_000,
        count: news.length,
        news: news
          .slice(0, MOST_LISTED)
          .map(({ person, before: old, after }) => ({ name: names(person), before: old, after })),
        more: Math.max(0, news.length - MOST_LISTED),
      },
      state.meanwhile ? 409 : 200,
    );
  }
}
