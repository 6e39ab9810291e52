import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { ChangeRefused, PlanUnknown, SeatsChangedMeanwhile } from '../domain/ateliers.errors.js';
import { type Chain, chainsBetween } from '../domain/plan/plan-differences.js';
import { judgeMoves, withChanges } from '../domain/plan/plan-moves.js';
import { problemsOf } from '../domain/plan/problems.js';
import { qualityOf } from '../domain/plan/quality.js';
import { tableOf } from '../domain/setup/arrangement.js';
import { OpenPlanQuery, type PlanOnDesk } from '../queries/open-plan.query.js';
import { KeepPlans } from '../use-cases/keep-plans.js';
import { MoveSeats } from '../use-cases/move-seats.js';
import { namesIn, PlanWords } from './plan-words.js';
import { effectOf } from './quality.view.js';
import { editOf, type TablesDesk, TablesDeskPages } from './tables-desk.js';

interface Mending {
  /** The plan that is in use. */
  readonly base: PlanOnDesk;
  /** The one that the planner made of it. */
  readonly proposal: PlanOnDesk;
  readonly chains: readonly Chain[];
}

/** Few moves that mend a plan, accepted one by one or all: the proposal is a draft, the plan is changed by what is accepted. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables/plans/:planId/reprise')
export class ReplanController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly open: OpenPlanQuery,
    private readonly moving: MoveSeats,
    private readonly keeping: KeepPlans,
    private readonly words: PlanWords,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.send(reply, desk, await this.mending(desk, planId), []);
  }

  /** `groupe`: the numbers of the chains accepted, one or `tous`. */
  @Post()
  async accept(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const mending = await this.mending(desk, planId);
    const form = body ?? {};
    const { base, chains } = mending;
    const wanted = form.groupe === 'tous' ? chains : chains.filter((chain) => keyOf(chain) === form.groupe);
    try {
      if (wanted.length > 0) {
        await this.moving.execute(
          editOf(desk, base.plan.id, { ...form, seen: String(base.plan.version) }),
          wanted.flat(),
          true,
        );
      }
    } catch (error) {
      if (!(error instanceof ChangeRefused) && !(error instanceof SeatsChangedMeanwhile)) throw error;
      const messages = this.words.error(this.desk.localeOf(reply), error, namesIn(base));
      return this.send(reply, desk, await this.mending(desk, planId), messages);
    }
    const left = await this.mending(desk, planId);
    if (left.chains.length > 0) {
      await reply.redirect(`${desk.base}/plans/${planId}/reprise`, 303);
      return;
    }
    await this.keeping.remove({ eventId: desk.reached.event.id, planId, by: organiser });
    await reply.redirect(`${desk.base}/plans/${base.plan.id}`, 303);
  }

  /** @throws PlanUnknown where the draft mends no other that is still there */
  private async mending(desk: TablesDesk, planId: string): Promise<Mending> {
    const eventId = desk.reached.event.id;
    const proposal = await this.open.of(eventId, planId);
    if (!proposal.plan.basedOn) throw new PlanUnknown();
    const base = await this.open.of(eventId, proposal.plan.basedOn);
    return { base, proposal, chains: chainsBetween(base.situation, proposal.situation) };
  }

  private async send(
    reply: FastifyReply,
    desk: TablesDesk,
    { base, proposal, chains }: Mending,
    messages: readonly string[],
  ) {
    const { situation, leavers } = base;
    const names = namesIn(base);
    const tableName = (phase: number, table: number) => {
      const placed = tableOf(
        situation.arrangement.phases.find(({ number }) => number === phase),
        table,
      );
      return placed ? { table, letter: placed.atelier.letter } : null;
    };
    const before = qualityOf(situation);
    const problems = problemsOf(situation, leavers).length;
    const view = {
      plan: { id: base.plan.id, name: base.plan.name, href: `${desk.base}/plans/${base.plan.id}` },
      here: `${desk.base}/plans/${proposal.plan.id}/reprise`,
      remove: `${desk.base}/plans/${proposal.plan.id}/suppression`,
      messages,
      count: chains.reduce((sum, chain) => sum + chain.length, 0),
      groups: chains.map((chain, index) => {
        const { changes } = judgeMoves(situation, chain, { despite: true });
        const after = { ...situation, seats: withChanges(situation.seats, changes) };
        return {
          key: keyOf(chain),
          number: index + 1,
          moves: chain.map(({ person, phase, from, to }) => ({
            name: names(person),
            phase,
            from: tableName(phase, from),
            to: tableName(phase, to),
          })),
          // With many people each look costs: the first ones say enough.
          effects:
            index < 30
              ? effectOf(before, qualityOf(after), { before: problems, after: problemsOf(after, leavers).length })
              : [],
        };
      }),
    };
    await this.desk.send(reply, 'replan', desk, view, messages.length > 0 ? 422 : 200);
  }
}

/** Stays the same while others are accepted: the first move of the chain. */
function keyOf([first]: Chain): string {
  return first ? `${first.phase}-${first.person}` : '';
}
