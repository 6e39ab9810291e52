import { Injectable } from '@nestjs/common';
import { EventQueries } from '../../events/queries/event.queries.js';
import { MachineClock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { mayResendLink } from '../domain/personal-link.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { LiveRegistrationsOfEmail } from '../queries/live-registrations-of-email.query.js';
import { OtherLinks } from './other-links.js';

/** Mails the personal links of an address to that address. Who asks learns nothing: the answer is always the same. */
@Injectable()
export class RecoverPersonalLinks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly liveOf: LiveRegistrationsOfEmail,
    private readonly events: EventQueries,
    private readonly registrations: RegistrationRepository,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
    private readonly machineClock: MachineClock,
    private readonly others: OtherLinks,
  ) {}

  /** `emailNormalised` as `normaliseEmail` gives it. */
  async execute(emailNormalised: string): Promise<void> {
    for (const { id, eventId } of await this.liveOf.find(emailNormalised)) {
      await this.unitOfWork.run((tx) => this.mailLink(tx, id, eventId), { lane: eventId });
    }
    await this.others.mail(emailNormalised);
  }

  private async mailLink(tx: Transaction, id: string, eventId: string): Promise<void> {
    const now = this.machineClock.now().getTime();
    const live = await this.registrations.liveById(tx, id);
    const event = await this.events.byId(eventId);
    if (!live || !event || !mayResendLink(live.linkMailedAt, now)) return;
    await this.registrations.noteLinkMailed(tx, id, now);
    await this.outbox.enqueue(tx, this.emails.personalLink(live.record, event, String(now)));
  }
}
