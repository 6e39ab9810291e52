import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Public } from '../../platform/web/access.js';
import { clientAddress } from '../../platform/web/client-address.js';
import { Pages } from '../../platform/web/pages.js';
import { RateLimits } from '../../platform/web/rate-limit.js';
import { displayActionCode, normaliseActionCode } from '../domain/action-code.js';
import type { ActionCodeRecord, EventRecord } from '../domain/event.js';
import { looksAlike } from '../domain/look-alike-code.js';
import { EventQueries } from '../queries/event.queries.js';
import { upcomingView } from './home.view.js';
import { leadsToPublic, publicCodes } from '../domain/public-codes.js';
import { standingOf } from '../domain/standing.js';

interface Match {
  readonly event: EventRecord;
  readonly code: ActionCodeRecord;
}

/** From the code of an invitation to its event. */
@Controller('code')
@Public()
export class CodeController {
  constructor(
    private readonly events: EventQueries,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** The event's page says what the code opens now: registration, the waiting list, or why neither. */
  @Get()
  async open(@Query('code') typed: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const code = typeof typed === 'string' ? typed : '';
    const found = await this.events.byActionCode(code);
    if (!leadsToPublic(found)) await this.limits.check('wrong-code', clientAddress(request));
    const matches = this.preferred(found);
    const [only, ...others] = matches;
    if (!only) await this.unknown(code, request, reply);
    else if (others.length > 0) await this.choose(matches, request, reply);
    else void reply.header('cache-control', 'no-store').redirect(addressOf(only), 303);
  }

  /** An edition may use a code again: the one that takes registrations now wins. */
  private preferred(matches: readonly Match[]): readonly Match[] {
    const now = this.clock.now().getTime();
    const open = matches.filter(({ event, code }) => ['open', 'waiting'].includes(standingOf(event, now, code).state));
    return open.length === 1 ? open : matches;
  }

  private async unknown(typed: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.limits.count('wrong-code', clientAddress(request));
    const normalised = normaliseActionCode(typed);
    const view = {
      typed: typed.slice(0, 60),
      understood: normalised === '' ? null : displayActionCode(normalised),
      suggestion: normalised === '' ? null : await this.suggestion(normalised),
    };
    await this.pages.send(reply, 'pages/home/unknown-code', view, { status: 404 });
  }

  private async suggestion(
    typed: string,
  ): Promise<{ slug: string; label: string; query: string; title: string } | null> {
    for (const event of await this.events.published()) {
      const code = publicCodes(event).find(({ label }) => looksAlike(typed, label));
      if (code)
        return { slug: event.slug, label: code.label, query: encodeURIComponent(code.label), title: event.title };
    }
    return null;
  }

  private async choose(matches: readonly Match[], request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const locale = this.pages.localeOf(request);
    const now = this.clock.now().getTime();
    const label = matches[0]?.code.label ?? '';
    const view = {
      code: label,
      query: encodeURIComponent(label),
      matches: matches.map(({ event, code }) => upcomingView(event, now, locale, code)),
    };
    await this.pages.send(reply, 'pages/home/choose-event', view);
  }
}

function addressOf({ event, code }: Match): string {
  return `/evenements/${event.slug}?code=${encodeURIComponent(code.label)}`;
}
