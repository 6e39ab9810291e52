import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AuditListQuery } from '../../audit/audit-list.query.js';
import { auditView } from '../../audit/audit.view.js';
import { InvalidInput } from '../../errors/domain-error.js';
import { Catalogues } from '../../i18n/catalogues.js';
import { AdministratorOnly } from '../../web/access.js';
import { DeskPages } from '../../web/desk-pages.js';
import type { FormBody } from '../../web/form-body.js';
import { Pages } from '../../web/pages.js';
import { CurrentOrganiser } from '../current-organiser.js';
import type { Organiser } from '../organiser.js';
import { AdministrationQuery } from '../queries/administration.query.js';
import { ChangeMembership } from '../use-cases/change-membership.js';
import { NameAdministrator } from '../use-cases/name-administrator.js';
import { SaveOrganisation } from '../use-cases/save-organisation.js';
import { administrationView, type Attempt } from './administration.view.js';

const HERE = '/organiser/administration';

/** Organisations, who works for them, and everybody's accounts. */
@AdministratorOnly()
@Controller('organiser/administration')
export class AdministrationController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly administration: AdministrationQuery,
    private readonly audit: AuditListQuery,
    private readonly saveOrganisation: SaveOrganisation,
    private readonly changeMembership: ChangeMembership,
    private readonly nameAdministrator: NameAdministrator,
  ) {}

  @Get()
  async show(
    @Query('fait') done: unknown,
    @Query('q') search: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(reply, organiser, { done: wordOf(done), search: wordOf(search), attempt: null });
  }

  @Get('journal')
  async journal(@Query('suite') cursor: unknown, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.audit.ofHouse(wordOf(cursor) || null);
    const view = auditView(this.catalogues, this.pages.localeOf(reply.request), page, {
      here: `${HERE}/journal`,
      isFirst: wordOf(cursor) === '',
    });
    await this.desk.send(reply, 'pages/audit/house', { desk: { section: 'administration', event: null }, ...view });
  }

  @Post('organisations')
  async found(
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.attempt(reply, organiser, { form: 'new', body }, 'organisation-creee', (typed) =>
      this.saveOrganisation.found(organiser, typed),
    );
  }

  @Post('organisations/:id')
  async rename(
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.attempt(reply, organiser, { form: `rename-${id}`, body }, 'organisation-renommee', (typed) =>
      this.saveOrganisation.rename(organiser, id, typed),
    );
  }

  @Post('organisations/:id/membres')
  async addMember(
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = this.pages.localeOf(reply.request);
    await this.attempt(reply, organiser, { form: `member-${id}`, body }, 'membre-ajoute', (typed) =>
      this.changeMembership.add(organiser, id, typed, locale),
    );
  }

  @Post('organisations/:id/membres/:accountId/retrait')
  async removeMember(
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changeMembership.remove(organiser, id, accountId);
    await reply.redirect(`${HERE}?fait=membre-retire`, 303);
  }

  @Post('comptes/:id/administration')
  async grant(
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.nameAdministrator.grant(organiser, id);
    await reply.redirect(`${HERE}?fait=administrateur-nomme#comptes`, 303);
  }

  @Post('comptes/:id/administration/retrait')
  async revoke(
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.nameAdministrator.revoke(organiser, id);
    // Who gives it up for themselves may not come back here.
    await reply.redirect(id === organiser.accountId ? '/organiser' : `${HERE}?fait=administrateur-retire#comptes`, 303);
  }

  /** The page again, with what was typed and what is wrong with it, where the use-case refuses. */
  private async attempt(
    reply: FastifyReply,
    organiser: Organiser,
    { form, body }: { form: string; body: FormBody | undefined },
    done: string,
    job: (typed: FormBody) => Promise<unknown>,
  ): Promise<void> {
    const typed = body ?? {};
    try {
      await job(typed);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await this.page(reply, organiser, { done: '', search: '', attempt: { form, typed, errors: error.fields } });
      return;
    }
    await reply.redirect(`${HERE}?fait=${done}`, 303);
  }

  private async page(
    reply: FastifyReply,
    organiser: Organiser,
    asked: { done: string; search: string; attempt: Attempt | null },
  ): Promise<void> {
    const [organisations, accounts] = await Promise.all([
      this.administration.organisations(),
      this.administration.accounts(asked.search),
    ]);
    const words = (code: string, parameters: object) =>
      this.catalogues.text(this.pages.localeOf(reply.request), `accounts:wrong.${code}`, { ...parameters });
    const view = administrationView(organiser, organisations, accounts, asked, words);
    await this.desk.send(reply, 'pages/accounts/administration', view, asked.attempt ? 422 : 200);
  }
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : '';
}
