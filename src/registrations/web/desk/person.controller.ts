import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { DeskRight } from '../../../events/domain/event-role.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { MailListQuery } from '../../../platform/mail/queries/mail-list.query.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { ListedRegistrations } from '../../list/queries/listed-registrations.query.js';
import { ListSurroundingsQuery } from '../../list/queries/list-surroundings.query.js';
import { PersonHistoryQuery } from '../../list/queries/person-history.query.js';
import { RegistrationNotes } from '../../list/use-cases/registration-notes.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { ListWords } from './list-words.js';
import { personHistoryView } from './person-history.view.js';
import { personView } from './person.view.js';
import { personPath } from './person-path.js';

interface Found {
  readonly reached: OrganiserEvent;
  readonly registration: RegistrationRecord;
}

/** What a form of the page got wrong: the note it was about (empty for a new one), with what was typed. */
interface NoteTrouble {
  readonly id: string;
  readonly typed: string;
  readonly error: InvalidInput;
}

/** Everything about one registration, and what organisers note beside it. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions/:reference')
export class PersonController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly events: OrganiserEvents,
    private readonly eventDetails: EventQueries,
    private readonly details: RegistrationDetailQuery,
    private readonly listed: ListedRegistrations,
    private readonly surroundings: ListSurroundingsQuery,
    private readonly history: PersonHistoryQuery,
    private readonly mails: MailListQuery,
    private readonly notes: RegistrationNotes,
    private readonly words: ListWords,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, organiser, await this.find(organiser, slug, reference, 'people'));
  }

  @Post('notes')
  async writeNote(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(organiser, slug, reference, 'edit-people');
    const typed = body?.['note'] ?? '';
    await this.keep(reply, organiser, found, { id: '', typed }, () =>
      this.notes.write(organiser, found.registration, typed),
    );
  }

  @Post('notes/:id')
  async mendNote(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(organiser, slug, reference, 'edit-people');
    const typed = body?.['note'] ?? '';
    await this.keep(reply, organiser, found, { id, typed }, () =>
      this.notes.mend(organiser, found.registration, id, typed),
    );
  }

  @Post('notes/:id/suppression')
  async removeNote(
    @Param('slug') slug: string,
    @Param('reference') reference: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(organiser, slug, reference, 'edit-people');
    await this.notes.remove(organiser, found.registration, id);
    await reply.redirect(`${here(found)}#notes`, 303);
  }

  private async keep(
    reply: FastifyReply,
    organiser: Organiser,
    found: Found,
    typed: { id: string; typed: string },
    job: () => Promise<void>,
  ): Promise<void> {
    try {
      await job();
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.send(reply, organiser, found, { ...typed, error });
    }
    await reply.redirect(`${here(found)}#notes`, 303);
  }

  private async find(organiser: Organiser, slug: string, reference: string, right: DeskRight): Promise<Found> {
    const reached = await this.events.reach(organiser.accountId, slug, right);
    const registration = await this.details.find(reached.event.id, reference);
    if (!registration) throw new PageUnknown();
    return { reached, registration };
  }

  private async send(
    reply: FastifyReply,
    organiser: Organiser,
    { reached, registration }: Found,
    trouble: NoteTrouble | null = null,
  ): Promise<void> {
    const [event, form, [listed], history] = await Promise.all([
      this.eventDetails.byId(reached.event.id),
      this.surroundings.formOf(reached.event.id),
      this.listed.of([registration.id]),
      this.history.of(registration),
    ]);
    if (!listed) throw new PageUnknown();
    const about = [registration.id, ...history.tookIn.map(({ id }) => id)];
    const mails = (await Promise.all(about.map((aboutId) => this.mails.list({ aboutId })))).flatMap(
      ({ items }) => items,
    );
    const locale = this.pages.localeOf(reply.request);
    const columns = this.words.columns(locale, event ?? reached.event, form);
    const view = personView(reached, { registration, listed, columns, mails });
    const told = personHistoryView(this.catalogues, locale, history, {
      organiser,
      registration,
      trouble: trouble && { id: trouble.id, typed: trouble.typed },
    });
    const errors =
      trouble?.error.fields.map(({ code, parameters }) => ({
        field: trouble.id === '' ? 'note' : `note-${trouble.id}`,
        message: this.catalogues.text(locale, `fields:errors.${code}`, parameters),
      })) ?? [];
    await this.desk.send(reply, 'pages/desk/person', { ...view, ...told, errors }, trouble ? 422 : 200);
  }
}

function here({ reached, registration }: Found): string {
  return personPath(reached.event, registration);
}
