import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import { DeskPages } from '../../platform/web/desk-pages.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import type { OrganiserEvent } from '../queries/organiser-events.query.js';
import { Reached } from './reached.js';
import { TeamQuery } from '../queries/team.query.js';
import { ChangeEventOrganisations } from '../use-cases/change-event-organisations.js';
import { ChangeTeam } from '../use-cases/change-team.js';
import { InviteToTeam } from '../use-cases/invite-to-team.js';
import { RevokeInvitation } from '../use-cases/revoke-invitation.js';
import { teamView, type InvitationAttempt } from './team.view.js';

/** Who works on an event, with which role, for which organisations. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/equipe')
export class TeamController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly team: TeamQuery,
    private readonly inviteToTeam: InviteToTeam,
    private readonly revokeInvitation: RevokeInvitation,
    private readonly changeTeam: ChangeTeam,
    private readonly changeOrganisations: ChangeEventOrganisations,
  ) {}

  @Get()
  async show(
    @Reached('team') reached: OrganiserEvent,
    @Query('fait') done: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(reply, organiser, reached, { done: typeof done === 'string' ? done : '', attempt: null });
  }

  @Post('invitations')
  async invite(
    @Param('slug') slug: string,
    @Reached('roles') reached: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = body ?? {};
    try {
      await this.inviteToTeam.execute(organiser, reached.event, typed, this.pages.localeOf(reply.request));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await this.page(reply, organiser, reached, { done: '', attempt: { typed, errors: error.fields } });
      return;
    }
    await this.back(reply, slug, 'invitation-envoyee');
  }

  @Post('invitations/:id/retrait')
  async revoke(
    @Param('slug') slug: string,
    @Reached('roles') { event }: OrganiserEvent,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.revokeInvitation.execute(organiser, event.id, id);
    await this.back(reply, slug, 'invitation-annulee');
  }

  @Post('organisations')
  async addOrganisation(
    @Param('slug') slug: string,
    @Reached('roles') { event }: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changeOrganisations.add(organiser, event.id, body?.['organisation'] ?? '');
    await this.back(reply, slug, 'organisation-associee');
  }

  @Post('organisations/:id/retrait')
  async removeOrganisation(
    @Param('slug') slug: string,
    @Reached('roles') { event }: OrganiserEvent,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changeOrganisations.remove(organiser, event.id, id);
    await this.back(reply, slug, 'organisation-retiree');
  }

  @Post(':accountId/role')
  async giveRole(
    @Param('slug') slug: string,
    @Reached('roles') { event }: OrganiserEvent,
    @Param('accountId') accountId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changeTeam.giveRole(organiser, event.id, accountId, body?.['role'] ?? '');
    // Whoever gave up being responsible may not see this page any more.
    await this.back(reply, slug, 'role-change', accountId === organiser.accountId);
  }

  @Post(':accountId/retrait')
  async remove(
    @Param('slug') slug: string,
    @Reached('roles') { event }: OrganiserEvent,
    @Param('accountId') accountId: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changeTeam.remove(organiser, event.id, accountId);
    await this.back(reply, slug, 'personne-retiree', accountId === organiser.accountId);
  }

  private async back(reply: FastifyReply, slug: string, done: string, isSelf = false): Promise<void> {
    const page = isSelf ? '/organiser' : `/organiser/evenements/${encodeURIComponent(slug)}/equipe?fait=${done}`;
    await reply.redirect(page, 303);
  }

  private async page(
    reply: FastifyReply,
    organiser: Organiser,
    reached: OrganiserEvent,
    asked: { done: string; attempt: InvitationAttempt | null },
  ): Promise<void> {
    const { id } = reached.event;
    const [members, invitations, organisations] = await Promise.all([
      this.team.members(id),
      this.team.invitations(id),
      this.team.organisations(id),
    ]);
    const locale = this.pages.localeOf(reply.request);
    const words = (code: string, parameters: object) => {
      const key = this.catalogues.has(locale, `team:wrong.${code}`) ? `team:wrong.${code}` : `accounts:wrong.${code}`;
      return this.catalogues.text(locale, key, { ...parameters });
    };
    const view = teamView(reached, organiser.accountId, { members, invitations, organisations }, asked, words);
    await this.desk.send(reply, 'pages/team/team', view, asked.attempt ? 422 : 200);
  }
}
