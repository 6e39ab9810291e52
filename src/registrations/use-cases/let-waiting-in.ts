import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import type { LockedPlaces } from '../data/places.repository.js';
import { WaitingLineRepository } from '../data/waiting-line.repository.js';
import { freePlaces } from '../domain/admission.js';
import { NOBODY } from '../domain/quotas.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { letIn } from '../domain/waiting-line.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { offerDueAt } from '../places/domain/offer.js';
import { hasQuotas } from '../places/domain/places-rules.js';
import { KeepChoices } from './keep-choices.js';
import { MoveRegistration } from './move-registration.js';

/** Gives free places to those who wait: at once, or as an offer to answer in time. */
@Injectable()
export class LetWaitingIn {
  constructor(
    private readonly waitingLine: WaitingLineRepository,
    private readonly move: MoveRegistration,
    private readonly choices: KeepChoices,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
  ) {}

  /**
   * Called under the event's lock, after whatever may have freed a place; the caller saves the places it returns. A place
   * that falls free at an event that will not be, or that was put away, is nobody's news.
   */
  async within(tx: Transaction, event: EventRecord, places: LockedPlaces, now: number): Promise<LockedPlaces> {
    if (places.status === 'cancelled' || places.status === 'archived') return places;
    const { offerHours } = places.rules;
    const dueAt = offerHours === null ? null : offerDueAt(event, offerHours, now);
    let after = places;
    for (const before of await this.next(tx, places)) {
      after =
        dueAt === null
          ? await this.confirm(tx, event, after, before, now)
          : await this.offer(tx, event, after, before, now, dueAt);
    }
    return after;
  }

  private async next(tx: Transaction, places: LockedPlaces): Promise<RegistrationRecord[]> {
    const free = Math.min(freePlaces(places), places.waiting);
    if (free === 0) return [];
    const { rules, eventId } = places;
    const isByDate = rules.order === 'date' && !hasQuotas(rules);
    const line = await this.waitingLine.line(tx, eventId, isByDate ? free : null);
    const tally = isByDate ? NOBODY : await this.waitingLine.tally(tx, eventId, places);
    return this.waitingLine.records(
      tx,
      letIn(places, rules, tally, line).map(({ id }) => id),
    );
  }

  private async confirm(
    tx: Transaction,
    event: EventRecord,
    places: LockedPlaces,
    before: RegistrationRecord,
    now: number,
  ): Promise<LockedPlaces> {
    const moved = await this.move.within(tx, event, { ledger: places, before, now }, { to: 'confirmed' });
    const chosen = await this.choices.grantTo(tx, places, before);
    await this.outbox.enqueue(tx, this.emails.promoted(moved.registration, event, chosen));
    return moved.ledger;
  }

  private async offer(
    tx: Transaction,
    event: EventRecord,
    places: LockedPlaces,
    before: RegistrationRecord,
    now: number,
    dueAt: number,
  ): Promise<LockedPlaces> {
    const moved = await this.move.within(tx, event, { ledger: places, before, now }, { to: 'offered', dueAt });
    const chosen = await this.choices.of(tx, places, moved.registration);
    await this.outbox.enqueue(tx, this.emails.offered(moved.registration, event, chosen));
    return moved.ledger;
  }
}
