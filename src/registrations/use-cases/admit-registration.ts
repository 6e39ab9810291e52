import { Injectable } from '@nestjs/common';
import { EventUnknown } from '../../events/domain/event.errors.js';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { PlacesRepository } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { decideAdmission } from '../domain/admission.js';
import { PersonalLinkUnknown } from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { ChooseOptions } from './choose-options.js';
import { MoveRegistration } from './move-registration.js';

export interface Admitting {
  /** Nobody is mailed. */
  readonly silent?: boolean;
  /** Confirmed even where no place is left, or before others who wait: whoever asks for it answers for it in the journal. */
  readonly beyondPlaces?: boolean;
}

/** Somebody whose request has been agreed to is decided on like a newcomer. */
@Injectable()
export class AdmitRegistration {
  constructor(
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly move: MoveRegistration,
    private readonly chooseOptions: ChooseOptions,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
  ) {}

  /**
   * Takes the event's lock. A place where one is free, else the end of the waiting list, even where the event has none for
   * newcomers: whoever was agreed to is not turned away. With `beyondPlaces` also somebody who waits is confirmed. Asked of
   * anybody else it changes nothing.
   * @throws EventUnknown, PersonalLinkUnknown when there is no such event or registration (any more).
   */
  async within(
    tx: Transaction,
    event: EventRecord,
    { id }: Pick<RegistrationRecord, 'id'>,
    now: number,
    { silent = false, beyondPlaces = false }: Admitting = {},
  ): Promise<RegistrationRecord> {
    const places = await this.places.lock(tx, event.id);
    if (!places) throw new EventUnknown();
    const before = await this.registrations.byId(tx, id);
    if (!before) throw new PersonalLinkUnknown();
    const mayMove = before.status === 'pending' || (beyondPlaces && before.status !== 'withdrawn');
    if (!mayMove || before.status === 'confirmed') return before;
    const to = beyondPlaces || decideAdmission(places, true).status === 'confirmed' ? 'confirmed' : 'waiting';
    const { ledger, registration } = await this.move.within(tx, event, { ledger: places, before, now }, { to });
    const granted = to === 'confirmed' && places.hasOptions ? await this.chooseOptions.grantTo(tx, before) : [];
    await this.places.save(tx, event.id, ledger);
    if (!silent) await this.outbox.enqueue(tx, this.mailOf(before, registration, event, granted));
    return registration;
  }

  private mailOf(
    before: RegistrationRecord,
    registration: RegistrationRecord,
    event: EventRecord,
    options: readonly string[],
  ) {
    if (registration.status === 'waiting') return this.emails.waiting(registration, event);
    return before.status === 'pending'
      ? this.emails.confirmed(registration, event, options)
      : this.emails.promoted(registration, event, options);
  }
}
