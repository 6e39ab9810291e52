import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from './access.js';
import { Assets, encodingFor } from './assets.js';
import { PageUnknown } from './page-unknown.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

@Controller()
@Public()
export class AssetsController {
  constructor(private readonly assets: Assets) {}

  /** A page opened before an update asks under the former version: it gets today's file, but may not keep it. */
  @Get('assets/:version/*')
  file(@Param() parameters: Record<string, string>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const asset = this.assets.find(parameters['*'] ?? '');
    if (!asset) throw new PageUnknown();
    const encoding = asset.compressible ? encodingFor(request.headers['accept-encoding']) : 'identity';
    void reply
      .header('content-type', asset.type)
      .header('cache-control', parameters.version === this.assets.version ? FOR_EVER : 'no-cache')
      .header('vary', 'accept-encoding');
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    void reply.send(asset.body.as(encoding));
  }

  @Get('favicon.ico')
  favicon(@Res() reply: FastifyReply): void {
    void reply.redirect(this.assets.path('favicon.svg'), 302);
  }
}
