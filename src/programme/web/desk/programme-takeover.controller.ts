import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { may } from '../../../events/domain/event-role.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { daysBetween } from '../../../platform/clock/paris-time.js';
import { newId } from '../../../platform/ids/ids.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { copiedProgramme } from '../../domain/copied-programme.js';
import { DraftQuery } from '../../queries/draft.query.js';
import { type Desk, ProgrammeDesk } from './programme-desk.js';

/** Another event's programme as the beginning of this one. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/programme/reprise')
export class ProgrammeTakeoverController {
  constructor(
    private readonly desk: ProgrammeDesk,
    private readonly events: OrganiserEvents,
    private readonly drafts: DraftQuery,
    private readonly pages: DeskPages,
  ) {}

  @Get()
  async choose(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, await this.desk.open(organiser, slug), false);
  }

  @Post()
  async take(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const { event } = desk.reached;
    const source = (await this.sourcesFor(desk)).find((other) => other.slug === body?.event);
    if (!source) return this.show(reply, desk, true);
    const { sessions } = await this.drafts.of(source.id);
    const days = daysBetween(source.startsOn, event.startsOn);
    const taken = copiedProgramme(sessions, { days, venueIds: sameVenues(source, event), newId });
    const change = { verb: 'taken-over' as const, title: source.title, amount: days };
    await this.desk.change(reply, desk, body ?? {}, () => ({ sessions: taken, change }), desk.base);
  }

  private async show(reply: FastifyReply, desk: Desk, isWrong: boolean): Promise<void> {
    const { reached, draft, base } = desk;
    const message = this.desk.wordsFor(reply)('errors.event-unknown');
    const view = {
      desk: deskShell('programme', reached),
      base,
      seen: `${draft.version}-${draft.revision}`,
      errors: isWrong ? [{ field: 'event', message }] : null,
      events: await this.sourcesFor(desk),
      count: draft.sessions.length,
    };
    await this.pages.send(reply, 'pages/programme-desk/takeover', view, isWrong ? 422 : 200);
  }

  /** The latest first; the event itself and those that this person may not edit are left out. */
  private async sourcesFor({ organiser, reached }: Desk): Promise<EventRecord[]> {
    const all = await this.events.of(organiser.accountId);
    return all
      .filter(({ event, role }) => event.id !== reached.event.id && may(role, 'edit-programme'))
      .map(({ event }) => event)
      .reverse();
  }
}

/** A place of the same name is the same place. */
function sameVenues(from: EventRecord, to: EventRecord): Map<string, string> {
  return new Map(
    from.venues.flatMap(({ id, name }) => {
      const heir = to.venues.find((venue) => venue.name === name);
      return heir ? [[id, heir.id] as const] : [];
    }),
  );
}
