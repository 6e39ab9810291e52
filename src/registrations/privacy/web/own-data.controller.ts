import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { ParticipantLink } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { Pages } from '../../../platform/web/pages.js';
import { PersonalLinkUnknown } from '../../domain/registration.errors.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { eventSummary } from '../../web/event-summary.view.js';
import { PrivacyQuery } from '../queries/privacy.query.js';
import { registrationsPurgedOn } from '../domain/retention.js';
import { ErasePerson, mayBeErased } from '../use-cases/erase-person.js';
import { ExportPerson } from '../use-cases/export-person.js';
import { sendPersonFile } from './person-file.js';

/** A person's own data: to take away, or to have forgotten. */
@Controller('inscriptions/:token/mes-donnees')
export class OwnDataController {
  constructor(
    private readonly pages: Pages,
    private readonly byToken: RegistrationByToken,
    private readonly privacy: PrivacyQuery,
    private readonly exportPerson: ExportPerson,
    private readonly erasePerson: ErasePerson,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, token, false);
  }

  @ParticipantLink()
  @Get('copie')
  async copy(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await sendPersonFile(reply, await this.exportPerson.forThemselves(token));
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post('effacement')
  async erase(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.csrfFailed) return this.send(reply, token, true);
    await this.erasePerson.byThemselves(token);
    await this.pages.send(reply, 'pages/privacy/erased', {}, { confidential: true });
  }

  private async send(reply: FastifyReply, token: string, stale: boolean): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { event, registration } = found;
    const { rules } = await this.privacy.rulesOf(event);
    const path = `/inscriptions/${token}`;
    const view = {
      event: eventSummary(event),
      links: {
        personal: path,
        copy: `${path}/mes-donnees/copie`,
        erase: `${path}/mes-donnees/effacement`,
        withdraw: `${path}/annuler`,
      },
      keptUntil: registrationsPurgedOn(event.endsOn, rules),
      mayErase: mayBeErased(registration, event, this.clock.now().getTime()),
      stale,
    };
    await this.pages.send(reply, 'pages/privacy/own', view, { status: stale ? 403 : 200, confidential: true });
  }
}
