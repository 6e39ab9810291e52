import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { RulesChangedMeanwhile } from '../../settings/domain/settings.errors.js';
import { PrivacyQuery } from '../queries/privacy.query.js';
import { ChangePrivacyRules } from '../use-cases/change-privacy-rules.js';
import { PurgeEvent } from '../use-cases/purge-event.js';
import { PrivacyPage, type PrivacyAttempt } from './privacy.view.js';

const FIRST: PrivacyAttempt = { typed: null, errors: [], stale: false, changedMeanwhile: false, done: null };

/** How long an event's people are kept, and forgetting them before their time. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/donnees-personnelles')
export class PrivacyDeskController {
  constructor(
    private readonly desk: DeskPages,
    private readonly privacy: PrivacyQuery,
    private readonly page: PrivacyPage,
    private readonly change: ChangePrivacyRules,
    private readonly purgeEvent: PurgeEvent,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Reached('privacy') reached: OrganiserEvent,
    @Query('fait') done: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, reached, 200, { ...FIRST, done: done === 'regles' || done === 'effacement' ? done : null });
  }

  @KeepsStaleForms()
  @Post()
  async save(
    @Param('slug') slug: string,
    @Reached('privacy') reached: OrganiserEvent,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.csrfFailed) return this.send(reply, reached, 403, { ...FIRST, typed: body, stale: true });
    try {
      await this.change.execute(organiser, slug, body);
      await reply.redirect(`/organiser/evenements/${slug}/donnees-personnelles?fait=regles`, 303);
    } catch (error) {
      if (error instanceof InvalidInput) {
        await this.send(reply, reached, 422, { ...FIRST, typed: body, errors: error.fields });
      } else if (error instanceof RulesChangedMeanwhile) {
        await this.send(reply, reached, 409, { ...FIRST, typed: body, changedMeanwhile: true });
      } else throw error;
    }
  }

  @KeepsStaleForms()
  @Post('effacement')
  async purge(
    @Param('slug') slug: string,
    @Reached('privacy') reached: OrganiserEvent,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.csrfFailed) return this.send(reply, reached, 403, { ...FIRST, stale: true });
    // One word to type: a second click must not erase an event.
    if (!/^\s*effacer\s*$/i.test(body['confirmation'] ?? '')) {
      const errors = [{ field: 'confirmation', code: 'purge-word' }];
      return this.send(reply, reached, 422, { ...FIRST, errors });
    }
    await this.purgeEvent.byOrganiser(organiser, slug);
    await reply.redirect(`/organiser/evenements/${slug}/donnees-personnelles?fait=effacement`, 303);
  }

  private async send(
    reply: FastifyReply,
    reached: OrganiserEvent,
    status: number,
    attempt: PrivacyAttempt,
  ): Promise<void> {
    const kept = await this.privacy.of(reached.event);
    const view = this.page.view(reply.request, reached, kept, attempt, this.clock.now().getTime());
    await this.desk.send(reply, 'pages/privacy/event', view, status);
  }
}
