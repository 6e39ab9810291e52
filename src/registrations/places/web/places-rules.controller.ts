import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { postedVersion } from '../../settings/domain/setting-topic.js';
import { firstAttempt, type RulesAttempt, saveRules } from '../../settings/web/save-rules.js';
import { PlacesFiguresQuery } from '../queries/places-figures.query.js';
import { SavePlacesRules } from '../use-cases/save-places-rules.js';
import { placesRulesView } from './places-rules.view.js';
import { readTypedRules, type TypedRules, typedRules, writtenRules } from './rules-form.js';

/** How an event's places are given. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/regles/places')
export class PlacesRulesController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly figures: PlacesFiguresQuery,
    private readonly save: SavePlacesRules,
  ) {}

  @Get()
  async show(
    @Reached('edit-event') reached: OrganiserEvent,
    @Query('entres') gained: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const attempt = firstAttempt(await this.stored(reached));
    const count = typeof gained === 'string' && /^\d{1,6}$/.test(gained) ? Number(gained) : null;
    await this.send(reply, request, reached, attempt, { status: 200, gained: count });
  }

  @KeepsStaleForms()
  @Post()
  async change(
    @Param('slug') slug: string,
    @Reached('edit-event') reached: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = this.pages.localeOf(request);
    await saveRules(request, reply, {
      typed: typedRules(body),
      version: postedVersion(body?.version),
      read: readTypedRules,
      worded: ({ field, code, parameters }) => ({
        field,
        message: this.catalogues.text(locale, `places:errors.${code}`, parameters),
      }),
      save: async (rules, version) => {
        const gained = await this.save.execute(organiser, slug, rules, version);
        return `/organiser/evenements/${slug}/regles/places?entres=${gained}`;
      },
      stored: () => this.stored(reached),
      show: (attempt, status) => this.send(reply, request, reached, attempt, { status }),
    });
  }

  private async stored({ event }: OrganiserEvent) {
    const { rules, version } = await this.figures.rulesOf(event.id);
    return { typed: writtenRules(rules), version };
  }

  private async send(
    reply: FastifyReply,
    request: FastifyRequest,
    reached: OrganiserEvent,
    attempt: RulesAttempt<TypedRules>,
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
