import type { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { Pages } from '../../../platform/web/pages.js';
import { RegistrationExportQuery } from '../../queries/registration-export.query.js';
import { RecordExport } from '../../use-cases/record-export.js';
import { csvFile, XLSX_LIMIT, xlsxFile } from './export-files.js';
import { ExportTooLarge } from './export.errors.js';
import { exportColumns, type ExportColumn, type ExportWords } from './registration-columns.js';

const GROUPS: Readonly<Record<Parameters<ExportWords>[0], string>> = {
  column: 'desk:export.columns',
  status: 'desk:status',
  type: 'desk:type',
  kind: 'fields:kinds',
  function: 'desk:function',
  option: 'desk:export.option',
};

/** The registrations of an event as files for a spreadsheet. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug')
export class ExportController {
  constructor(
    private readonly events: OrganiserEvents,
    private readonly details: EventQueries,
    private readonly registrations: RegistrationExportQuery,
    private readonly catalogues: Catalogues,
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly recordExport: RecordExport,
  ) {}

  @Get('inscriptions.csv')
  async csv(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.events.reach(organiser.accountId, slug, 'exports');
    const { columns, headings } = await this.columns(request, event);
    if (request.method !== 'HEAD') await this.recordExport.execute(organiser, event.id, 'CSV');
    await this.send(
      reply,
      event,
      'csv',
      'text/csv; charset=utf-8',
      csvFile(columns, headings, this.registrations.all(event.id)),
    );
  }

  @Get('inscriptions.xlsx')
  async xlsx(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.events.reach(organiser.accountId, slug, 'exports');
    const count = await this.registrations.count(event.id);
    if (count > XLSX_LIMIT) throw new ExportTooLarge(count, XLSX_LIMIT);
    const { columns, headings } = await this.columns(request, event);
    if (request.method !== 'HEAD') await this.recordExport.execute(organiser, event.id, 'Excel');
    const file = await xlsxFile(columns, headings, this.registrations.all(event.id));
    await this.send(reply, event, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', file);
  }

  private async columns(
    request: FastifyRequest,
    event: EventRecord,
  ): Promise<{ columns: ExportColumn[]; headings: string[] }> {
    const locale = this.pages.localeOf(request);
    const words: ExportWords = (group, key) => {
      const entry = `${GROUPS[group]}.${key}`;
      // A kind of employer may have left the list since somebody chose it.
      return this.catalogues.has(locale, entry) ? this.catalogues.text(locale, entry) : key;
    };
    const options = (await this.details.byId(event.id))?.options ?? [];
    const columns = exportColumns(words, event.timeZone, options);
    return { columns, headings: columns.map(({ key, heading }) => heading ?? words('column', key)) };
  }

  private async send(
    reply: FastifyReply,
    event: EventRecord,
    ending: string,
    type: string,
    file: Buffer | Readable,
  ): Promise<void> {
    const name = `inscriptions-${event.slug}-${dayOf(this.clock.now(), event.timeZone)}.${ending}`;
    void reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`)
      .header('cache-control', 'no-store');
    await reply.send(file);
  }
}
