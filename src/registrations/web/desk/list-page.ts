import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { Pages } from '../../../platform/web/pages.js';
import type { Asked } from '../../list/domain/filter-address.js';
import { listStateOf } from '../../list/domain/list-state.js';
import { filterNames, ListSurroundingsQuery } from '../../list/queries/list-surroundings.query.js';
import { SavedViewsQuery } from '../../list/queries/saved-views.query.js';
import { RegistrationListQuery } from '../../queries/registration-list.query.js';
import { ListWords } from './list-words.js';
import { registrationListView } from './registration-list.view.js';

/** What a form on the list's page got wrong, with what was typed into it. */
export interface ListTrouble {
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly viewName: string;
}

/** The page of an event's registrations, as every form on it comes back to it. */
@Injectable()
export class ListPage {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly registrations: RegistrationListQuery,
    private readonly surroundings: ListSurroundingsQuery,
    private readonly views: SavedViewsQuery,
    private readonly words: ListWords,
  ) {}

  async send(
    reply: FastifyReply,
    organiser: Organiser,
    reached: OrganiserEvent,
    query: Asked,
    trouble: ListTrouble | null = null,
  ): Promise<void> {
    const state = listStateOf(query);
    const { event } = reached;
    const [page, surroundings, saved] = await Promise.all([
      this.registrations.page(event, state.filter, state),
      this.surroundings.of(event, this.clock.now().getTime()),
      this.views.of(event.id, organiser.accountId),
    ]);
    const locale = this.pages.localeOf(reply.request);
    const view = registrationListView(reached, {
      state,
      page,
      surroundings,
      saved,
      columns: this.words.columns(locale, surroundings.event, surroundings.form),
      asked: this.words.filter(locale, state.filter, filterNames(surroundings, state.filter, locale)),
    });
    const told = { errors: trouble?.errors ?? [], viewName: trouble?.viewName ?? '' };
    await this.desk.send(reply, 'pages/desk/registrations', { ...view, ...told }, trouble ? 422 : 200);
  }
}
