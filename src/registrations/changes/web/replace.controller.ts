import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { type FieldError, InvalidInput } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import { employerLabel } from '../../domain/registration-form.js';
import { AlreadyRegistered, RegistrationWithdrawn } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { ReadRegistrationRequest } from '../../use-cases/read-registration-request.js';
import type { FormAttempt } from '../../web/registration-form.view.js';
import { RegistrationChangedMeanwhile } from '../domain/changes.errors.js';
import { ReplaceOnBehalf } from '../use-cases/replace-on-behalf.js';
import { NOBODY_YET, OnBehalfForms } from './on-behalf-forms.js';
import { personPath } from '../../web/desk/person-path.js';

interface Person {
  readonly reached: OrganiserEvent;
  readonly event: EventRecord;
  readonly registration: RegistrationRecord;
}

interface Shown {
  readonly attempt: FormAttempt;
  readonly tell: boolean;
  readonly elsewhere: boolean;
  /** Why it was not done; a sentence. */
  readonly refusal: string | null;
  readonly status: number;
}

/** « Remplacer par un collègue » : an organiser says who comes in somebody's place. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions/:reference/remplacement')
export class ReplaceController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly events: EventQueries,
    private readonly details: RegistrationDetailQuery,
    private readonly requests: ReadRegistrationRequest,
    private readonly forms: OnBehalfForms,
    private readonly replaceOnBehalf: ReplaceOnBehalf,
  ) {}

  @Get()
  async show(
    @Reached('edit-people') reached: OrganiserEvent,
    @Param('reference') reference: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const person = await this.find(reached, reference);
    const { registration } = person;
    if (registration.status === 'withdrawn') return this.goTo(reply, reached, registration.reference);
    const attempt = this.forms.colleagueOf(registration);
    await this.send(reply, person, { attempt, tell: true, elsewhere: false, refusal: null, status: 200 });
  }

  @KeepsStaleForms()
  @Post()
  async replace(
    @Reached('edit-people') reached: OrganiserEvent,
    @Param('reference') reference: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const person = await this.find(reached, reference);
    const { event, registration } = person;
    const locale = this.pages.localeOf(request);
    const posted = { ...body };
    const [tell, elsewhere] = [body?.prevenir === 'oui', body?.ailleurs === 'oui'];
    const form = await this.forms.identity(event.id);
    const again = async (errors: readonly FieldError[], refusal: string | null, status: number) => {
      const attempt = await this.forms.again(posted, form, { errors, locale, stale: request.csrfFailed === true });
      await this.send(reply, await this.find(reached, reference), { attempt, tell, elsewhere, refusal, status });
    };
    if (registration.status === 'withdrawn') return this.goTo(reply, reached, reference);
    if (request.csrfFailed) return again([], null, 403);
    try {
      const asked = await this.requests.read(event.slug, posted, registration.locale, { identityOnly: true });
      const version = /^\d{1,15}$/.test(body?.version ?? '') ? Number(body?.version) : 0;
      const command = { organiser, event, registrationId: registration.id, request: asked, version };
      const replaced = await this.replaceOnBehalf.execute({ ...command, elsewhere, mail: tell });
      await this.goTo(reply, reached, replaced.reference);
    } catch (error) {
      if (error instanceof InvalidInput) return again(error.fields, null, 422);
      if (error instanceof RegistrationWithdrawn) return this.goTo(reply, reached, reference);
      const say = (key: string) => this.catalogues.text(locale, `changes:desk.${key}`);
      if (error instanceof AlreadyRegistered) return again([], say('already'), 409);
      if (error instanceof RegistrationChangedMeanwhile) return again([], say('replaceChanged'), 409);
      throw error;
    }
  }

  private async send(
    reply: FastifyReply,
    { reached, event, registration }: Person,
    { attempt, tell, elsewhere, refusal, status }: Shown,
  ): Promise<void> {
    const locale = this.pages.localeOf(reply.request);
    const view = await this.forms.view(event, await this.forms.identity(event.id), attempt, NOBODY_YET, locale);
    const back = personPath(event, registration);
    await this.desk.send(
      reply,
      'pages/changes/replace',
      {
        ...view,
        change: false,
        desk: deskShell('people', reached),
        name: `${registration.firstName} ${registration.lastName}`,
        employer: employerLabel(registration.collectivity),
        version: registration.updatedAt,
        tell,
        elsewhere,
        elsewhereWrong: view.errors.find(({ field }) => field === 'ailleurs')?.message ?? null,
        refusal,
        action: `${back}/remplacement`,
        back,
      },
      status,
    );
  }

  private async find(reached: OrganiserEvent, reference: string): Promise<Person> {
    const [event, registration] = await Promise.all([
      this.events.byId(reached.event.id),
      this.details.find(reached.event.id, reference),
    ]);
    if (!event || !registration) throw new PageUnknown();
    return { reached, event, registration };
  }

  private async goTo(reply: FastifyReply, reached: OrganiserEvent, reference: string): Promise<void> {
    await reply.redirect(personPath(reached.event, { reference }), 303);
  }
}
