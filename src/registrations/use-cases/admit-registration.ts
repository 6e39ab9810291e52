import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import type { NewMail } from '../../platform/mail/outgoing-mail.js';
import { PlacesRepository, type LockedPlaces } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { WaitingLineRepository } from '../data/waiting-line.repository.js';
import { decideAdmission, type Admission } from '../domain/admission.js';
import type { Chosen } from '../domain/chosen.js';
import { employerOf } from '../domain/quotas.js';
import { PersonalLinkUnknown } from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { KeepChoices } from './keep-choices.js';
import { MoveRegistration } from './move-registration.js';
import { PlacesInTurn } from './places-in-turn.js';
import { waitingWords } from './waiting-words.js';

export interface Admitting {
  /** Nobody is mailed. */
  readonly silent?: boolean;
  /** Confirmed even where no place is left, or before others who wait: whoever asks for it answers for it in the journal. */
  readonly beyondPlaces?: boolean;
}

interface Admitted {
  readonly before: RegistrationRecord;
  readonly registration: RegistrationRecord;
  readonly event: EventRecord;
  readonly chosen: Chosen;
  readonly places: LockedPlaces;
  readonly admission: Admission;
}

const BEYOND: Admission = { status: 'confirmed', position: null, cause: null };

/** Somebody whose request has been agreed to is decided on like a newcomer. */
@Injectable()
export class AdmitRegistration {
  constructor(
    private readonly placesInTurn: PlacesInTurn,
    private readonly places: PlacesRepository,
    private readonly waitingLine: WaitingLineRepository,
    private readonly registrations: RegistrationRepository,
    private readonly move: MoveRegistration,
    private readonly choices: KeepChoices,
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
    const places = await this.placesInTurn.within(tx, event, now);
    const before = await this.registrations.byId(tx, id);
    if (!before) throw new PersonalLinkUnknown();
    const mayMove = before.status === 'pending' || (beyondPlaces && before.status !== 'withdrawn');
    if (!mayMove || before.status === 'confirmed') return before;
    const admission = beyondPlaces ? BEYOND : await this.decide(tx, places, before);
    const to = admission.status === 'confirmed' ? 'confirmed' : 'waiting';
    const { ledger, registration } = await this.move.within(tx, event, { ledger: places, before, now }, { to });
    const chosen =
      to === 'confirmed' ? await this.choices.grantTo(tx, places, before) : await this.choices.of(tx, places, before);
    await this.places.save(tx, event.id, ledger);
    if (!silent) await this.outbox.enqueue(tx, this.mailOf({ before, registration, event, chosen, places, admission }));
    return registration;
  }

  private async decide(
    tx: Transaction,
    places: LockedPlaces,
    { collectivity }: RegistrationRecord,
  ): Promise<Admission> {
    const tally = await this.waitingLine.tallyFor(tx, places, collectivity);
    return decideAdmission(places, { rules: places.rules, tally, waitingListEnabled: true }, employerOf(collectivity));
  }

  private mailOf({ before, registration, event, chosen, places, admission }: Admitted): NewMail {
    if (registration.status === 'waiting')
      return this.emails.waiting(registration, event, chosen, waitingWords(places.rules, admission.cause));
    return before.status === 'pending'
      ? this.emails.confirmed(registration, event, chosen)
      : this.emails.promoted(registration, event, chosen);
  }
}
