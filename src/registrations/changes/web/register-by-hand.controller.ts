import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { DomainError, type FieldError, InvalidInput } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { ReadRegistrationRequest } from '../../use-cases/read-registration-request.js';
import { FIRST_ATTEMPT, type FormAttempt } from '../../web/registration-form.view.js';
import { RegisterOnBehalf } from '../use-cases/register-on-behalf.js';
import { NOBODY_YET, OnBehalfForms } from './on-behalf-forms.js';
import { personPath } from '../../web/desk/person-path.js';

interface Shown {
  readonly attempt: FormAttempt;
  readonly tell: boolean;
  readonly beyond: boolean;
  /** Why the person could not be registered; a sentence. */
  readonly refusal: string | null;
  readonly status: number;
}

/** « Inscrire une personne » : somebody who called, or whose request came on paper. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscription-manuelle')
export class RegisterByHandController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly reach: OrganiserEvents,
    private readonly events: EventQueries,
    private readonly details: RegistrationDetailQuery,
    private readonly requests: ReadRegistrationRequest,
    private readonly forms: OnBehalfForms,
    private readonly registerOnBehalf: RegisterOnBehalf,
  ) {}

  /** `comme`: the reference of a registration that is over, whose person comes after all. */
  @Get()
  async show(
    @Param('slug') slug: string,
    @Query('comme') reference: unknown,
    @CurrentOrganiser() { accountId }: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(accountId, slug);
    const former = typeof reference === 'string' ? await this.details.find(found.event.id, reference) : null;
    const attempt = former?.status === 'withdrawn' ? this.forms.knownAs(former) : FIRST_ATTEMPT;
    const shown = { attempt, tell: true, beyond: false, refusal: null, status: 200 };
    await this.send(request, reply, found, shown);
  }

  @KeepsStaleForms()
  @Post()
  async register(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(organiser.accountId, slug);
    const { event } = found;
    const locale = this.pages.localeOf(request);
    const posted = { ...body };
    const [tell, beyond] = [body?.prevenir === 'oui', body?.['au-dela'] === 'oui'];
    const form = await this.forms.short(event.id);
    const again = async (errors: readonly FieldError[], refusal: string | null, status: number) => {
      const attempt = await this.forms.again(posted, form, { errors, locale, stale: request.csrfFailed === true });
      await this.send(request, reply, found, { attempt, tell, beyond, refusal, status });
    };
    if (request.csrfFailed) return again([], null, 403);
    try {
      const asked = await this.requests.read(event.slug, posted, 'fr', { identityOnly: true });
      const command = { organiser, event, request: asked, mail: tell, beyondPlaces: beyond };
      await reply.redirect(personPath(event, await this.registerOnBehalf.execute(command)), 303);
    } catch (error) {
      if (error instanceof InvalidInput) return again(error.fields, null, 422);
      if (!(error instanceof DomainError) || !['conflict', 'closed'].includes(error.kind)) throw error;
      const refusal =
        error.code === 'already-registered'
          ? this.catalogues.text(locale, 'changes:desk.already')
          : this.catalogues.text(locale, `errors:${error.code}`, error.parameters);
      await again([], refusal, 409);
    }
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    { reached, event }: { reached: OrganiserEvent; event: EventRecord },
    { attempt, tell, beyond, refusal, status }: Shown,
  ): Promise<void> {
    const locale = this.pages.localeOf(request);
    const view = await this.forms.view(event, await this.forms.short(event.id), attempt, NOBODY_YET, locale);
    const root = `/organiser/evenements/${event.slug}`;
    await this.desk.send(
      reply,
      'pages/changes/register',
      {
        ...view,
        change: false,
        desk: deskShell('people', reached),
        tell,
        beyond,
        refusal,
        action: `${root}/inscription-manuelle`,
        back: `${root}/inscriptions`,
      },
      status,
    );
  }

  private async find(accountId: string, slug: string): Promise<{ reached: OrganiserEvent; event: EventRecord }> {
    const reached = await this.reach.reach(accountId, slug, 'edit-people');
    const event = await this.events.byId(reached.event.id);
    if (!event) throw new PageUnknown();
    return { reached, event };
  }
}
