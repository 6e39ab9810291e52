import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { Public } from '../../platform/web/access.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import { dayText } from '../../platform/i18n/dates.js';
import { WatchDeadlines } from '../../registrations/approvals/use-cases/watch-deadlines.js';
import { DayOutOfReach, EARLIEST_DAY, LATEST_DAY } from '../domain/demonstration-day.js';
import { TravelToDay } from '../use-cases/travel-to-day.js';
import { demonstrationView } from './demonstration.view.js';

@Controller('demonstration')
export class DemonstrationController {
  constructor(
    private readonly travel: TravelToDay,
    private readonly deadlines: WatchDeadlines,
    private readonly events: EventQueries,
    private readonly clock: Clock,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
  ) {}

  @Public()
  @Get()
  async show(@Res() reply: FastifyReply): Promise<void> {
    await this.send(reply);
  }

  @Public()
  @Post()
  async change(@Body() body: FormBody, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.travel.execute(body.jour ?? '');
      // Whoever travels past a deadline sees at once what comes of it.
      await this.deadlines.look();
    } catch (error) {
      if (!(error instanceof DayOutOfReach)) throw error;
      await this.send(reply, error);
      return;
    }
    await reply.redirect('/demonstration', 303);
  }

  private async send(reply: FastifyReply, wrong?: DayOutOfReach): Promise<void> {
    const view = demonstrationView(await this.events.published(), {
      today: this.travel.today(),
      now: this.clock.now().getTime(),
      ...(wrong ? { wrong: { typed: wrong.typed, message: this.messageFor(reply) } } : {}),
    });
    await this.pages.send(reply, 'pages/demonstration/demonstration', view, { status: wrong ? 422 : 200 });
  }

  private messageFor(reply: FastifyReply): string {
    const locale = this.pages.localeOf(reply.request);
    const [from, to] = [EARLIEST_DAY, LATEST_DAY].map((day) => dayText(day, locale, 'date'));
    return this.catalogues.text(locale, 'demonstration:travel.wrong', { from, to });
  }
}
