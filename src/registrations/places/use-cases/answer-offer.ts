import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { PersonalLinkUnknown, RegistrationNotOpen } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationEmails } from '../../emails/registration-emails.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { EndRegistration } from '../../use-cases/end-registration.js';
import { KeepChoices } from '../../use-cases/keep-choices.js';
import { MoveRegistration } from '../../use-cases/move-registration.js';
import { PlacesInTurn } from '../../use-cases/places-in-turn.js';

/** Somebody who was offered a place takes it, or leaves it to the next. */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: RegistrationByToken,
    private readonly placesInTurn: PlacesInTurn,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly move: MoveRegistration,
    private readonly choices: KeepChoices,
    private readonly endRegistration: EndRegistration,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
    private readonly clock: Clock,
  ) {}

  /**
   * Answered twice is answered once; an answer that comes too late changes nothing, and the registration tells it.
   * @throws PersonalLinkUnknown, RegistrationNotOpen at a cancelled event.
   */
  async execute(token: string, answer: 'accept' | 'decline'): Promise<RegistrationRecord> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { event, registration } = found;
    if (event.status === 'cancelled') throw new RegistrationNotOpen('cancelled');
    const now = this.clock.now().getTime();
    return this.unitOfWork.run(
      (tx) =>
        answer === 'accept'
          ? this.accept(tx, event, registration.id, now)
          : this.decline(tx, event, registration.id, now),
      { lane: event.id },
    );
  }

  private async accept(tx: Transaction, event: EventRecord, id: string, now: number): Promise<RegistrationRecord> {
    const places = await this.placesInTurn.within(tx, event, now);
    const before = await this.registrations.byId(tx, id);
    if (!before) throw new PersonalLinkUnknown();
    if (before.status !== 'offered') return before;
    const moved = await this.move.within(tx, event, { ledger: places, before, now }, { to: 'confirmed' });
    const chosen = await this.choices.grantTo(tx, places, before);
    await this.places.save(tx, event.id, moved.ledger);
    await this.outbox.enqueue(tx, this.emails.confirmed(moved.registration, event, chosen));
    return moved.registration;
  }

  /** Whoever has taken the place meanwhile withdraws by another button. */
  private async decline(tx: Transaction, event: EventRecord, id: string, now: number): Promise<RegistrationRecord> {
    await this.placesInTurn.within(tx, event, now);
    const before = await this.registrations.byId(tx, id);
    if (!before) throw new PersonalLinkUnknown();
    if (before.status !== 'offered') return before;
    return this.endRegistration.within(tx, event, before, { by: 'person', now, mail: true });
  }
}
