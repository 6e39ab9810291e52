import { randomInt } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { Clock } from '../../platform/clock/clock.js';
import { instantText } from '../../platform/i18n/dates.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { PlannerBusy } from '../domain/ateliers.errors.js';
import { SECONDS } from '../domain/plan/planner-run.js';
import { AteliersDeskQuery } from '../queries/ateliers-desk.query.js';
import { ProposePlan } from '../use-cases/propose-plan.js';
import { namesOf } from './hub.controller.js';
import { runView } from './hub.view.js';
import { PlanWords } from './plan-words.js';
import { type TablesDesk, TablesDeskPages, wantsJson, whole } from './tables-desk.js';

/** The planner at work: asked, watched, ended early. Whoever leaves the page finds it again. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables/propositions')
export class ProposalController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly ateliers: AteliersDeskQuery,
    private readonly proposing: ProposePlan,
    private readonly words: PlanWords,
    private readonly clock: Clock,
  ) {}

  /** Without script a link shows it again; a script asks for JSON. */
  @Get()
  async show(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const run = await this.ateliers.run(desk.reached.event.id);
    if (!run) {
      await reply.redirect(desk.base, 303);
      return;
    }
    const locale = this.desk.localeOf(reply);
    const failed = run.outcome.reasons ?? [];
    const names = failed.length > 0 ? namesOf(await this.ateliers.ateliers(desk.reached.event.id)) : () => '';
    const view = runView(
      run,
      failed.map((reason) => this.words.reason(locale, reason, names)),
      desk.base,
    );
    if (wantsJson(reply)) {
      void reply.header('cache-control', 'no-store').type('application/json');
      await reply.send(
        JSON.stringify({
          state: view.state,
          progress: view.progress,
          result: view.result,
          best: view.cost === null ? null : this.words.text(locale, 'run.best', { cost: view.cost }),
        }),
      );
      return;
    }
    await this.desk.send(reply, 'run', desk, { run: view });
  }

  /** `secondes`; `plan` keeps the locks and absences of one; `a-partir-de` mends it from a phase on, with few moves. */
  @Post()
  async start(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const form = body ?? {};
    const fromPhase = whole(form['a-partir-de']);
    const isReplan = fromPhase !== null && (form.plan ?? '') !== '';
    const seconds = SECONDS.find((one) => one === whole(form.secondes)) ?? SECONDS[0];
    try {
      await this.proposing.start(desk.reached.event.id, organiser, {
        kind: isReplan ? 'replan' : 'proposal',
        seconds,
        seed: randomInt(1, 1_000_000),
        planId: form.plan ? form.plan : null,
        fromPhase,
        name: this.name(reply, desk, form.nom ?? '', isReplan),
      });
    } catch (error) {
      // Whoever comes second watches the run of the first.
      if (!(error instanceof PlannerBusy)) throw error;
    }
    await reply.redirect(`${desk.base}/propositions`, 303);
  }

  @Post('arret')
  async stop(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.proposing.stop(desk.reached.event.id);
    await reply.redirect(`${desk.base}/propositions`, 303);
  }

  private name(reply: FastifyReply, { reached }: TablesDesk, typed: string, isReplan: boolean): string {
    if (typed.trim() !== '') return typed.trim().slice(0, 100);
    const locale = this.desk.localeOf(reply);
    const at = instantText(this.clock.now().getTime(), locale, 'dayTime', reached.event.timeZone);
    return this.words.text(locale, isReplan ? 'names.replan' : 'names.proposal', { at });
  }
}
