import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import { problemsOf } from '../domain/plan/problems.js';
import { qualityOf } from '../domain/plan/quality.js';
import type { RecordedChange } from '../domain/plan/seat-plan.js';
import { OpenPlanQuery } from '../queries/open-plan.query.js';
import { pictureView, readPictureAsked } from './picture.view.js';
import { namesIn, PlanWords } from './plan-words.js';
import { qualityView } from './quality.view.js';
import { TablesDeskPages } from './tables-desk.js';

/** A plan as round tables. Its script moves people through the same requests as the list; without it, the list is the way. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables/plans/:planId/image')
export class PlanPictureController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly plans: OpenPlanQuery,
    private readonly words: PlanWords,
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
    const opened = await this.plans.of(desk.reached.event.id, planId);
    const { plan, situation, leavers, undo, redo } = opened;
    const locale = this.desk.localeOf(reply);
    const names = namesIn(opened);
    const wordsOf = (change: RecordedChange | null) => change && { words: this.words.change(locale, change, names) };
    const problems = problemsOf(situation, leavers);
    const planBase = `${desk.base}/plans/${plan.id}`;
    await this.desk.send(reply, 'picture', desk, {
      planBase,
      plan: { id: plan.id, name: plan.name, version: plan.version, isDraft: plan.kind === 'draft' },
      people: situation.people.length,
      quality: qualityView(qualityOf(situation), problems.length, plan.proposal.bounds),
      undo: wordsOf(undo),
      redo: wordsOf(redo),
      picture: pictureView(`${planBase}/image`, {
        situation,
        problems,
        words: (problem) => this.words.problem(locale, problem, names),
        asked: readPictureAsked(query),
      }),
    });
  }
}
