import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/web/access.js';
import { HtmlCache } from '../../platform/web/html-cache.js';

/** The pages that the law wants; nothing in them changes while the process lives. */
@Controller()
@Public()
export class StaticPagesController {
  constructor(private readonly cache: HtmlCache) {}

  @Get('accessibilite')
  accessibility(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, 'accessibility');
  }

  @Get('donnees-personnelles')
  privacy(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, 'privacy');
  }

  @Get('mentions-legales')
  legal(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, 'legal');
  }

  private send(request: FastifyRequest, reply: FastifyReply, page: string): Promise<void> {
    const made = { template: `pages/static/${page}`, view: {}, validUntil: null, version: 1 };
    const path = request.routeOptions.url ?? '/';
    return this.cache.send(reply, { path, version: 1, make: () => Promise.resolve(made) });
  }
}
