import { Injectable } from '@nestjs/common';
import { EventUnknown } from '../../events/domain/event.errors.js';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { PlacesRepository, type LockedPlaces } from '../data/places.repository.js';
import { WaitingLineRepository } from '../data/waiting-line.repository.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { LetWaitingIn } from './let-waiting-in.js';
import { ReleaseRegistration } from './release-registration.js';

/** The event's places, locked, and as they are at this moment: an offer whose time is over holds none. */
@Injectable()
export class PlacesInTurn {
  constructor(
    private readonly places: PlacesRepository,
    private readonly waitingLine: WaitingLineRepository,
    private readonly release: ReleaseRegistration,
    private readonly letWaitingIn: LetWaitingIn,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
  ) {}

  /** @throws EventUnknown. */
  async within(tx: Transaction, event: EventRecord, now: number): Promise<LockedPlaces> {
    const places = await this.places.lock(tx, event.id);
    if (!places) throw new EventUnknown();
    return places.held === 0 ? places : this.withoutOverdueOffers(tx, event, places, now);
  }

  private async withoutOverdueOffers(
    tx: Transaction,
    event: EventRecord,
    places: LockedPlaces,
    now: number,
  ): Promise<LockedPlaces> {
    if (places.status === 'cancelled' || places.status === 'archived') return places;
    const overdue = await this.waitingLine.overdue(tx, event.id, now);
    if (overdue.length === 0) return places;
    let after = places;
    for (const before of overdue) {
      const ending = { by: 'offer-expired', reason: null } as const;
      const released = await this.release.within(tx, event, { places: after, before, now }, ending);
      await this.outbox.enqueue(tx, this.emails.offerExpired(released.registration, event));
      after = released.places;
    }
    after = await this.letWaitingIn.within(tx, event, after, now);
    await this.places.save(tx, event.id, after);
    return after;
  }
}
