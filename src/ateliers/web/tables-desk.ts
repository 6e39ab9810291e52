import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../events/domain/desk-shell.js';
import { type OrganiserEvent, OrganiserEvents } from '../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { DeskPages } from '../../platform/web/desk-pages.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import type { PlanEdit } from '../use-cases/change-plan.js';

export interface TablesDesk {
  readonly reached: OrganiserEvent;
  readonly organiser: Organiser;
  /** `/organiser/evenements/<slug>/tables` */
  readonly base: string;
}

/** What the pages on ateliers and tables have in common: who may, where they are, in which language. */
@Injectable()
export class TablesDeskPages {
  constructor(
    private readonly events: OrganiserEvents,
    private readonly desk: DeskPages,
    private readonly pages: Pages,
  ) {}

  /** @throws EventOutOfReach, RoleInsufficient */
  async open(organiser: Organiser, slug: string): Promise<TablesDesk> {
    const reached = await this.events.reach(organiser.accountId, slug, 'tables');
    return { reached, organiser, base: `/organiser/evenements/${reached.event.slug}/tables` };
  }

  async send(
    reply: FastifyReply,
    template: string,
    { reached, base }: TablesDesk,
    view: object,
    status = 200,
  ): Promise<void> {
    await this.sendPage(reply, `pages/tables/${template}`, { reached, base }, view, status);
  }

  /** The same for a page of a feature: `template` is the whole path. */
  async sendPage(
    reply: FastifyReply,
    template: string,
    { reached, base }: Pick<TablesDesk, 'reached' | 'base'>,
    view: object,
    status = 200,
  ): Promise<void> {
    await this.desk.send(reply, template, { desk: deskShell('tables', reached), base, ...view }, status);
  }

  localeOf({ request }: FastifyReply): Locale {
    return this.pages.localeOf(request);
  }
}

/** A change of a plan as a form or a script asks for it: `seen` is the version on the page. */
export function editOf({ reached, organiser }: TablesDesk, planId: string, body: FormBody): PlanEdit {
  return { eventId: reached.event.id, planId, by: organiser, seen: whole(body.seen) ?? 0 };
}

/** A whole number from 0 as somebody types it; null for anything else. */
export function whole(typed: unknown): number | null {
  return typeof typed === 'string' && /^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : null;
}

/** A script asks for JSON, a form for a page. */
export function wantsJson({ request }: FastifyReply): boolean {
  return request.headers.accept?.includes('application/json') ?? false;
}
