import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { PARIS } from '../../../platform/clock/paris-time.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { readCreation } from '../../domain/edit/creation-form.js';
import type { Typed } from '../../domain/edit/section.js';
import { CreationQuery } from '../../queries/creation.query.js';
import { CreateEvent } from '../../use-cases/create-event.js';
import { creationView, firstTyped } from './creation.view.js';
import { DeskWords } from './desk-words.js';
import type { WrongField } from './section.view.js';

interface Attempt {
  readonly typed: Typed;
  readonly errors: readonly WrongField[];
  readonly stale: boolean;
}

@OrganiserOnly()
@Controller('organiser/evenements/nouveau')
export class EventCreationController {
  constructor(
    private readonly desk: DeskPages,
    private readonly beginnings: CreationQuery,
    private readonly createEvent: CreateEvent,
    private readonly words: DeskWords,
  ) {}

  /** `?modele=` an event's slug: the next edition of it. */
  @Get()
  async show(
    @Query('modele') model: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = firstTyped(await this.beginnings.of(organiser), typeof model === 'string' ? model : null);
    await this.send(reply, organiser, 200, { typed, errors: [], stale: false });
  }

  @KeepsStaleForms()
  @Post()
  async create(
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.csrfFailed) return this.send(reply, organiser, 403, { typed: body, errors: [], stale: true });
    try {
      const slug = await this.createEvent.execute(organiser, body);
      // Title, days and first place are said: an event without model goes on from there.
      const next = body['model'] ? '' : '/lieux';
      await reply.redirect(`/organiser/evenements/${slug}/evenement${next}?fait=creation`, 303);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const errors = this.words.worded(error.fields, 'nouveau', this.words.of(request));
      await this.send(reply, organiser, 422, { typed: body, errors, stale: false });
    }
  }

  private async send(reply: FastifyReply, organiser: Organiser, status: number, attempt: Attempt): Promise<void> {
    const beginnings = await this.beginnings.of(organiser);
    const { typed } = readCreation(
      attempt.typed,
      { seriesIds: [], modelIds: [], organisationIds: beginnings.organisations.map(({ id }) => id) },
      PARIS,
    );
    const view = creationView(beginnings, { ...attempt, typed }, this.words.of(reply.request));
    await this.desk.send(reply, 'pages/event-desk/new', view, status);
  }
}
