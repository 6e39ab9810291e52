import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import { FieldWords } from '../../approvals/web/field-words.js';
import { AlreadyRegistered } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { CorrectAddress } from '../use-cases/correct-address.js';
import { personPath } from '../../web/desk/person-path.js';

interface Shown {
  readonly typed: string;
  readonly tell: boolean;
  /** What is wrong with it; a sentence. */
  readonly wrong: string | null;
  readonly stale: boolean;
  readonly status: number;
}

/** « Corriger l'adresse » : of somebody whose mails come back, or go to somebody else. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions/:reference/adresse')
export class AddressController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly events: EventQueries,
    private readonly details: RegistrationDetailQuery,
    private readonly words: FieldWords,
    private readonly correctAddress: CorrectAddress,
  ) {}

  @Get()
  async show(
    @Reached('edit-people') reached: OrganiserEvent,
    @Param('reference') reference: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const registration = await this.find(reached, reference);
    const shown = { typed: registration.email, tell: true, wrong: null, stale: false, status: 200 };
    await this.send(reply, reached, registration, shown);
  }

  @KeepsStaleForms()
  @Post()
  async correct(
    @Reached('edit-people') reached: OrganiserEvent,
    @Param('reference') reference: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const registration = await this.find(reached, reference);
    const [typed, tell] = [body?.['email'] ?? '', body?.['prevenir'] === 'oui'];
    const again = (wrong: string | null, status: number) =>
      this.send(reply, reached, registration, { typed, tell, wrong, stale: status === 403, status });
    if (request.csrfFailed) return again(null, 403);
    const event = await this.events.byId(reached.event.id);
    if (!event) throw new PageUnknown();
    const locale = this.pages.localeOf(request);
    try {
      await this.correctAddress.execute({ organiser, event, registrationId: registration.id, typed, mail: tell });
    } catch (error) {
      if (error instanceof InvalidInput) return again(this.words.of(error.fields, locale)[0]?.message ?? null, 422);
      if (error instanceof AlreadyRegistered)
        return again(this.catalogues.text(locale, 'changes:desk.addressTaken'), 422);
      throw error;
    }
    await reply.redirect(personPath(reached.event, registration), 303);
  }

  private async send(
    reply: FastifyReply,
    reached: OrganiserEvent,
    registration: RegistrationRecord,
    { typed, tell, wrong, stale, status }: Shown,
  ): Promise<void> {
    const back = personPath(reached.event, registration);
    const view = {
      desk: deskShell('people', reached),
      name: `${registration.firstName} ${registration.lastName}`,
      errors: wrong === null ? [] : [{ field: 'email', message: wrong }],
      field: { id: 'email', value: typed, wrong },
      present: registration.email,
      tell,
      stale,
      action: `${back}/adresse`,
      back,
    };
    await this.desk.send(reply, 'pages/changes/address', view, status);
  }

  /** Whose registration is over has nothing to be mailed about. */
  private async find({ event }: OrganiserEvent, reference: string): Promise<RegistrationRecord> {
    const registration = await this.details.find(event.id, reference);
    if (!registration || registration.status === 'withdrawn') throw new PageUnknown();
    return registration;
  }
}
