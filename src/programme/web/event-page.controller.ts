import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { normaliseActionCode } from '../../events/domain/action-code.js';
import type { ActionCodeRecord, EventRecord } from '../../events/domain/event.js';
import { nextChangeOfState, registrationState } from '../../events/domain/registration-window.js';
import { EditionsQuery } from '../../events/queries/editions.query.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { icsCalendar } from '../../platform/calendar/ics.js';
import { Clock } from '../../platform/clock/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { qrSvg } from '../../platform/qr/qr-code.js';
import { Public } from '../../platform/web/access.js';
import { HtmlCache, type MadePage } from '../../platform/web/html-cache.js';
import { PageUnknown } from '../../platform/web/page-unknown.js';
import { EventPageLinks } from '../queries/event-page-links.js';
import { WhoAgrees } from '../queries/who-agrees.js';
import { ProgrammeQuery } from '../queries/programme.query.js';
import { calendarEntries } from './calendar-entries.js';
import { eventPageView } from './event-page.view.js';

@Controller('evenements/:slug')
@Public()
export class EventPageController {
  constructor(
    private readonly events: EventQueries,
    private readonly editions: EditionsQuery,
    private readonly programmes: ProgrammeQuery,
    private readonly links: EventPageLinks,
    private readonly whoAgrees: WhoAgrees,
    private readonly cache: HtmlCache,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /** With `?code=` of an invitation the page speaks of that code's own dates; a code of another event counts for nothing. */
  @Get()
  async show(@Param('slug') slug: string, @Query('code') typed: unknown, @Res() reply: FastifyReply): Promise<void> {
    const version = await this.editions.pageVersion(slug);
    if (version === null) return this.sendElsewhere(reply, slug, '');
    const code = typeof typed === 'string' && typed !== '' ? await this.codeOf(slug, typed) : undefined;
    const path = `/evenements/${slug}${code ? `?code=${encodeURIComponent(code.label)}` : ''}`;
    await this.cache.send(reply, { path, version, make: () => this.make(slug, code) });
  }

  @Get('programme.ics')
  async calendar(@Param('slug') slug: string, @Res() reply: FastifyReply): Promise<void> {
    const event = await this.events.bySlug(slug);
    if (!event) return this.sendElsewhere(reply, slug, '/programme.ics');
    const programme = await this.programmes.of(event.id);
    const file = icsCalendar(calendarEntries(event, programme, this.environment.publicUrl), this.clock.now());
    await reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${event.slug.replace(/[^\w-]/g, '-')}.ics"`)
      .header('cache-control', 'no-cache')
      .send(file);
  }

  private async make(slug: string, code: ActionCodeRecord | undefined): Promise<MadePage> {
    const now = this.clock.now().getTime();
    const version = await this.editions.pageVersion(slug);
    if (version === null) throw new PageUnknown();
    const event = await this.known(slug);
    const { publicUrl } = this.environment;
    const view = eventPageView({
      event,
      programme: await this.programmes.of(event.id),
      editions: await this.editions.besides(event.id),
      now,
      code,
      asks: await this.whoAgrees.of(event),
      publicUrl,
      qr: invites(event, now, code) ? qrSvg(`${publicUrl}/evenements/${slug}`) : null,
    });
    const links = await this.links.of(event);
    return {
      template: 'pages/events/event',
      view: { ...view, links },
      validUntil: nextChangeOfState(event, now),
      version,
    };
  }

  private async codeOf(slug: string, typed: string): Promise<ActionCodeRecord | undefined> {
    const { actionCodes } = await this.known(slug);
    return actionCodes.find(({ label }) => normaliseActionCode(label) === normaliseActionCode(typed));
  }

  /** An address that was printed leads to the event for ever, under whatever name it is now. @throws PageUnknown */
  private async sendElsewhere(reply: FastifyReply, formerSlug: string, rest: string): Promise<void> {
    const event = await this.events.byFormerSlug(formerSlug);
    if (!event) throw new PageUnknown();
    const query = reply.request.url.includes('?') ? reply.request.url.slice(reply.request.url.indexOf('?')) : '';
    await reply.redirect(`/evenements/${event.slug}${rest}${query}`, 301);
  }

  /** @throws PageUnknown for an event that nobody may see. */
  private async known(slug: string): Promise<EventRecord> {
    const event = await this.events.bySlug(slug);
    if (!event) throw new PageUnknown();
    return event;
  }
}

/** Whether a sheet of paper may say « S’inscrire » beside its QR code: only where that leads somewhere. */
function invites(event: EventRecord, now: number, code: ActionCodeRecord | undefined): boolean {
  return (
    event.registrationMode === 'open' && ['upcoming', 'open', 'waiting'].includes(registrationState(event, now, code))
  );
}
