import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import { problemsOf } from '../domain/plan/problems.js';
import { qualityOf } from '../domain/plan/quality.js';
import { seatOf } from '../domain/plan/situation.js';
import { OpenPlanQuery, type PlanOnDesk } from '../queries/open-plan.query.js';
import { PlansQuery } from '../queries/plans.query.js';
import { planLine } from './hub.view.js';
import { qualityView } from './quality.view.js';
import { TablesDeskPages } from './tables-desk.js';

/** More people than this who sit elsewhere are counted, not listed. */
const MOST_LISTED = 200;

/** Two drafts side by side. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables/comparaison')
export class CompareController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly plans: PlansQuery,
    private readonly open: OpenPlanQuery,
  ) {}

  /** `a` and `b`: the two youngest unless said. */
  @Get()
  async show(
    @Param('slug') slug: string,
    @Query('a') a: unknown,
    @Query('b') b: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const eventId = desk.reached.event.id;
    const { drafts } = await this.plans.of(eventId);
    if (drafts.length < 2) {
      await reply.redirect(desk.base, 303);
      return;
    }
    const first = drafts.find(({ id }) => id === a) ?? drafts[1]!;
    const second = drafts.find(({ id }) => id === b && id !== first.id) ?? drafts.find(({ id }) => id !== first.id)!;
    const [one, other] = await Promise.all([this.open.of(eventId, first.id), this.open.of(eventId, second.id)]);
    const differing = differences(one, other);
    await this.desk.send(reply, 'compare', desk, {
      plans: [
        { ...planLine(first, desk.base), side: 'a', quality: figuresOf(one) },
        { ...planLine(second, desk.base), side: 'b', quality: figuresOf(other) },
      ],
      phases: one.situation.arrangement.phases.map(({ number }) => number),
      choices: ['a', 'b'].map((side) => ({
        side,
        options: drafts.map(({ id, name }) => ({ id, name, selected: id === (side === 'a' ? first.id : second.id) })),
      })),
      people: one.situation.people.length,
      count: differing.length,
      differing: differing.slice(0, MOST_LISTED),
      more: Math.max(0, differing.length - MOST_LISTED),
    });
  }
}

function figuresOf({ situation, leavers, plan }: PlanOnDesk) {
  return qualityView(qualityOf(situation), problemsOf(situation, leavers).length, plan.proposal.bounds);
}

/** Who sits elsewhere, phase by phase. */
function differences({ situation: one }: PlanOnDesk, { situation: other }: PlanOnDesk) {
  return one.people.flatMap(({ id, firstName, lastName, employer }) => {
    const seats = one.arrangement.phases.map(({ number }) => {
      const [a, b] = [seatOf(one, id, number).table, seatOf(other, id, number).table];
      return { a, b, differs: a !== b };
    });
    return seats.some(({ differs }) => differs) ? [{ name: `${firstName} ${lastName}`, employer, seats }] : [];
  });
}
