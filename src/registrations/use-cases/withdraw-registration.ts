import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import { isOver } from '../../events/domain/registration-window.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { CodeQuotasRepository } from '../data/code-quotas.repository.js';
import { PlacesRepository } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { withDeparture } from '../domain/admission.js';
import { PersonalLinkUnknown, RegistrationNotOpen } from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { RegistrationByToken } from '../queries/registration-by-token.query.js';
import { ChooseOptions } from './choose-options.js';
import { LetWaitingIn } from './let-waiting-in.js';

/** Somebody gives the place back; the first who waits gets it in the same transaction. */
@Injectable()
export class WithdrawRegistration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: RegistrationByToken,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly quotas: CodeQuotasRepository,
    private readonly chooseOptions: ChooseOptions,
    private readonly letWaitingIn: LetWaitingIn,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked twice, it does the same as once. `reference`, when given, must be the one of the token's registration.
   * @throws PersonalLinkUnknown, RegistrationNotOpen once the event is over: who was registered then is its record.
   */
  async execute(token: string, reference?: string): Promise<RegistrationRecord> {
    const found = await this.byToken.find(token);
    if (!found || (reference !== undefined && found.registration.reference !== reference))
      throw new PersonalLinkUnknown();
    const { event, registration } = found;
    return this.unitOfWork.run((tx) => this.leave(tx, event, registration.id), { lane: event.id });
  }

  private async leave(tx: Transaction, event: EventRecord, id: string): Promise<RegistrationRecord> {
    const places = await this.places.lock(tx, event.id);
    if (!places) throw new EventUnknown();
    const registration = await this.registrations.byId(tx, id);
    if (!registration) throw new PersonalLinkUnknown();
    if (registration.status === 'withdrawn') return registration;
    const now = this.clock.now().getTime();
    if (isOver(event, now)) throw new RegistrationNotOpen('over');
    await this.registrations.withdraw(tx, id, now);
    if (places.hasQuotas) await this.quotas.giveBack(tx, id);
    if (places.hasOptions) await this.chooseOptions.giveBack(tx, registration);
    const withdrawn: RegistrationRecord = {
      ...registration,
      status: 'withdrawn',
      waitingPosition: null,
      withdrawnAt: now,
      updatedAt: now,
    };
    await this.outbox.enqueue(tx, this.emails.withdrawn(withdrawn, event));
    const ledger = withDeparture(places, registration.status, registration.collectivity.type);
    // A place that falls free at an event that will not be, or that was put away, is nobody's news.
    const isDone = places.status === 'cancelled' || places.status === 'archived';
    await this.places.save(tx, event.id, isDone ? ledger : await this.letWaitingIn.within(tx, event, ledger, now));
    return withdrawn;
  }
}
