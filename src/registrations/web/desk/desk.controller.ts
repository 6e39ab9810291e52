import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import type { EventOption } from '../../../events/domain/event.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { addDays, dayOf, instantOf } from '../../../platform/clock/paris-time.js';
import { MailListQuery } from '../../../platform/mail/queries/mail-list.query.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { optionTitles } from '../../domain/option-choice.js';
import { ChosenOptionsQuery } from '../../queries/chosen-options.query.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { RegistrationFiguresQuery } from '../../queries/registration-figures.query.js';
import { RegistrationListQuery } from '../../queries/registration-list.query.js';
import { dashboardView } from './dashboard.view.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { eventsView } from './events.view.js';
import { personView } from './person.view.js';
import { filterOf, registrationListView } from './registration-list.view.js';

const MOVES_SHOWN = 6;

/** What an organiser reads: their events, one event's figures, its registrations, one person. */
@OrganiserOnly()
@Controller('organiser')
export class DeskController {
  constructor(
    private readonly desk: DeskPages,
    private readonly clock: Clock,
    private readonly events: OrganiserEvents,
    private readonly figures: RegistrationFiguresQuery,
    private readonly registrations: RegistrationListQuery,
    private readonly details: RegistrationDetailQuery,
    private readonly mails: MailListQuery,
    private readonly eventDetails: EventQueries,
    private readonly chosen: ChosenOptionsQuery,
  ) {}

  @Get()
  async myEvents(@CurrentOrganiser() { accountId }: Organiser, @Res() reply: FastifyReply): Promise<void> {
    const events = await this.events.of(accountId);
    await this.desk.send(reply, 'pages/desk/events', eventsView(events, this.clock.now().getTime()));
  }

  @Get('evenements/:slug')
  async dashboard(
    @Param('slug') slug: string,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.events.reach(accountId, slug, 'figures');
    const { id, timeZone } = reached.event;
    const now = this.clock.now().getTime();
    const yesterday = instantOf(addDays(dayOf(now, timeZone), -1), '00:00', timeZone);
    const [figures, moves] = await Promise.all([
      this.figures.of(id, timeZone, yesterday),
      this.figures.moves(id, MOVES_SHOWN),
    ]);
    const view = dashboardView(reached, figures, moves, { now });
    await this.desk.send(reply, 'pages/desk/dashboard', view);
  }

  @Get('evenements/:slug/inscriptions')
  async list(
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.events.reach(accountId, slug, 'people');
    const filter = filterOf(query);
    const page = await this.registrations.page(reached.event.id, filter);
    await this.desk.send(
      reply,
      'pages/desk/registrations',
      registrationListView(reached, filter, page, await this.optionsOf(reached.event.id)),
    );
  }

  @Get('evenements/:slug/inscriptions/:reference')
  async person(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.events.reach(accountId, slug, 'people');
    const registration = await this.details.find(reached.event.id, reference);
    if (!registration) throw new PageUnknown();
    const { items } = await this.mails.list({ aboutId: registration.id });
    const options = optionTitles(await this.chosen.of(registration.id), await this.optionsOf(reached.event.id));
    await this.desk.send(reply, 'pages/desk/person', personView(reached, registration, items, options));
  }

  private async optionsOf(eventId: string): Promise<readonly EventOption[]> {
    return (await this.eventDetails.byId(eventId))?.options ?? [];
  }
}
