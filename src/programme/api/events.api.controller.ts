import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ActionCodeRecord, EventRecord } from '../../events/domain/event.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import { leadsToPublic } from '../../events/domain/public-codes.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Problem } from '../../platform/api/problem.js';
import { validated } from '../../platform/api/validated.js';
import { Clock } from '../../platform/clock/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { Public } from '../../platform/web/access.js';
import { clientAddress } from '../../platform/web/client-address.js';
import { RateLimits } from '../../platform/web/rate-limit.js';
import { ProgrammeQuery } from '../queries/programme.query.js';
import { EventListInput } from './event-list.input.js';
import { eventOutput, eventSummaryOutput } from './event-output.view.js';
import { EventListOutput, EventOutput } from './event.output.js';

interface Found {
  readonly event: EventRecord;
  readonly code?: ActionCodeRecord;
}

@ApiTags('events')
@Public()
@Controller('api/v1/events')
export class EventsApiController {
  constructor(
    private readonly events: EventQueries,
    private readonly programmes: ProgrammeQuery,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Published events, by date; or those that an action code names.' })
  @ApiOkResponse({ type: EventListOutput })
  @ApiResponse({ status: 422, type: Problem, description: 'A parameter is wrong.' })
  @ApiResponse({ status: 429, type: Problem, description: 'Too many wrong codes.' })
  async list(
    @Query(validated()) { code, limit, cursor }: EventListInput,
    @Req() request: FastifyRequest,
  ): Promise<EventListOutput> {
    const found = code === undefined ? await this.published() : await this.named(code, clientAddress(request));
    const rest = cursor === undefined ? found : found.filter(({ event }) => cursorOf(event) > cursor);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ event, code: asked }) => eventSummaryOutput(event, { ...this.seen(), code: asked })),
      nextCursor: last && rest.length > limit ? cursorOf(last.event) : null,
    };
  }

  @Get(':slug')
  @ApiOperation({ summary: 'One event with its programme; a former address answers too, with the slug of today.' })
  @ApiParam({ name: 'slug', example: 'seminaire-bloc-local-2019' })
  @ApiOkResponse({ type: EventOutput })
  @ApiResponse({ status: 404, type: Problem, description: 'No event has this address.' })
  async one(@Param('slug') slug: string): Promise<EventOutput> {
    const event = (await this.events.bySlug(slug)) ?? (await this.events.byFormerSlug(slug));
    if (!event) throw new EventUnknown();
    return eventOutput(event, await this.programmes.of(event.id), this.seen());
  }

  private async published(): Promise<Found[]> {
    return (await this.events.published()).map((event) => ({ event }));
  }

  private async named(code: string, address: string): Promise<Found[]> {
    const found = await this.events.byActionCode(code);
    if (!leadsToPublic(found)) await this.limits.check('wrong-code', address);
    if (found.length === 0) await this.limits.within('wrong-code', address);
    return found.sort((one, other) => (cursorOf(one.event) < cursorOf(other.event) ? -1 : 1));
  }

  private seen() {
    return { now: this.clock.now().getTime(), publicUrl: this.environment.publicUrl };
  }
}

/** Where a page ended: dates sort as text, and slugs are unique. */
function cursorOf({ startsOn, slug }: EventRecord): string {
  return `${startsOn} ${slug}`;
}
