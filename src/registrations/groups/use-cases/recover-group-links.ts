import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { mayResendLink } from '../../domain/personal-link.js';
import { OtherLinks } from '../../use-cases/other-links.js';
import { GroupRepository } from '../data/group.repository.js';
import { GroupEmails } from '../emails/group-emails.js';

const MOST = 10;

/** Who lost the link to the group they registered is mailed it again, with their own links. */
@Injectable()
export class RecoverGroupLinks implements OnModuleInit {
  constructor(
    private readonly otherLinks: OtherLinks,
    private readonly read: ReadDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: GroupRepository,
    private readonly events: EventQueries,
    private readonly outbox: Outbox,
    private readonly emails: GroupEmails,
    private readonly machineClock: MachineClock,
  ) {}

  onModuleInit(): void {
    this.otherLinks.add((emailNormalised) => this.mail(emailNormalised));
  }

  private async mail(emailNormalised: string): Promise<void> {
    for (const { id, eventId } of await this.groups.ofManager(this.read, emailNormalised, MOST)) {
      await this.unitOfWork.run((tx) => this.mailOne(tx, id, eventId), { lane: eventId });
    }
  }

  private async mailOne(tx: Transaction, id: string, eventId: string): Promise<void> {
    const now = this.machineClock.now().getTime();
    const group = await this.groups.byId(tx, id);
    const event = await this.events.byId(eventId);
    if (!group || !event || !mayResendLink(group.linkMailedAt, now)) return;
    await this.groups.noteLinkMailed(tx, id, now);
    await this.outbox.enqueue(tx, this.emails.link(group, event, String(now)));
  }
}
