import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventUnknown } from '../../../events/domain/event.errors.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { csvOf, workbookOf } from '../../../platform/files/write-tables.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { Public } from '../../../platform/web/access.js';
import { Pages } from '../../../platform/web/pages.js';
import { LINE_FIELDS } from '../domain/group-form.js';

const WIDTHS = [24, 20, 36, 40, 50];

/** An empty list with the headings that are understood, for whoever fills in spreadsheets rather than forms. */
@Controller('evenements/:slug/inscription/groupe')
export class GroupModelController {
  constructor(
    private readonly events: EventQueries,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
  ) {}

  @Public()
  @Get('modele.csv')
  async csv(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.events.steady(slug))) throw new EventUnknown();
    await this.send(request, reply, 'csv', 'text/csv; charset=utf-8', csvOf([this.headings(request)]));
  }

  @Public()
  @Get('modele.xlsx')
  async xlsx(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.events.steady(slug))) throw new EventUnknown();
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await this.send(request, reply, 'xlsx', type, await workbookOf(this.headings(request), [], WIDTHS));
  }

  private headings(request: FastifyRequest): string[] {
    const locale = this.pages.localeOf(request);
    return LINE_FIELDS.map((field) => this.catalogues.text(locale, `imports:columns.${field}`));
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    extension: string,
    type: string,
    body: string | Buffer,
  ): Promise<void> {
    const name = this.catalogues.text(this.pages.localeOf(request), 'groups:model.filename');
    await reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name}.${extension}"`)
      .send(body);
  }
}
