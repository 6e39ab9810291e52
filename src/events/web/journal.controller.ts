import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AuditListQuery } from '../../platform/audit/audit-list.query.js';
import { auditView } from '../../platform/audit/audit.view.js';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import { DeskPages } from '../../platform/web/desk-pages.js';
import { Pages } from '../../platform/web/pages.js';
import { deskShell } from '../domain/desk-shell.js';
import type { OrganiserEvent } from '../queries/organiser-events.query.js';
import { Reached } from './reached.js';

/** Who changed what on an event, and when. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/journal')
export class JournalController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly audit: AuditListQuery,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Reached('audit') reached: OrganiserEvent,
    @Query('suite') cursor: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = typeof cursor === 'string' && cursor !== '' ? cursor : null;
    const page = await this.audit.ofEvent(reached.event.id, after);
    const here = `/organiser/evenements/${reached.event.slug}/journal`;
    const trail = auditView(this.catalogues, this.pages.localeOf(reply.request), page, {
      here,
      isFirst: after === null,
      people: `/organiser/evenements/${reached.event.slug}/inscriptions`,
    });
    await this.desk.send(reply, 'pages/audit/event', { desk: deskShell('audit', reached), ...trail });
  }
}
