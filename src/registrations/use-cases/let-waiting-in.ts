import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import type { LockedPlaces } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { promotable } from '../domain/admission.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { ChooseOptions } from './choose-options.js';
import { MoveRegistration } from './move-registration.js';

@Injectable()
export class LetWaitingIn {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly move: MoveRegistration,
    private readonly chooseOptions: ChooseOptions,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
  ) {}

  /**
   * Gives free places to those who wait, in the order they came, and mails each. Called under the event's lock; the
   * caller saves the places it returns. A place that falls free at an event that will not be, or that was put away, is
   * nobody's news.
   */
  async within(tx: Transaction, event: EventRecord, places: LockedPlaces, now: number): Promise<LockedPlaces> {
    if (places.status === 'cancelled' || places.status === 'archived') return places;
    const free = promotable(places);
    if (free === 0) return places;
    let ledger = places;
    for (const before of await this.registrations.firstWaiting(tx, event.id, free)) {
      const moved = await this.move.within(tx, event, { ledger, before, now }, { to: 'confirmed' });
      const options = event.options.length > 0 ? await this.chooseOptions.grantTo(tx, before) : [];
      await this.outbox.enqueue(tx, this.emails.promoted(moved.registration, event, options));
      ledger = moved.ledger;
    }
    return ledger;
  }
}
