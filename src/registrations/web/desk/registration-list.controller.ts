import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { askedOfText } from '../../list/domain/filter-address.js';
import { listStateOf, queryOfList } from '../../list/domain/list-state.js';
import { SavedViews } from '../../list/use-cases/saved-views.js';
import { ListPage } from './list-page.js';

/** An event's registrations, and the ways of looking at them that organisers keep. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions')
export class RegistrationListController {
  constructor(
    private readonly list: ListPage,
    private readonly savedViews: SavedViews,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
  ) {}

  @Get()
  async show(
    @Reached('people') reached: OrganiserEvent,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.list.send(reply, organiser, reached, query);
  }

  @Post('vues')
  async saveView(
    @Param('slug') slug: string,
    @Reached('edit-people') reached: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = body?.['name'] ?? '';
    const query = askedOfText(body?.['etat'] ?? '');
    const state = queryOfList({ ...listStateOf(query), page: 1 });
    try {
      await this.savedViews.save(organiser, reached.event.id, {
        name,
        query: state,
        isShared: body?.['partage'] === '1',
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const locale = this.pages.localeOf(reply.request);
      const errors = error.fields.map(({ code, parameters }) => ({
        field: 'vue-nom',
        message: this.catalogues.text(locale, `fields:errors.${code}`, parameters),
      }));
      return this.list.send(reply, organiser, reached, query, { errors, viewName: name });
    }
    await reply.redirect(`/organiser/evenements/${reached.event.slug}/inscriptions${state}`, 303);
  }

  @Post('vues/:id/suppression')
  async removeView(
    @Param('slug') slug: string,
    @Reached('edit-people') { event }: OrganiserEvent,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.savedViews.remove(organiser, event.id, id);
    await reply.redirect(`/organiser/evenements/${event.slug}/inscriptions`, 303);
  }
}
