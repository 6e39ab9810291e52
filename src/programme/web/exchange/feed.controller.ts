import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { icsCalendar } from '../../../platform/calendar/ics.js';
import { Environment } from '../../../platform/config/environment.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { Public } from '../../../platform/web/access.js';
import { KeptFiles } from '../../../platform/web/kept-files.js';
import { ProgrammeQuery } from '../../queries/programme.query.js';
import { calendarEntries } from '../calendar-entries.js';

const REFRESH_S = 6 * 3600;

/** All public events as a calendar that people subscribe to: the same entries as each event's own file. */
@Public()
@Controller()
export class FeedController {
  constructor(
    private readonly events: EventQueries,
    private readonly programmes: ProgrammeQuery,
    private readonly kept: KeptFiles,
    private readonly catalogues: Catalogues,
    private readonly environment: Environment,
  ) {}

  @Get('evenements.ics')
  async feed(@Res() reply: FastifyReply): Promise<void> {
    const version = await this.events.versionOfAll();
    await this.kept.send(reply, {
      key: '/evenements.ics',
      type: 'text/calendar; charset=utf-8',
      version,
      make: async () => ({ body: await this.make() }),
    });
  }

  /** Stamped with the last change, not with the hour of asking: an unchanged calendar keeps its ETag. */
  private async make(): Promise<string> {
    const { publicUrl } = this.environment;
    const events = (await this.events.published()).filter(({ datePrecision }) => datePrecision === 'day');
    const entries = await Promise.all(
      events.map(async (event) => calendarEntries(event, await this.programmes.of(event.id), publicUrl)),
    );
    const changed = Math.max(0, ...events.map(({ updatedAt }) => updatedAt));
    return icsCalendar(entries.flat(), new Date(changed), {
      name: this.catalogues.text('fr', 'exchange:feed.name'),
      description: this.catalogues.text('fr', 'exchange:feed.description'),
      url: `${publicUrl}/evenements.ics`,
      refreshSeconds: REFRESH_S,
    });
  }
}
