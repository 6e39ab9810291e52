import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CreationQuery } from '../../../events/queries/creation.query.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { addDays, dayOf, instantOf } from '../../../platform/clock/paris-time.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DashboardSections } from '../../queries/dashboard-sections.js';
import { RegistrationFiguresQuery } from '../../queries/registration-figures.query.js';
import { EventFormQuery } from '../../form/queries/event-form.query.js';
import type { WishRound } from '../../wishes/domain/wish-rounds.js';
import { BookingsQuery } from '../../wishes/queries/bookings.query.js';
import { WishesQuery } from '../../wishes/queries/wishes.query.js';
import { dashboardView } from './dashboard.view.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { seatBars, wishBars } from './wish-bars.view.js';
import { eventsView } from './events.view.js';

const MOVES_SHOWN = 6;

/** Where an organiser's day begins: their events, and one event's figures. */
@OrganiserOnly()
@Controller('organiser')
export class DeskController {
  constructor(
    private readonly desk: DeskPages,
    private readonly clock: Clock,
    private readonly events: OrganiserEvents,
    private readonly creation: CreationQuery,
    private readonly figures: RegistrationFiguresQuery,
    private readonly forms: EventFormQuery,
    private readonly wishes: WishesQuery,
    private readonly bookings: BookingsQuery,
    private readonly sections: DashboardSections,
  ) {}

  @Get()
  async myEvents(@CurrentOrganiser() organiser: Organiser, @Res() reply: FastifyReply): Promise<void> {
    const events = await this.events.of(organiser.accountId);
    const mayCreate = await this.creation.allows(organiser, events);
    await this.desk.send(reply, 'pages/desk/events', {
      ...eventsView(events, this.clock.now().getTime()),
      mayCreate,
    });
  }

  @Get('evenements/:slug')
  async dashboard(
    @Reached('figures') reached: OrganiserEvent,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id, timeZone } = reached.event;
    const now = this.clock.now().getTime();
    const yesterday = instantOf(addDays(dayOf(now, timeZone), -1), '00:00', timeZone);
    const [figures, moves, { settings, rounds }] = await Promise.all([
      this.figures.of(id, timeZone, yesterday),
      this.figures.moves(id, MOVES_SHOWN),
      this.forms.of(id),
    ]);
    const view = dashboardView(reached, figures, moves, { now, lists: settings.lists });
    const sections = await this.sections.of({ ...reached, accountId, now });
    await this.desk.send(reply, 'pages/desk/dashboard', { ...view, ...(await this.wishesOf(id, rounds)), sections });
  }

  private async wishesOf(eventId: string, rounds: readonly WishRound[]) {
    if (rounds.length === 0) return { wishBars: null };
    const wishSeats = rounds.some(({ ateliers }) => ateliers.some(({ seats }) => seats !== null));
    if (rounds.some(({ booked }) => booked)) {
      const [taken, withoutSeat] = await Promise.all([
        this.bookings.taken(eventId),
        this.bookings.withoutSeat(eventId),
      ]);
      return { wishBars: seatBars(rounds, taken), wishSeats, booked: { withoutSeat } };
    }
    const [figures, wishesConcerned] = await Promise.all([
      this.wishes.figures(eventId),
      this.wishes.concerned(eventId),
    ]);
    return { wishBars: wishBars(rounds, figures), wishesConcerned, wishSeats, booked: null };
  }
}
