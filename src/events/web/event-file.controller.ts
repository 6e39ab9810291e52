import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OrganiserOnly, Public } from '../../platform/web/access.js';
import { PageUnknown } from '../../platform/web/page-unknown.js';
import { EventFileQuery, type StoredFile } from '../queries/event-file.query.js';
import type { OrganiserEvent } from '../queries/organiser-events.query.js';
import { Reached } from './reached.js';

/** Whatever the file holds, opened by its address it may run nothing and reach nothing. */
const INERT = "default-src 'none'; sandbox";
/** A file never changes: another one has another id. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Documents to download and partners' logos. */
@Controller()
export class EventFileController {
  constructor(private readonly files: EventFileQuery) {}

  @Public()
  @Get('evenements/:slug/documents/:id/:filename')
  async document(@Param('slug') slug: string, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.files.published(slug, id, 'document'), 'attachment', 'no-cache');
  }

  @Public()
  @Get('evenements/:slug/logos/:id')
  async logo(@Param('slug') slug: string, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.files.published(slug, id, 'logo'), 'inline', FOR_EVER);
  }

  /** A draft's files are for its team. */
  @OrganiserOnly()
  @Get('organiser/evenements/:slug/documents/:id')
  async draftDocument(
    @Reached('edit-event') { event }: OrganiserEvent,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.files.ofEvent(event.id, id, 'document'), 'attachment', 'no-store');
  }
}

/** @throws PageUnknown */
async function send(
  reply: FastifyReply,
  file: StoredFile | null,
  disposition: 'attachment' | 'inline',
  cacheControl: string,
): Promise<void> {
  if (!file) throw new PageUnknown();
  const tag = `"${file.sha256.slice(0, 32)}"`;
  void reply.headers({
    'content-type': file.contentType,
    'content-disposition': `${disposition}; filename="${file.filename}"`,
    'content-security-policy': INERT,
    'x-content-type-options': 'nosniff',
    'cache-control': cacheControl,
    etag: tag,
  });
  if (reply.request.headers['if-none-match']?.includes(tag)) await reply.code(304).send();
  else await reply.send(file.content);
}
