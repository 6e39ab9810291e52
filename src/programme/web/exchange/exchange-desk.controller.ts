import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type OrganiserEvent, OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Environment } from '../../../platform/config/environment.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { LOCALES } from '../../../platform/i18n/locale.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { plainName } from '../../../platform/web/kept-files.js';
import { Pages } from '../../../platform/web/pages.js';
import { TakesUploads, type Upload } from '../../../platform/web/uploads.js';
import { ProgrammeChangedMeanwhile } from '../../domain/draft.errors.js';
import { shiftedTo } from '../../domain/exchange/imported-sessions.js';
import { type ImportError, type ReadProgramme, refusedFile } from '../../domain/exchange/read-programme.js';
import { folded } from '../../domain/exchange/sheet-headings.js';
import { SESSION_KINDS, type SessionKind } from '../../domain/programme.js';
import { type DraftRecord, DraftQuery } from '../../queries/draft.query.js';
import { ImportProgramme } from '../../use-cases/import-programme.js';
import { exchangePageView, type ImportAttempt, type ImportMode, type Words } from './exchange-page.view.js';
import { type ImportPreview, importPreviewView } from './import-preview.view.js';
import { FILE_TYPES, PROGRAMME_FILES, ProgrammeFiles } from './programme-files.js';
import { fileOf } from './public-files.controller.js';
import { readJson, readUpload } from './read-upload.js';

const FILE_BYTES = 1024 * 1024;
/** A document as it was read, in the preview's hidden field: a table of a megabyte grows when its keys are written out. */
const DOCUMENT_BYTES = 4 * 1024 * 1024;

interface Opened {
  readonly organiser: Organiser;
  readonly reached: OrganiserEvent;
  readonly draft: DraftRecord;
}

/** Programmes that leave the desk as files, and files that become programmes once somebody has seen what they change. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/programme/echanges')
export class ExchangeDeskController {
  private readonly kinds: ReadonlyMap<string, SessionKind>;

  constructor(
    private readonly events: OrganiserEvents,
    private readonly drafts: DraftQuery,
    private readonly importing: ImportProgramme,
    private readonly files: ProgrammeFiles,
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly environment: Environment,
    private readonly catalogues: Catalogues,
  ) {
    const named = (kind: SessionKind) => [
      kind,
      ...LOCALES.map((locale) => catalogues.text(locale, `exchange:kinds.${kind}`)),
    ];
    this.kinds = new Map(SESSION_KINDS.flatMap((kind) => named(kind).map((name) => [folded(name), kind] as const)));
  }

  @Get()
  async page(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showPage(reply, await this.open(organiser, slug));
  }

  @Get([...PROGRAMME_FILES])
  async file(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = fileOf(request);
    const { reached, draft } = await this.open(organiser, slug);
    const body = await this.files.make(file, reached.event, draft.sessions, this.pages.localeOf(request));
    void reply
      .header('content-type', FILE_TYPES[file])
      .header('content-disposition', `attachment; filename="${plainName(`${reached.event.slug}-${file}`)}"`)
      .header('cache-control', 'no-store');
    await reply.send(body);
  }

  /** Reads the file and shows what would change; writes nothing. */
  @Post()
  @TakesUploads({ fileBytes: FILE_BYTES })
  async preview(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.open(organiser, slug);
    const upload = request.uploads?.fichier;
    const read = await this.read(upload, opened.reached);
    const attempt = { mode: modeOf(body), shift: body?.decaler === 'oui', upload, isDocument: isDocument(upload) };
    if (read.errors.length > 0) return this.showPage(reply, opened, { ...attempt, errors: read.errors });
    const sessions = attempt.shift ? shiftedTo(opened.reached.event.startsOn, read.sessions) : read.sessions;
    const filename = upload?.filename ?? '';
    await this.showPreview(reply, opened, { ...attempt, sessions, venues: read.venues, filename });
  }

  /** Takes what the preview showed: read again from its hidden field, judged again. */
  @Post('enregistrer')
  @TakesUploads({ fileBytes: 1, fieldBytes: DOCUMENT_BYTES })
  async accept(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.open(organiser, slug);
    const { reached } = opened;
    const read = readJson(body?.programme ?? '', reached.event);
    const [mode, filename] = [modeOf(body), (body?.fichier ?? '').slice(0, 200)];
    const refused = (errors: readonly ImportError[]) =>
      this.showPage(reply, opened, { mode, shift: false, upload: undefined, isDocument: true, errors });
    if (read.errors.length > 0) return refused(refusedFile('file-altered').errors);
    const { sessions, venues } = read;
    const preview = { sessions, venues, mode, filename };
    const seen = seenIn(body);
    // What the preview told of another draft is no agreement to change this one.
    if (seen.version !== opened.draft.version) return this.showPreview(reply, opened, { ...preview, meanwhile: true });
    try {
      await this.importing.execute({ eventId: reached.event.id, by: organiser, seen, ...preview });
    } catch (error) {
      if (!(error instanceof ProgrammeChangedMeanwhile)) throw error;
      return this.showPreview(reply, await this.open(organiser, slug), { ...preview, meanwhile: true });
    }
    await reply.redirect(`/organiser/evenements/${reached.event.slug}/programme`, 303);
  }

  private async open(organiser: Organiser, slug: string): Promise<Opened> {
    const reached = await this.events.reach(organiser.accountId, slug, 'edit-programme');
    return { organiser, reached, draft: await this.drafts.of(reached.event.id) };
  }

  private async read(upload: Upload | undefined, { event }: OrganiserEvent): Promise<ReadProgramme> {
    if (!upload) return refusedFile('file-missing');
    if (upload.tooLarge) return refusedFile('file-too-large');
    return readUpload(upload.bytes, {
      timeZone: event.timeZone,
      firstDay: event.startsOn,
      kindNamed: (typed) => this.kinds.get(folded(typed)) ?? null,
    });
  }

  private async showPage(
    reply: FastifyReply,
    { reached, draft }: Opened,
    attempt: ImportAttempt | null = null,
  ): Promise<void> {
    const locale = this.pages.localeOf(reply.request);
    const words: Words = (key, parameters) => this.catalogues.text(locale, key, parameters);
    const view = exchangePageView(reached, draft, this.environment.publicUrl, words, attempt);
    await this.desk.send(reply, 'pages/exchange/exchange', view, attempt === null ? 200 : 422);
  }

  private async showPreview(
    reply: FastifyReply,
    opened: Opened,
    preview: Omit<ImportPreview, 'reached' | 'draft'>,
  ): Promise<void> {
    try {
      const view = importPreviewView({ ...opened, ...preview });
      await this.desk.send(reply, 'pages/exchange/preview', view, preview.meanwhile ? 409 : 200);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const errors = refusedFile('too-many-sessions', error.parameters).errors;
      const { mode } = preview;
      await this.showPage(reply, opened, { mode, shift: false, upload: undefined, isDocument: true, errors });
    }
  }
}

function modeOf(body: FormBody | undefined): ImportMode {
  return body?.mode === 'append' ? 'append' : 'replace';
}

/** « 12-9 »: the draft's version and revision that the preview compared with. */
function seenIn(body: FormBody | undefined): { version: number; revision: number } {
  const [version = -1, revision = -1] = (body?.seen ?? '').split('-').map(Number);
  const known = (number: number) => (Number.isSafeInteger(number) ? number : -1);
  return { version: known(version), revision: known(revision) };
}

function isDocument(upload: Upload | undefined): boolean {
  return /^\s*[[{]/.test(upload?.bytes.toString('latin1', 0, 100).replace(/^\xef\xbb\xbf/, '') ?? '');
}
