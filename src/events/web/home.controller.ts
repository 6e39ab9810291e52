import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Public } from '../../platform/web/access.js';
import { HtmlCache, type MadePage } from '../../platform/web/html-cache.js';
import { Pages } from '../../platform/web/pages.js';
import { EventQueries } from '../queries/event.queries.js';
import { homeValidUntil, homeView } from './home.view.js';

@Controller()
@Public()
export class HomeController {
  constructor(
    private readonly events: EventQueries,
    private readonly pages: Pages,
    private readonly cache: HtmlCache,
    private readonly clock: Clock,
  ) {}

  /** `/?code=cidgi006` is what people type by hand from a printed address. */
  @Get()
  async home(@Query('code') code: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (typeof code === 'string') {
      void reply.redirect(`/code?code=${encodeURIComponent(code)}`, 302);
      return;
    }
    const version = await this.events.versionOfAll();
    await this.cache.send(reply, { path: '/', version, make: () => this.make(request, version) });
  }

  private async make(request: FastifyRequest, version: number): Promise<MadePage> {
    const now = this.clock.now().getTime();
    const events = await this.events.published();
    return {
      template: 'pages/home/home',
      view: homeView(events, now, this.pages.localeOf(request)),
      validUntil: homeValidUntil(events, now),
      version,
    };
  }
}
