import type { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { Pages } from '../../../platform/web/pages.js';
import { queryOfFilter } from '../../list/domain/filter-address.js';
import { listStateOf, type ListState } from '../../list/domain/list-state.js';
import { FilteredRegistrations } from '../../list/queries/filtered-registrations.query.js';
import { ListSurroundingsQuery } from '../../list/queries/list-surroundings.query.js';
import { RegistrationExportQuery } from '../../queries/registration-export.query.js';
import { type ExportFormat, RecordExport } from '../../use-cases/record-export.js';
import { csvFile, jsonFile, XLSX_LIMIT, xlsxFile } from './export-files.js';
import { ExportTooLarge } from './export.errors.js';
import { ListWords } from './list-words.js';
import type { RegistrationColumn } from './registration-columns.js';

interface Asked {
  readonly organiser: Organiser;
  readonly event: EventRecord;
  readonly state: ListState;
  readonly count: number;
  readonly columns: readonly RegistrationColumn[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Beside the columns of the list, what a file's row would be nobody's without. */
const NAMES = ['reference', 'last-name', 'first-name'];

/** The registrations that the list shows, filtered and with its columns, as files. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug')
export class ExportController {
  constructor(
    private readonly events: OrganiserEvents,
    private readonly details: EventQueries,
    private readonly registrations: RegistrationExportQuery,
    private readonly filtered: FilteredRegistrations,
    private readonly surroundings: ListSurroundingsQuery,
    private readonly words: ListWords,
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly recordExport: RecordExport,
  ) {}

  @Get('inscriptions.csv')
  async csv(
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.asked(request, organiser, slug, query);
    await this.record(request, asked, 'CSV');
    const { event, state, columns } = asked;
    const file = csvFile(columns, this.registrations.all(event, state.filter));
    await this.send(reply, event, 'csv', 'text/csv; charset=utf-8', file);
  }

  @Get('inscriptions.xlsx')
  async xlsx(
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.asked(request, organiser, slug, query);
    const { event, state, columns, count } = asked;
    if (count > XLSX_LIMIT) throw new ExportTooLarge(count, XLSX_LIMIT);
    await this.record(request, asked, 'Excel');
    const file = await xlsxFile(columns, this.registrations.all(event, state.filter));
    await this.send(reply, event, 'xlsx', XLSX, file);
  }

  @Get('inscriptions.json')
  async json(
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.asked(request, organiser, slug, query);
    await this.record(request, asked, 'JSON');
    const { event, state, columns } = asked;
    const head = { event: event.slug, exportedAt: this.clock.now().toISOString(), filter: queryOfFilter(state.filter) };
    const file = jsonFile(head, columns, this.registrations.all(event, state.filter));
    await this.send(reply, event, 'json', 'application/json; charset=utf-8', file);
  }

  /** With the columns chosen for the list, all of them where none were chosen. */
  private async asked(
    request: FastifyRequest,
    organiser: Organiser,
    slug: string,
    query: Record<string, unknown>,
  ): Promise<Asked> {
    const reached = await this.events.reach(organiser.accountId, slug, 'exports');
    const event = (await this.details.byId(reached.event.id)) ?? reached.event;
    const state = listStateOf(query);
    const form = await this.surroundings.formOf(event.id);
    const all = this.words.columns(this.pages.localeOf(request), event, form);
    const chosen = state.columns.length > 0 ? [...NAMES, ...state.columns] : all.map(({ key }) => key);
    return {
      organiser,
      event,
      state,
      count: await this.filtered.count(event, state.filter),
      columns: [...new Set(chosen)].flatMap((key) => all.filter((column) => column.key === key)),
    };
  }

  private async record(
    request: FastifyRequest,
    { organiser, event, count }: Asked,
    format: ExportFormat,
  ): Promise<void> {
    if (request.method !== 'HEAD') await this.recordExport.execute(organiser, event.id, { format, count });
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
