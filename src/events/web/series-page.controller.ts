import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { Public } from '../../platform/web/access.js';
import { HtmlCache, type MadePage } from '../../platform/web/html-cache.js';
import { PageUnknown } from '../../platform/web/page-unknown.js';
import { Pages } from '../../platform/web/pages.js';
import type { EventRecord, Series } from '../domain/event.js';
import { EventQueries } from '../queries/event.queries.js';
import { homeValidUntil } from './home.view.js';
import { seriesPageView } from './series-page.view.js';

interface Found {
  readonly series: Series;
  readonly editions: readonly EventRecord[];
}

/** A meeting that comes back: all its editions. */
@Public()
@Controller('series')
export class SeriesPageController {
  constructor(
    private readonly events: EventQueries,
    private readonly pages: Pages,
    private readonly cache: HtmlCache,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  @Get(':slug')
  async show(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const version = await this.events.versionOfAll();
    await this.cache.send(reply, { path: `/series/${slug}`, version, make: () => this.make(slug, request, version) });
  }

  private async make(slug: string, request: FastifyRequest, version: number): Promise<MadePage> {
    const { series, editions } = await this.known(slug);
    const now = this.clock.now().getTime();
    const locale = this.pages.localeOf(request);
    return {
      template: 'pages/events/series',
      view: seriesPageView(series, editions, { now, locale, publicUrl: this.environment.publicUrl }),
      validUntil: homeValidUntil(editions, now),
      version,
    };
  }

  /** @throws PageUnknown for a series without an edition that everybody may see. */
  private async known(slug: string): Promise<Found> {
    const editions = (await this.events.published()).filter(({ series }) => series?.slug === slug);
    const series = editions[0]?.series;
    if (!series) throw new PageUnknown();
    return { series, editions };
  }
}
