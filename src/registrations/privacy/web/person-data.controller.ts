import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { ErasePerson, mayBeErased } from '../use-cases/erase-person.js';
import { ExportPerson } from '../use-cases/export-person.js';
import { sendPersonFile } from './person-file.js';
import { personPath } from '../../web/desk/person-path.js';

/** What somebody asked the organiser for: their data, or to be forgotten. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions/:reference/donnees')
export class PersonDataController {
  constructor(
    private readonly desk: DeskPages,
    private readonly events: OrganiserEvents,
    private readonly details: RegistrationDetailQuery,
    private readonly exportPerson: ExportPerson,
    private readonly erasePerson: ErasePerson,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, organiser, slug, reference, 200, false);
  }

  @HttpCode(200)
  @Post('copie')
  async copy(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, registration } = await this.find(organiser, slug, reference);
    await sendPersonFile(reply, await this.exportPerson.onRequest(organiser, reached, registration));
  }

  @Post('effacement')
  async erase(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, registration } = await this.find(organiser, slug, reference);
    if ((body['confirmation'] ?? '').trim().toUpperCase() !== registration.reference) {
      return this.send(reply, organiser, slug, reference, 422, true);
    }
    await this.erasePerson.onRequest(organiser, reached, registration.id);
    await reply.redirect(`/organiser/evenements/${slug}/inscriptions`, 303);
  }

  private async find(organiser: Organiser, slug: string, reference: string) {
    const reached = await this.events.reach(organiser.accountId, slug, 'privacy');
    const registration = await this.details.find(reached.event.id, reference);
    if (!registration) throw new PageUnknown();
    return { reached, registration };
  }

  private async send(
    reply: FastifyReply,
    organiser: Organiser,
    slug: string,
    reference: string,
    status: number,
    isWrong: boolean,
  ): Promise<void> {
    const { reached, registration } = await this.find(organiser, slug, reference);
    const view = {
      desk: deskShell('people', reached),
      root: personPath(reached.event, registration),
      name: `${registration.firstName} ${registration.lastName}`,
      reference: registration.reference,
      mayErase: mayBeErased(registration, reached.event, this.clock.now().getTime()),
      isWrong,
    };
    await this.desk.send(reply, 'pages/privacy/person', view, status);
  }
}
