import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { MailingRepository } from '../data/mailing.repository.js';
import { ScheduleRepository } from '../data/schedule.repository.js';
import type { Mailing } from '../domain/mailing.js';
import { MailingUnknown } from '../domain/message.errors.js';
import type { Schedule } from '../domain/schedule.js';

/** What the pages of messages begin with: the event in reach, whole, and what the address names. */
@Injectable()
export class MessageDesk {
  constructor(
    private readonly organiserEvents: OrganiserEvents,
    private readonly events: EventQueries,
    private readonly read: ReadDatabase,
    private readonly mailings: MailingRepository,
    private readonly schedules: ScheduleRepository,
  ) {}

  /** @throws EventOutOfReach, RoleInsufficient. */
  async reach(accountId: string, slug: string): Promise<{ reached: OrganiserEvent; event: EventRecord }> {
    const reached = await this.organiserEvents.reach(accountId, slug, 'messages');
    const event = await this.events.byId(reached.event.id);
    if (!event) throw new PageUnknown();
    return { reached, event };
  }

  /** @throws MailingUnknown, for another event's too. */
  async mailing(event: EventRecord, id: string): Promise<Mailing> {
    const mailing = await this.mailings.byId(this.read, id);
    if (mailing?.eventId !== event.id) throw new MailingUnknown();
    return mailing;
  }

  /** @throws MailingUnknown */
  async schedule(event: EventRecord, id: string): Promise<Schedule> {
    const schedule = await this.schedules.byId(this.read, event.id, id);
    if (!schedule) throw new MailingUnknown();
    return schedule;
  }

  schedulesOf(event: EventRecord): Promise<Schedule[]> {
    return this.schedules.of(this.read, event.id);
  }

  mailingsOf(event: EventRecord): Promise<Mailing[]> {
    return this.mailings.of(this.read, event.id);
  }
}
