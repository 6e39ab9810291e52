import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import { KeepsStaleForms } from '../../platform/web/csrf.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { DecisionsChangedMeanwhile } from '../domain/ateliers.errors.js';
import { readDecisionsForm } from '../domain/setup/decisions-form.js';
import { AteliersDeskQuery } from '../queries/ateliers-desk.query.js';
import { DecideAteliers } from '../use-cases/decide-ateliers.js';
import { PlanWords } from './plan-words.js';
import { setupView, typedOf } from './setup.view.js';
import { TablesDeskPages, whole } from './tables-desk.js';

/** Ateliers, tables, rooms and rules. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables/reglages')
export class SetupController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly ateliers: AteliersDeskQuery,
    private readonly deciding: DecideAteliers,
    private readonly words: PlanWords,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Query('enregistre') saved: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const ateliers = await this.ateliers.ateliers(desk.reached.event.id);
    const attempt = {
      typed: typedOf(ateliers),
      errors: [],
      stale: false,
      meanwhile: false,
      saved: saved !== undefined,
    };
    await this.desk.send(reply, 'setup', desk, setupView(ateliers, attempt));
  }

  @KeepsStaleForms()
  @Post()
  async save(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const { event } = desk.reached;
    const typed = body ?? {};
    const ateliers = await this.ateliers.ateliers(event.id);
    const { decisions, errors } = readDecisionsForm(typed, ateliers.arrangement, [
      ...ateliers.people,
      ...ateliers.outside,
    ]);
    const locale = this.desk.localeOf(reply);
    const wrong = errors.map(({ field, code, parameters }) => ({
      field,
      message: this.words.text(locale, `setupErrors.${code}`, parameters ?? {}),
    }));
    const stale = reply.request.csrfFailed === true;
    const again = (meanwhile: boolean, status: number) =>
      this.desk.send(
        reply,
        'setup',
        desk,
        setupView(ateliers, { typed, errors: wrong, stale, meanwhile, saved: false }),
        status,
      );
    if (stale) return again(false, 403);
    if (wrong.length > 0) return again(false, 422);
    try {
      await this.deciding.execute(event.id, organiser, decisions, whole(typed.version) ?? 0);
    } catch (error) {
      if (!(error instanceof DecisionsChangedMeanwhile)) throw error;
      return again(true, 409);
    }
    await reply.redirect(`${desk.base}/reglages?enregistre=1`, 303);
  }
}
