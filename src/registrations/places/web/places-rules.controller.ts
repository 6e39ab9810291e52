import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { postedVersion } from '../../settings/domain/setting-topic.js';
import { RulesChangedMeanwhile } from '../../settings/domain/settings.errors.js';
import { PlacesFiguresQuery } from '../queries/places-figures.query.js';
import { SavePlacesRules } from '../use-cases/save-places-rules.js';
import { placesRulesView, type RulesAttempt } from './places-rules.view.js';
import { readTypedRules, typedRules, writtenRules } from './rules-form.js';

/** How an event's places are given. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/regles/places')
export class PlacesRulesController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly events: OrganiserEvents,
    private readonly figures: PlacesFiguresQuery,
    private readonly save: SavePlacesRules,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Query('entres') gained: unknown,
    @CurrentOrganiser() { accountId }: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.events.reach(accountId, slug, 'edit-event');
    const { rules, version } = await this.figures.rulesOf(reached.event.id);
    const attempt = { typed: writtenRules(rules), version, errors: [], theirs: null };
    const count = typeof gained === 'string' && /^\d{1,6}$/.test(gained) ? Number(gained) : null;
    await this.send(reply, request, reached, attempt, { status: 200, gained: count });
  }

  @Post()
  async change(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.events.reach(organiser.accountId, slug, 'edit-event');
    const typed = typedRules(body);
    const version = postedVersion(body?.version);
    const { rules, errors } = readTypedRules(typed);
    if (errors.length > 0) {
      const locale = this.pages.localeOf(request);
      const worded = errors.map(({ field, code, parameters }) => ({
        field,
        message: this.catalogues.text(locale, `places:errors.${code}`, parameters),
      }));
      return this.send(reply, request, reached, { typed, version, errors: worded, theirs: null }, { status: 422 });
    }
    try {
      const gained = await this.save.execute(organiser, slug, rules, version);
      await reply.redirect(`/organiser/evenements/${slug}/regles/places?entres=${gained}`, 303);
    } catch (error) {
      if (!(error instanceof RulesChangedMeanwhile)) throw error;
      const now = await this.figures.rulesOf(reached.event.id);
      const attempt = { typed, version: now.version, errors: [], theirs: writtenRules(now.rules) };
      await this.send(reply, request, reached, attempt, { status: 409 });
    }
  }

  private async send(
    reply: FastifyReply,
    request: FastifyRequest,
    reached: OrganiserEvent,
    attempt: RulesAttempt,
    { status, gained = null }: { status: number; gained?: number | null },
  ): Promise<void> {
    const locale = this.pages.localeOf(request);
    const view = placesRulesView(reached, await this.figures.of(reached.event.id), attempt, {
      say: (key, parameters) => this.catalogues.text(locale, `places:rules.${key}`, parameters),
      gained,
    });
    await this.desk.send(reply, 'pages/places/rules', view, status);
  }
}
