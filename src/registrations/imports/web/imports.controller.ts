import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type OrganiserEvent, OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { newId } from '../../../platform/ids/ids.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import { TakesUploads } from '../../../platform/web/uploads.js';
import { ImportRepository } from '../data/import.repository.js';
import { IMPORT_ADMISSIONS, type ImportAdmission } from '../domain/import.js';
import type { PersonColumn } from '../domain/person-columns.js';
import { peopleIn, type PersonTable, personTable } from '../domain/person-table.js';
import { AcceptImport } from '../use-cases/accept-import.js';
import { JudgeImport } from '../use-cases/judge-import.js';
import { RunImports } from '../use-cases/run-imports.js';
import { StopImportMails } from '../use-cases/stop-import-mails.js';
import {
  importPageView,
  importPreviewView,
  importProgressView,
  importsBase,
  isPersonColumn,
} from './import-page.view.js';
import { LineWords } from './line-words.js';
import { MOST_COLUMNS, MOST_LINES, readPersonFile } from './read-person-file.js';

const FILE_BYTES = 4 * 1024 * 1024;
/** The table as it was read, in the preview's hidden field. */
const TABLE_BYTES = 8 * 1024 * 1024;
const FIELDS = MOST_COLUMNS + 20;
const SHOWN_BEFORE = 10;
const REFUSED_SHOWN = 200;
/** A short list is done before its page is shown, in milliseconds; a long one goes on behind it. */
const PATIENCE = 2000;

/** Lists that organisers bring: shown before anything is written, then registered slice by slice. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions/import')
export class ImportsController {
  constructor(
    private readonly events: OrganiserEvents,
    private readonly read: ReadDatabase,
    private readonly imports: ImportRepository,
    private readonly judge: JudgeImport,
    private readonly acceptImport: AcceptImport,
    private readonly runImports: RunImports,
    private readonly stopMails: StopImportMails,
    private readonly words: LineWords,
    private readonly catalogues: Catalogues,
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly machineClock: MachineClock,
  ) {}

  @Get()
  async page(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showPage(reply, await this.reach(organiser, slug));
  }

  /** Reads the file and shows who is on it; writes nothing. */
  @Post()
  @TakesUploads({ fileBytes: FILE_BYTES })
  async preview(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.reach(organiser, slug);
    const upload = request.uploads?.fichier;
    const file = await readPersonFile(upload);
    if (file.problem) {
      const problem = this.catalogues.text(
        this.pages.localeOf(request),
        `imports:files.${file.problem.code}`,
        file.problem.parameters,
      );
      return this.showPage(reply, reached, problem, upload?.filename ?? null);
    }
    await this.showPreview(reply, reached, {
      id: newId(),
      filename: upload?.filename.slice(0, 200) ?? '',
      table: personTable(file.rows),
      admission: 'usual',
      mails: true,
    });
  }

  /** The preview's form: seen anew with other columns, or accepted. */
  @Post('apercu')
  @TakesUploads({ fileBytes: 1, fieldBytes: TABLE_BYTES, fields: FIELDS })
  async accept(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.reach(organiser, slug);
    const table = tableIn(body);
    const locale = this.pages.localeOf(request);
    if (!table) return this.showPage(reply, reached, this.catalogues.text(locale, 'imports:files.altered'), null);
    const chosen = {
      id: /^[0-9a-f-]{36}$/.test(body?.import ?? '') ? (body?.import ?? '') : newId(),
      filename: (body?.filename ?? '').slice(0, 200),
      table,
      admission: admissionIn(body),
      mails: body?.mails === 'oui',
    };
    if (body?.do !== 'accept') return this.showPreview(reply, reached, chosen);
    const known = await this.imports.byId(this.read, chosen.id);
    if (known && known.eventId !== reached.event.id) throw new PageUnknown();
    if (!known) {
      const { people } = await this.judge.of(reached.event, peopleIn(table, table.columns), locale);
      const lines = people.flatMap(({ line, request: asked }) => (asked ? [{ line, request: asked }] : []));
      if (lines.length === 0)
        return this.showPreview(reply, reached, chosen, this.catalogues.text(locale, 'imports:preview.nobodyReady'));
      const { filename, admission, mails, id } = chosen;
      await this.acceptImport.execute(organiser, reached.event, { id, filename, admission, mails, lines });
    }
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE).unref());
    await Promise.race([this.runImports.run(chosen.id), patience]);
    await reply.redirect(`${importsBase(reached)}/${chosen.id}`, 303);
  }

  @Get(':id')
  async progress(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.reach(organiser, slug);
    const record = await this.imports.byId(this.read, id);
    if (record?.eventId !== reached.event.id) throw new PageUnknown();
    const locale = this.pages.localeOf(request);
    const view = importProgressView(reached, record, {
      outcomes: await this.imports.outcomes(this.read, id),
      refused: await this.imports.refusedLines(this.read, id, REFUSED_SHOWN),
      now: this.machineClock.now().getTime(),
      words: (outcome) => {
        const key = `errors:${outcome}`;
        return this.catalogues.has(locale, key) ? this.catalogues.text(locale, key, { max: 0, count: 0 }) : outcome;
      },
    });
    await this.desk.send(reply, 'pages/imports/progress', view);
  }

  @Post(':id/sans-courriels')
  async stop(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.reach(organiser, slug);
    await this.stopMails.execute(organiser, reached.event.id, id);
    await reply.redirect(`${importsBase(reached)}/${encodeURIComponent(id)}`, 303);
  }

  private reach(organiser: Organiser, slug: string): Promise<OrganiserEvent> {
    return this.events.reach(organiser.accountId, slug, 'edit-people');
  }

  private async showPage(
    reply: FastifyReply,
    reached: OrganiserEvent,
    problem: string | null = null,
    filename: string | null = null,
  ): Promise<void> {
    const before = await this.imports.ofEvent(this.read, reached.event.id, SHOWN_BEFORE);
    const view = importPageView(reached, before, { problem, filename });
    await this.desk.send(reply, 'pages/imports/import', view, problem === null ? 200 : 422);
  }

  private async showPreview(
    reply: FastifyReply,
    reached: OrganiserEvent,
    chosen: { id: string; filename: string; table: PersonTable; admission: ImportAdmission; mails: boolean },
    error: string | null = null,
  ): Promise<void> {
    const locale = this.pages.localeOf(reply.request);
    const { table } = chosen;
    const { people, freeEmployers } = await this.judge.of(reached.event, peopleIn(table, table.columns), locale);
    const problems = this.words.together(
      people.filter(({ verdict }) => verdict !== 'known'),
      locale,
    );
    const view = importPreviewView(reached, { ...chosen, people, freeEmployers, problems, error });
    await this.desk.send(reply, 'pages/imports/preview', view, error === null ? 200 : 422);
  }
}

function admissionIn(body: FormBody | undefined): ImportAdmission {
  return IMPORT_ADMISSIONS.find((key) => key === body?.admission) ?? 'usual';
}

/** The table in the hidden field, with the columns as they are chosen beside it; null for what is no table of ours. */
function tableIn(body: FormBody | undefined): PersonTable | null {
  let value: unknown;
  try {
    value = JSON.parse(body?.table ?? '');
  } catch {
    return null;
  }
  if (!isTable(value)) return null;
  const [headings = [], ...rows] = value;
  const taken = new Set<PersonColumn>();
  const columns = headings.map((_, at) => {
    const chosen = body?.[`colonne-${at}`] ?? '';
    if (!isPersonColumn(chosen) || taken.has(chosen)) return null;
    taken.add(chosen);
    return chosen;
  });
  const line = Number(body?.headingLine);
  const headingLine = Number.isSafeInteger(line) && line >= 0 && line <= MOST_LINES ? line : 1;
  return { headings, headingLine, columns, rows };
}

function isTable(value: unknown): value is string[][] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MOST_LINES + 20 &&
    value.every(
      (row) => Array.isArray(row) && row.length <= MOST_COLUMNS && row.every((cell) => typeof cell === 'string'),
    )
  );
}
