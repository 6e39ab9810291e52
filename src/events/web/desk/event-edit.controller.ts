import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { TakesUploads } from '../../../platform/web/uploads.js';
import { readSection, type SectionSpec, type Typed } from '../../domain/edit/section.js';
import { isSectionKey, type SectionKey, SECTIONS, sectionAfter } from '../../domain/edit/sections.js';
import { EventChangedMeanwhile } from '../../domain/event-edit.errors.js';
import { LARGEST_DOCUMENT, LARGEST_LOGO } from '../../domain/file-content.js';
import { OfferedFunctions } from '../../queries/offered-functions.js';
import { EditedEventQuery } from '../../queries/edited-event.query.js';
import { OrganiserEvents, type OrganiserEvent } from '../../queries/organiser-events.query.js';
import { Reached } from '../reached.js';
import { ReadinessChecks } from '../../queries/readiness-checks.js';
import { EditEvent } from '../../use-cases/edit-event.js';
import { fingerprintOf } from '../../use-cases/section-fingerprint.js';
import { DeskWords } from './desk-words.js';
import type { Words } from './field.view.js';
import { overviewView } from './overview.view.js';
import { type SectionAttempt, sectionView } from './section.view.js';

const FIRST: Omit<SectionAttempt, 'typed' | 'fingerprint'> = {
  errors: [],
  stale: false,
  theirs: null,
  preview: null,
  done: null,
};

/** The event as its organisers write it: an overview, and a page a section. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evenement')
export class EventEditController {
  constructor(
    private readonly desk: DeskPages,
    private readonly events: OrganiserEvents,
    private readonly edited: EditedEventQuery,
    private readonly readiness: ReadinessChecks,
    private readonly editEvent: EditEvent,
    private readonly words: DeskWords,
    private readonly functions: OfferedFunctions,
    private readonly clock: Clock,
  ) {}

  @Get()
  async overview(
    @Reached('edit-event') reached: OrganiserEvent,
    @Query('fait') done: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const edited = await this.edited.of(reached.event.id);
    const words = this.words.of(request);
    const view = overviewView({
      reached,
      edited,
      lacking: await this.readiness.of(edited.event),
      sharedCodes: await this.edited.sharingCodes(reached.event.id),
      done: doneOf(done, words),
      now: this.clock.now().getTime(),
      locale: this.words.localeOf(request),
      words,
    });
    await this.desk.send(reply, 'pages/event-desk/overview', view);
  }

  @Get(':section')
  async section(
    @Reached('edit-event') reached: OrganiserEvent,
    @Param('section') section: string,
    @Query('fait') done: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = known(section);
    const edited = await this.edited.of(reached.event.id);
    const typed = SECTIONS[key].shown(edited);
    const words = this.words.of(request);
    const attempt = { ...FIRST, typed, fingerprint: fingerprintOf(typed), done: doneOf(done, words) };
    await this.desk.send(
      reply,
      'pages/event-desk/section',
      sectionView(reached, edited, key, attempt, await this.surroundings(reached, reply)),
    );
  }

  @KeepsStaleForms()
  @TakesUploads({ fileBytes: LARGEST_DOCUMENT, files: 4 })
  @Post('documents')
  async documents(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.save(slug, 'documents', body, organiser, request, reply);
  }

  @KeepsStaleForms()
  @TakesUploads({ fileBytes: LARGEST_LOGO, files: 12 })
  @Post('partenaires')
  async partners(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.save(slug, 'partenaires', body, organiser, request, reply);
  }

  @KeepsStaleForms()
  @Post(':section')
  async change(
    @Param('slug') slug: string,
    @Reached('edit-event') _reached: OrganiserEvent,
    @Param('section') section: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.save(slug, known(section), body, organiser, request, reply);
  }

  private async save(
    slug: string,
    key: SectionKey,
    body: FormBody = {},
    organiser: Organiser,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const posted = withFileNames(body, request);
    const fingerprint = posted['empreinte'] ?? '';
    const again = (status: number, change: Partial<SectionAttempt>) =>
      this.showAgain(reply, organiser, slug, key, status, { posted, fingerprint, ...change });
    if (request.csrfFailed) return again(403, { stale: true });
    if (posted['apercu'] !== undefined) return again(200, { preview: posted['description'] ?? '' });
    try {
      const files = request.uploads ?? {};
      const now = await this.editEvent.execute(organiser, { slug, section: key, posted, fingerprint, files });
      const next = posted['suite'] === undefined ? null : sectionAfter(key);
      const root = `/organiser/evenements/${now}/evenement`;
      await reply.redirect(next ? `${root}/${next}?fait=${key}` : `${root}?fait=${key}`, 303);
    } catch (error) {
      if (error instanceof InvalidInput) {
        await again(422, { errors: this.words.worded(error.fields, key, this.words.of(request)) });
      } else if (error instanceof EventChangedMeanwhile) {
        await again(409, { theirs: error.stored, fingerprint: error.fingerprint });
      } else {
        throw error;
      }
    }
  }

  private async showAgain(
    reply: FastifyReply,
    { accountId }: Organiser,
    slug: string,
    key: SectionKey,
    status: number,
    { posted, ...change }: Partial<SectionAttempt> & { posted: Typed; fingerprint: string },
  ): Promise<void> {
    const reached = await this.events.reach(accountId, slug, 'edit-event');
    const edited = await this.edited.of(reached.event.id);
    const spec: SectionSpec = SECTIONS[key];
    const { typed } = readSection(spec, posted, edited.event.timeZone);
    const view = sectionView(
      reached,
      edited,
      key,
      { ...FIRST, typed, ...change },
      await this.surroundings(reached, reply),
    );
    await this.desk.send(reply, 'pages/event-desk/section', view, status);
  }

  private async surroundings({ event }: OrganiserEvent, { request }: FastifyReply) {
    return { words: this.words.of(request), functions: await this.functions.of(event.id) };
  }
}

/** What the address says was done, if there are words for it. */
function doneOf(done: unknown, words: Words): string | null {
  return typeof done === 'string' && /^[a-z]+$/.test(done) && words.has(`event-desk:done.${done}`) ? done : null;
}

/** @throws PageUnknown */
function known(section: string): SectionKey {
  if (!isSectionKey(section)) throw new PageUnknown();
  return section;
}

/** A row with nothing but a file is no empty row. */
function withFileNames(body: FormBody, { uploads = {} }: FastifyRequest): Record<string, string> {
  const names = Object.entries(uploads).map(([field, { filename }]) => [field, filename.slice(-100)]);
  return { ...body, ...(Object.fromEntries(names) as Record<string, string>) };
}
