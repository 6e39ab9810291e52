import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { cleanParagraphs } from '../../../events/domain/typed-text.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { type FieldError, InvalidInput } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import { TakesUploads } from '../../../platform/web/uploads.js';
import { FieldWords } from '../../approvals/web/field-words.js';
import { LONGEST_REASON } from '../../approvals/domain/approval.js';
import { LARGEST_FILE, MOST_FILES } from '../../form/domain/file-answer.js';
import { employerLabel } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { ReadRegistrationRequest } from '../../use-cases/read-registration-request.js';
import type { FormAttempt } from '../../web/registration-form.view.js';
import { RegistrationChangedMeanwhile } from '../domain/changes.errors.js';
import { ActOnRegistration } from '../use-cases/act-on-registration.js';
import { ChangeOnBehalf } from '../use-cases/change-on-behalf.js';
import { conflictRows } from './conflict-rows.js';
import { OnBehalfForms } from './on-behalf-forms.js';
import { personPath } from '../../web/desk/person-path.js';

interface Person {
  readonly reached: OrganiserEvent;
  readonly event: EventRecord;
  readonly registration: RegistrationRecord;
}

interface Shown {
  readonly attempt: FormAttempt;
  readonly tell: boolean;
  readonly conflict?: ReturnType<typeof conflictRows>;
  /** Of the forms below: what was typed there, and what is wrong. */
  readonly reason?: string;
  readonly actErrors?: readonly FieldError[];
  readonly saved?: boolean;
  readonly status: number;
}

/** An organiser mends somebody's answers, ends their registration, or confirms it out of turn. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions/:reference')
export class OnBehalfController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly reach: OrganiserEvents,
    private readonly events: EventQueries,
    private readonly details: RegistrationDetailQuery,
    private readonly requests: ReadRegistrationRequest,
    private readonly forms: OnBehalfForms,
    private readonly changeOnBehalf: ChangeOnBehalf,
    private readonly act: ActOnRegistration,
    private readonly words: FieldWords,
  ) {}

  @Get('modifier')
  async show(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @Query('fait') saved: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const person = await this.find(organiser, slug, reference);
    await this.send(request, reply, person, await this.asItIs(person, { saved: saved !== undefined, status: 200 }));
  }

  @TakesUploads({ fileBytes: LARGEST_FILE, files: MOST_FILES })
  @KeepsStaleForms()
  @Post('modifier')
  async change(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const person = await this.find(organiser, slug, reference);
    const { event, registration } = person;
    if (registration.status === 'withdrawn') return this.goTo(reply, person, '');
    const locale = this.pages.localeOf(request);
    const posted = { ...body, email: registration.email };
    const form = await this.forms.of(event.id);
    const uploads = request.uploads ?? {};
    const files = await this.forms.filesOf(event, form, posted, { uploads, previous: registration, locale });
    const tell = body?.prevenir === 'oui';
    const stale = request.csrfFailed === true;
    const again = (errors: readonly FieldError[]) => this.forms.again(posted, form, { errors, locale, files, stale });
    if (stale) return this.send(request, reply, person, { attempt: await again([]), tell, status: 403 });
    try {
      const options = await this.forms.optionsOf(registration.id);
      const asked = await this.requests.read(event.slug, posted, registration.locale, {
        files,
        previous: { registration, options },
        withoutSections: true,
      });
      const version = /^\d{1,15}$/.test(body?.version ?? '') ? Number(body?.version) : 0;
      const command = { organiser, event, registrationId: registration.id, request: asked, version, mail: tell };
      await this.changeOnBehalf.execute(command);
      await this.goTo(reply, person, '/modifier?fait');
    } catch (error) {
      if (error instanceof InvalidInput)
        return this.send(request, reply, person, { attempt: await again(error.fields), tell, status: 422 });
      if (!(error instanceof RegistrationChangedMeanwhile)) throw error;
      const now = await this.find(organiser, slug, reference);
      const attempt = await again([]);
      const conflict = conflictRows(now.registration, attempt.fields);
      await this.send(request, reply, now, { attempt, tell, conflict, status: 409 });
    }
  }

  @Post('annulation')
  async end(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const person = await this.find(organiser, slug, reference);
    const reason = cleanParagraphs(body?.motif ?? '').slice(0, LONGEST_REASON) || null;
    await this.act.end({ organiser, ...person, reason, mail: body?.prevenir === 'oui' });
    await this.goTo(reply, person, '');
  }

  @Post('confirmation')
  async confirm(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const person = await this.find(organiser, slug, reference);
    const reason = cleanParagraphs(body?.raison ?? '').slice(0, LONGEST_REASON);
    if (reason === '') {
      const actErrors = [{ field: 'raison', code: 'change-reason-missing' }];
      return this.send(request, reply, person, await this.asItIs(person, { actErrors, status: 422 }));
    }
    await this.act.confirm({ organiser, ...person, reason, mail: body?.prevenir === 'oui' });
    await this.goTo(reply, person, '');
  }

  private async asItIs({ event, registration }: Person, shown: Omit<Shown, 'attempt' | 'tell'>): Promise<Shown> {
    const options = await this.forms.optionsOf(registration.id);
    const attempt = await this.forms.filled(registration, await this.forms.of(event.id), options);
    return { attempt, tell: true, ...shown };
  }

  private async send(request: FastifyRequest, reply: FastifyReply, person: Person, shown: Shown): Promise<void> {
    const { reached, event, registration } = person;
    const { attempt, tell, conflict = null, saved = false, actErrors = [], status } = shown;
    const locale = this.pages.localeOf(request);
    const held = await this.forms.optionsOf(registration.id);
    const form = await this.forms.view(event, await this.forms.of(event.id), attempt, { held, registration }, locale);
    const root = personPath(event, registration);
    const wrong = this.words.of(actErrors, locale);
    const isLive = registration.status !== 'withdrawn';
    await this.desk.send(
      reply,
      'pages/changes/on-behalf',
      {
        ...form,
        desk: deskShell('people', reached),
        errors: [...form.errors, ...wrong],
        erroneous: form.errors.length + wrong.length > 0,
        name: `${registration.firstName} ${registration.lastName}`,
        employer: employerLabel(registration.collectivity),
        version: registration.updatedAt,
        tell,
        saved,
        conflict,
        isLive,
        mayConfirm: ['waiting', 'pending', 'offered'].includes(registration.status),
        reasonWrong: wrong[0]?.message ?? null,
        action: `${root}/modifier`,
        correcting: `${root}/adresse`,
        back: root,
        links: { end: `${root}/annulation`, confirm: `${root}/confirmation` },
      },
      status,
    );
  }

  private async find({ accountId }: Organiser, slug: string, reference: string): Promise<Person> {
    const reached = await this.reach.reach(accountId, slug, 'edit-people');
    const [event, registration] = await Promise.all([
      this.events.byId(reached.event.id),
      this.details.find(reached.event.id, reference),
    ]);
    if (!event || !registration) throw new PageUnknown();
    return { reached, event, registration };
  }

  private async goTo(reply: FastifyReply, { event, registration }: Person, path: string): Promise<void> {
    await reply.redirect(`${personPath(event, registration)}${path}`, 303);
  }
}
