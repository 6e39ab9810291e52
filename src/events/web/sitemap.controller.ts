import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Environment } from '../../platform/config/environment.js';
import { Public } from '../../platform/web/access.js';
import { KeptFiles } from '../../platform/web/kept-files.js';
import { EventQueries } from '../queries/event.queries.js';
import { robots, sitemap } from './sitemap.js';

@Public()
@Controller()
export class SitemapController {
  constructor(
    private readonly events: EventQueries,
    private readonly kept: KeptFiles,
    private readonly environment: Environment,
  ) {}

  @Get('robots.txt')
  async robots(@Res() reply: FastifyReply): Promise<void> {
    await this.kept.send(reply, {
      key: '/robots.txt',
      type: 'text/plain; charset=utf-8',
      version: 1,
      make: () => Promise.resolve({ body: robots(this.environment.publicUrl) }),
    });
  }

  @Get('sitemap.xml')
  async sitemap(@Res() reply: FastifyReply): Promise<void> {
    await this.kept.send(reply, {
      key: '/sitemap.xml',
      type: 'application/xml; charset=utf-8',
      version: await this.events.versionOfAll(),
      make: async () => ({ body: sitemap(await this.events.published(), this.environment.publicUrl) }),
    });
  }
}
