import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventFacts, type EventChanged } from '../../events/use-cases/event-facts.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { PlacesRepository } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { LetWaitingIn } from './let-waiting-in.js';
import { PlacesInTurn } from './places-in-turn.js';

/** What becomes of registrations when organisers change their event, in the transaction of the change. */
@Injectable()
export class FollowEvents implements OnModuleInit {
  constructor(
    private readonly facts: EventFacts,
    private readonly placesInTurn: PlacesInTurn,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly letWaitingIn: LetWaitingIn,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
  ) {}

  onModuleInit(): void {
    this.facts.on('placesRaised', (tx, fact) => this.givePlaces(tx, fact));
    this.facts.on('cancelled', (tx, fact) => this.tellEverybody(tx, fact));
  }

  private async givePlaces(tx: Transaction, { event, now }: EventChanged): Promise<void> {
    const places = await this.placesInTurn.within(tx, event, now);
    if (places.waiting === 0) return;
    await this.places.save(tx, event.id, await this.letWaitingIn.within(tx, event, places, now));
  }

  private async tellEverybody(tx: Transaction, { event }: EventChanged): Promise<void> {
    for (const registration of await this.registrations.live(tx, event.id)) {
      await this.outbox.enqueue(tx, this.emails.eventCancelled(registration, event));
    }
  }
}
