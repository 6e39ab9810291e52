import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FieldError, InvalidInput } from '../../errors/domain-error.js';
import { Catalogues } from '../../i18n/catalogues.js';
import { OrganiserOnly } from '../../web/access.js';
import { DeskPages } from '../../web/desk-pages.js';
import type { FormBody } from '../../web/form-body.js';
import { Pages } from '../../web/pages.js';
import { CurrentOrganiser } from '../current-organiser.js';
import type { Organiser } from '../organiser.js';
import { PasskeySite } from '../passkey-site.js';
import { LoginSessionsOf } from '../queries/login-sessions-of.query.js';
import { PasskeysOf } from '../queries/passkeys-of.query.js';
import { ChangeOwnName } from '../use-cases/change-own-name.js';
import { ChangePasskey } from '../use-cases/change-passkey.js';
import { EndLoginSessions } from '../use-cases/end-login-sessions.js';
import { accountView } from './account.view.js';

const HERE = '/organiser/compte';

/** One's own account: who one is here, where one is logged in, one's passkeys. */
@OrganiserOnly()
@Controller('organiser/compte')
export class AccountController {
  constructor(
    private readonly desk: DeskPages,
    private readonly sessions: LoginSessionsOf,
    private readonly passkeys: PasskeysOf,
    private readonly passkeySite: PasskeySite,
    private readonly endLoginSessions: EndLoginSessions,
    private readonly changePasskey: ChangePasskey,
    private readonly changeOwnName: ChangeOwnName,
    private readonly catalogues: Catalogues,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(
    @Query('fait') done: unknown,
    @Query('cle') wanted: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { done: typeof done === 'string' ? done : '', passkeyWanted: wanted === 'requise' };
    await this.send(reply, organiser, 200, asked);
  }

  @Post('nom')
  async rename(
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const value = body?.['name'] ?? '';
    try {
      await this.changeOwnName.execute(organiser, value);
      await reply.redirect(`${HERE}?fait=nom-change`, 303);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const [{ code, parameters }] = error.fields as [FieldError];
      const wrong = this.catalogues.text(this.pages.localeOf(reply.request), `accounts:wrong.${code}`, parameters);
      await this.send(reply, organiser, 422, { done: '', passkeyWanted: false, name: { value, wrong } });
    }
  }

  @Post('connexions/:id/fin')
  async endOne(
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.endLoginSessions.one(organiser, id);
    await reply.redirect(`${HERE}?fait=connexion-finie`, 303);
  }

  @Post('connexions/fin')
  async endOthers(@CurrentOrganiser() organiser: Organiser, @Res() reply: FastifyReply): Promise<void> {
    await this.endLoginSessions.others(organiser);
    await reply.redirect(`${HERE}?fait=connexions-finies`, 303);
  }

  @Post('cles/:id/nom')
  async renamePasskey(
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changePasskey.rename(organiser, id, body?.['nom'] ?? '');
    await reply.redirect(`${HERE}?fait=cle-renommee`, 303);
  }

  @Post('cles/:id/retrait')
  async removePasskey(
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changePasskey.remove(organiser, id);
    await reply.redirect(`${HERE}?fait=cle-retiree`, 303);
  }

  private async send(
    reply: FastifyReply,
    organiser: Organiser,
    status: number,
    asked: Parameters<typeof accountView>[4],
  ): Promise<void> {
    const [sessions, passkeys] = await Promise.all([
      this.sessions.account(organiser.accountId),
      this.passkeys.account(organiser.accountId),
    ]);
    const { isPossible, isRequired } = this.passkeySite;
    const view = accountView(organiser, sessions, passkeys, { isPossible, isRequired }, asked);
    await this.desk.send(reply, 'pages/accounts/account', view, status);
  }
}
