import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Environment } from '../../../platform/config/environment.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { arrangeProgramme } from '../../domain/arrange-programme.js';
import { DraftChangedMeanwhile } from '../../domain/draft.errors.js';
import { changeCount, changesCalendar, programmeDiff } from '../../domain/programme-diff.js';
import { programmeWarnings } from '../../domain/warnings.js';
import { ProgrammeWords } from '../../queries/programme-in-words.js';
import { PublishProgramme } from '../../use-cases/publish-programme.js';
import { eventPageView } from '../event-page.view.js';
import { type Desk, ProgrammeDesk } from './programme-desk.js';
import { seenIn } from './session-form-body.js';

/** From the draft to what everybody reads. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/programme')
export class ProgrammePublicationController {
  constructor(
    private readonly desk: ProgrammeDesk,
    private readonly publishing: PublishProgramme,
    private readonly words: ProgrammeWords,
    private readonly deskPages: DeskPages,
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  @Get('changements')
  async changes(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showChanges(reply, await this.desk.open(organiser, slug, 'publish'), {});
  }

  @Post('publication')
  async publish(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug, 'publish');
    const tellPeople = body?.tell === 'yes';
    try {
      const count = await this.publishing.execute({
        eventId: desk.reached.event.id,
        by: organiser,
        seenVersion: seenIn(body ?? {}).version,
        tellPeople,
      });
      await reply.redirect(count > 0 && tellPeople ? `${desk.base}?publie=${count}` : desk.base, 303);
    } catch (error) {
      if (!(error instanceof DraftChangedMeanwhile)) throw error;
      await this.showChanges(reply, desk, { meanwhile: true, tell: tellPeople });
    }
  }

  /** The event's page as it would be if the draft were published now. */
  @Get('apercu')
  async preview(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, draft, base } = await this.desk.open(organiser, slug);
    const view = eventPageView({
      event: reached.event,
      programme: arrangeProgramme(draft.sessions),
      now: this.clock.now().getTime(),
      publicUrl: this.environment.publicUrl,
      qr: null,
    });
    await this.deskPages.send(reply, 'pages/events/event', {
      ...view,
      preview: { back: base },
    });
  }

  private async showChanges(
    reply: FastifyReply,
    { reached, draft, base }: Desk,
    { meanwhile = false, tell = false }: { meanwhile?: boolean; tell?: boolean },
  ): Promise<void> {
    const { event } = reached;
    const diff = programmeDiff(draft.published, draft.sessions);
    const around = { venues: event.venues, severalDays: event.startsOn !== event.endsOn };
    const view = {
      desk: deskShell('programme', reached),
      base,
      seen: `${draft.version}-${draft.revision}`,
      meanwhile,
      tell,
      hidden: event.status === 'draft',
      count: changeCount(diff),
      diff: this.words.of(diff, around, this.pages.localeOf(reply.request)),
      calendar: changesCalendar(diff),
      warnings: programmeWarnings(draft.sessions, event).length,
      people: event.places.taken + event.places.waiting,
    };
    await this.deskPages.send(reply, 'pages/programme-desk/changes', view, meanwhile ? 409 : 200);
  }
}
