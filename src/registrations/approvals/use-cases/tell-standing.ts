import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { PlacesRepository } from '../../data/places.repository.js';
import type { Introduction } from '../../domain/introduction.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationEmails } from '../../emails/registration-emails.js';
import { KeepChoices } from '../../use-cases/keep-choices.js';
import { waitingWords } from '../../use-cases/waiting-words.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import { ApprovalEmails } from '../emails/approval-emails.js';

/** One mail to somebody whom another person registered: where they stand, their link, and who did it. */
@Injectable()
export class TellStanding {
  constructor(
    private readonly places: PlacesRepository,
    private readonly choices: KeepChoices,
    private readonly approvals: ApprovalsRepository,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
    private readonly approvalEmails: ApprovalEmails,
  ) {}

  /** Takes the event's lock. Whoever has no live registration is not mailed. `introduction`: null where they know. */
  async within(
    tx: Transaction,
    event: EventRecord,
    registration: RegistrationRecord,
    introduction: Introduction | null,
  ): Promise<void> {
    const mail = await this.mailOf(tx, event, registration, introduction);
    if (mail) await this.outbox.enqueue(tx, mail);
  }

  private async mailOf(
    tx: Transaction,
    event: EventRecord,
    registration: RegistrationRecord,
    introduction: Introduction | null,
  ): Promise<NewMail | null> {
    const places = await this.places.lock(tx, event.id);
    if (!places) return null;
    const chosen = () => this.choices.of(tx, places, registration);
    switch (registration.status) {
      case 'confirmed':
        return this.emails.confirmed(registration, event, await chosen(), introduction);
      case 'waiting':
        return this.emails.waiting(registration, event, await chosen(), waitingWords(places.rules, null), introduction);
      case 'offered':
        return this.emails.offered(registration, event, await chosen(), introduction);
      case 'pending': {
        const approval = await this.approvals.pendingOf(tx, registration.id);
        return approval && this.approvalEmails.recorded(registration, event, approval, introduction);
      }
      case 'withdrawn':
        return null;
    }
  }
}
