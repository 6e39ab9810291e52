import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventRecord } from '../../../events/domain/event.js';
import { nextChangeOfState } from '../../../events/domain/registration-window.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Environment } from '../../../platform/config/environment.js';
import { Public } from '../../../platform/web/access.js';
import { KeptFiles, type MadeFile } from '../../../platform/web/kept-files.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { eventJsonLd } from '../../domain/exchange/event-json-ld.js';
import type { Session } from '../../domain/programme.js';
import { DraftQuery } from '../../queries/draft.query.js';
import { FILE_TYPES, PROGRAMME_FILES, type ProgrammeFile, ProgrammeFiles } from './programme-files.js';

/** The published programme for programs: the same for everybody, in French. */
@Public()
@Controller('evenements/:slug')
export class PublicFilesController {
  constructor(
    private readonly events: EventQueries,
    private readonly drafts: DraftQuery,
    private readonly files: ProgrammeFiles,
    private readonly kept: KeptFiles,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  @Get([...PROGRAMME_FILES])
  async file(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = fileOf(request);
    await this.send(reply, slug, file, FILE_TYPES[file], async (event, sessions) => ({
      body: await this.files.make(file, event, sessions, 'fr'),
    }));
  }

  /** The event as schema.org tells it, session by session; its page holds the same in short. */
  @Get('evenement.jsonld')
  async structured(@Param('slug') slug: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, slug, 'evenement.jsonld', 'application/ld+json; charset=utf-8', (event, sessions) => {
      const now = this.clock.now().getTime();
      const body = JSON.stringify(eventJsonLd(event, { now, publicUrl: this.environment.publicUrl }, sessions));
      return Promise.resolve({ body, validUntil: nextChangeOfState(event, now) });
    });
  }

  private async send(
    reply: FastifyReply,
    slug: string,
    name: string,
    type: string,
    make: (event: EventRecord, sessions: readonly Session[]) => Promise<MadeFile>,
  ): Promise<void> {
    const version = await this.events.version(slug);
    if (version === null) {
      const moved = await this.events.byFormerSlug(slug);
      if (!moved) throw new PageUnknown();
      await reply.redirect(`/evenements/${moved.slug}/${name}`, 301);
      return;
    }
    await this.kept.send(reply, {
      key: `/evenements/${slug}/${name}`,
      type,
      version,
      ...(/\.(csv|xlsx)$/.test(name) && { download: `${slug}-${name}` }),
      make: async () => {
        const event = await this.events.bySlug(slug);
        if (!event) throw new PageUnknown();
        const { published } = await this.drafts.of(event.id);
        return make(event, published);
      },
    });
  }
}

/** The last word of the route, which is one of the files. */
export function fileOf({ routeOptions }: FastifyRequest): ProgrammeFile {
  const name = routeOptions.url?.split('/').at(-1);
  const file = PROGRAMME_FILES.find((known) => known === name);
  if (!file) throw new PageUnknown();
  return file;
}
