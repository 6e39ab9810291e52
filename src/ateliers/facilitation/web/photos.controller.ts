import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LARGEST_PHOTO } from '../../../events/domain/file-content.js';
import { may } from '../../../events/domain/event-role.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { TakesUploads } from '../../../platform/web/uploads.js';
import { whole } from '../../web/tables-desk.js';
import { PhotoRefused } from '../domain/facilitation.errors.js';
import { FacilitationQuery } from '../queries/facilitation.query.js';
import { AddPhoto, RemovePhoto } from '../use-cases/photos.js';
import { AtelierPages, tableIn } from './atelier-pages.js';
import { atelierPath } from './my-ateliers.view.js';

/** Opened by its address it may run nothing and reach nothing. */
const INERT = "default-src 'none'; sandbox";

/** Photos of what tables produce: for those who run the atelier, and for whoever arranges the tables. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/mes-ateliers/:phase/:letter/photos')
export class PhotosController {
  constructor(
    private readonly ateliers: AtelierPages,
    private readonly facilitation: FacilitationQuery,
    private readonly adding: AddPhoto,
    private readonly removing: RemovePhoto,
  ) {}

  /** `table`, `legende`, and the file `photo`. */
  @TakesUploads({ fileBytes: LARGEST_PHOTO })
  @Post()
  async add(
    @Param('slug') slug: string,
    @Param('phase') phase: string,
    @Param('letter') letter: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.ateliers.atelier(organiser, slug, phase, letter);
    const { event, atelier, base } = reached;
    const table = tableIn(atelier, whole(body?.table) ?? 0);
    const caption = body?.legende ?? '';
    try {
      const place = { phase: atelier.phase, letter: atelier.letter, table };
      await this.adding.execute(event.id, organiser, { ...place, caption, sent: request.uploads?.photo ?? null });
    } catch (error) {
      if (!(error instanceof PhotoRefused)) throw error;
      const photo = { message: this.ateliers.sentence(reply, error), caption };
      return this.ateliers.showNotes(reply, reached, table, { photo });
    }
    await reply.redirect(`${atelierPath(base, atelier)}/notes?table=${table}#photos`, 303);
  }

  @Get(':photoId')
  async picture(
    @Param('slug') slug: string,
    @Param('phase') phase: string,
    @Param('letter') letter: string,
    @Param('photoId') photoId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event, atelier } = await this.ateliers.atelier(organiser, slug, phase, letter);
    const photo = await this.facilitation.photo(event.id, atelier, photoId);
    // A photo never changes, but who may see it does: the browser keeps it and asks each time.
    const tag = `"${photo.id}"`;
    void reply.headers({
      'content-type': photo.contentType,
      'content-disposition': 'inline',
      'content-security-policy': INERT,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex, nofollow',
      etag: tag,
    });
    if (reply.request.headers['if-none-match']?.includes(tag)) await reply.code(304).send();
    else await reply.send(await this.facilitation.picture(photo));
  }

  @Post(':photoId/suppression')
  async remove(
    @Param('slug') slug: string,
    @Param('phase') phase: string,
    @Param('letter') letter: string,
    @Param('photoId') photoId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event, atelier, base, role } = await this.ateliers.atelier(organiser, slug, phase, letter);
    const photo = await this.facilitation.photo(event.id, atelier, photoId);
    await this.removing.execute(event.id, organiser, photo, may(role, 'tables'));
    await reply.redirect(`${atelierPath(base, atelier)}/notes?table=${photo.table}#photos`, 303);
  }
}
