import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Public } from '../../../platform/web/access.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import { PublicationQuery } from '../queries/publication.query.js';
import { reportView } from './report.view.js';

/** What an event's evaluation gave, for everybody, once its organisers published it. */
@Public()
@Controller('evenements/:slug/evaluation')
export class EvaluationPageController {
  constructor(
    private readonly events: EventQueries,
    private readonly publications: PublicationQuery,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const event = await this.events.bySlug(slug);
    if (!event) throw new PageUnknown();
    const { content, version, publishedAt } = await this.publications.of(event.id);
    if (publishedAt === null) throw new PageUnknown();
    const locale = this.pages.localeOf(request);
    const shown = await this.publications.shown(event.id, content.questionnaires);
    const hasCritical = shown.some(({ verbatims }) => verbatims.all.some(({ work }) => work.chosen && work.critical));
    await this.pages.send(reply, 'pages/publication/public', {
      event: { title: event.title, slug: event.slug, startsOn: event.startsOn, endsOn: event.endsOn },
      zone: event.timeZone,
      publishedAt,
      revision: version,
      content: { ...content, noCritical: hasCritical ? '' : content.noCritical },
      questionnaires: shown.map((one) => reportView(one, locale)),
    });
  }
}
