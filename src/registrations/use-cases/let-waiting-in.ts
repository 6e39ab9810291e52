import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { promotable, withPromoted, type PlacesLedger } from '../domain/admission.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { ChooseOptions } from './choose-options.js';

@Injectable()
export class LetWaitingIn {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly chooseOptions: ChooseOptions,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
  ) {}

  /**
   * Gives free places to those who wait, in the order they came, and mails each. Called under the event's lock; the
   * caller saves the ledger it returns.
   */
  async within(tx: Transaction, event: EventRecord, ledger: PlacesLedger, now: number): Promise<PlacesLedger> {
    const free = promotable(ledger);
    if (free === 0) return ledger;
    let after = ledger;
    for (const waiting of await this.registrations.firstWaiting(tx, event.id, free)) {
      await this.registrations.confirm(tx, waiting.id, now);
      const options = event.options.length > 0 ? await this.chooseOptions.grantTo(tx, waiting) : [];
      const promoted: RegistrationRecord = { ...waiting, status: 'confirmed', waitingPosition: null, updatedAt: now };
      await this.outbox.enqueue(tx, this.emails.promoted(promoted, event, options));
      after = withPromoted(after, waiting.collectivity.type);
    }
    return after;
  }
}
