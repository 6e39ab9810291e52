import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../web/access.js';
import { Readiness } from './readiness.js';

/** For whoever watches over the installation: no page, no cookie, no detail. */
@Public()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers. */
  @Get('healthz')
  @HttpCode(200)
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The database answers and has this release's schema: requests may come. */
  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const ready = await this.readiness.check();
    await reply
      .status(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'unavailable' });
  }
}
