import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock, MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import { RequestsQuery } from '../../approvals/queries/requests.query.js';
import { RegistrationListQuery } from '../../queries/registration-list.query.js';
import { ListWords } from '../../web/desk/list-words.js';
import { BulkActionsRepository } from '../data/bulk-actions.repository.js';
import { SelectionChanged } from '../domain/list.errors.js';
import { askedOfText, filterOfAddress } from '../domain/filter-address.js';
import { isEverybody, type RegistrationFilter } from '../domain/registration-filter.js';
import { filterNames, ListSurroundingsQuery } from '../queries/list-surroundings.query.js';
import { FilteredRegistrations } from '../queries/filtered-registrations.query.js';
import { ActOnMany } from '../use-cases/act-on-many.js';
import { UndoMany } from '../use-cases/undo-many.js';
import { bulkPrepareView, bulkResultView } from './bulk.view.js';
import { type BulkAttempt, bulkAttempt, FRESH, readBulkForm } from './bulk-form.js';

/** One thing done to many: what it will do is shown first, and what it did after. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions/actions')
export class BulkController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly read: ReadDatabase,
    private readonly registrations: RegistrationListQuery,
    private readonly filtered: FilteredRegistrations,
    private readonly surroundings: ListSurroundingsQuery,
    private readonly requests: RequestsQuery,
    private readonly actions: BulkActionsRepository,
    private readonly actOnMany: ActOnMany,
    private readonly undoMany: UndoMany,
    private readonly words: ListWords,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /** What would be done and to whom; decides nothing. */
  @Get()
  async prepare(
    @Reached('edit-people') reached: OrganiserEvent,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, reached, query, { ...FRESH, id: newId() });
  }

  @Post()
  async act(
    @Param('slug') slug: string,
    @Reached('edit-people') reached: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = askedOfText(body?.['etat'] ?? '');
    const surroundings = await this.surroundings.of(reached.event, this.clock.now().getTime());
    const form = readBulkForm(query['action'], body ?? {}, surroundings);
    try {
      if (form.errors.length > 0) throw new InvalidInput(form.errors);
      await this.actOnMany.execute({
        ...form.request,
        organiser,
        event: surroundings.event,
        filter: filterOfAddress(query),
      });
    } catch (error) {
      const trouble = bulkAttempt(form, error);
      if (!trouble) throw error;
      return this.send(reply, reached, query, trouble, error instanceof SelectionChanged ? 409 : 422);
    }
    await reply.redirect(`/organiser/evenements/${reached.event.slug}/inscriptions/actions/${form.request.id}`, 303);
  }

  @Get(':id')
  async show(
    @Reached('edit-people') reached: OrganiserEvent,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const action = await this.actions.find(this.read, reached.event.id, id);
    if (!action) throw new PageUnknown();
    const names = await this.read.query<{ reference: string; firstName: string; lastName: string }>(
      `SELECT reference AS "reference", first_name AS "firstName", last_name AS "lastName" FROM registrations WHERE event_id = ?`,
      [reached.event.id],
    );
    const named = new Map(names.map(({ reference, firstName, lastName }) => [reference, `${firstName} ${lastName}`]));
    const view = bulkResultView(reached, action, named, this.machineClock.now().getTime());
    await this.desk.send(reply, 'pages/list/bulk-result', view);
  }

  @Post(':id/annulation')
  async undo(
    @Param('slug') slug: string,
    @Reached('edit-people') { event }: OrganiserEvent,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.undoMany.execute(organiser, event, id);
    await reply.redirect(`/organiser/evenements/${event.slug}/inscriptions/actions/${id}`, 303);
  }

  private async send(
    reply: FastifyReply,
    reached: OrganiserEvent,
    query: Readonly<Record<string, unknown>>,
    attempt: BulkAttempt,
    status = 200,
  ): Promise<void> {
    const filter = filterOfAddress(query);
    // Nobody ticked and not everybody asked for: the whole event would be a slip of the hand.
    const isNobody = isEverybody({ ...filter }) && query['tous'] !== '1';
    const locale = this.pages.localeOf(reply.request);
    const [page, pending, surroundings, room] = await Promise.all([
      this.registrations.page(reached.event, filter, { order: 'oldest' }),
      this.pendingOf(reached, filter),
      this.surroundings.of(reached.event, this.clock.now().getTime()),
      this.requests.room(reached.event.id),
    ]);
    const view = bulkPrepareView(reached, {
      kind: query['action'],
      filter,
      page: isNobody || !hasSelection(query) ? { ...page, items: [], total: 0 } : page,
      pending,
      surroundings,
      room,
      attempt,
      asked: this.words.sentence(locale, filter, filterNames(surroundings, filter, locale)),
      say: (field) => this.words.field(locale, field),
    });
    await this.desk.send(reply, 'pages/list/bulk', view, status);
  }

  /** Of those whom the filter means, how many await a decision. */
  private async pendingOf({ event }: OrganiserEvent, filter: RegistrationFilter): Promise<number> {
    const isAsked = filter.statuses.length === 0 || filter.statuses.includes('pending');
    return isAsked ? this.filtered.count(event, { ...filter, statuses: ['pending'] }) : 0;
  }
}

/** A tick, or « les 312 de ce filtre ». */
function hasSelection(query: Readonly<Record<string, unknown>>): boolean {
  return query['tous'] === '1' || query['ref'] !== undefined;
}
