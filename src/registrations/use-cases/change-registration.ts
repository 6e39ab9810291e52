import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import { registrationState } from '../../events/domain/registration-window.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { PlacesRepository } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { afterEmployerChange } from '../domain/admission.js';
import { changedRegistration } from '../domain/new-registration.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import {
  AlreadyRegistered,
  PersonalLinkUnknown,
  RegistrationNotOpen,
  RegistrationWithdrawn,
} from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { RegistrationByToken } from '../queries/registration-by-token.query.js';
import { ChooseOptions, NO_CHANGE } from './choose-options.js';
import { RegistrationFacts } from './registration-facts.js';

/** The person mends their own answers; their place, rank and reference stay. */
@Injectable()
export class ChangeRegistration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: RegistrationByToken,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly chooseOptions: ChooseOptions,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
    private readonly facts: RegistrationFacts,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws PersonalLinkUnknown, RegistrationWithdrawn, RegistrationNotOpen (over, cancelled), AlreadyRegistered when
   *   the new e-mail is another registration's, InvalidInput at options that are full or closed.
   */
  async execute(token: string, request: RegistrationRequest): Promise<RegistrationRecord> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { event, registration } = found;
    return this.unitOfWork.run((tx) => this.change(tx, event, registration.id, request), { lane: event.id });
  }

  private async change(
    tx: Transaction,
    event: EventRecord,
    id: string,
    request: RegistrationRequest,
  ): Promise<RegistrationRecord> {
    const places = await this.places.lock(tx, event.id);
    if (!places) throw new EventUnknown();
    const before = await this.registrations.byId(tx, id);
    if (!before) throw new PersonalLinkUnknown();
    if (before.status === 'withdrawn') throw new RegistrationWithdrawn();
    const now = this.clock.now().getTime();
    const state = registrationState({ ...event, ...places, places }, now);
    if (state === 'over' || state === 'cancelled') throw new RegistrationNotOpen(state);
    const other = await this.registrations.liveByEmail(tx, event.id, request.emailNormalised);
    if (other && other.record.id !== id) throw new AlreadyRegistered();
    const after = changedRegistration(before, request, now);
    await this.registrations.change(tx, after, request);
    const options = places.hasOptions ? await this.chooseOptions.decide(tx, after, request.options, now) : NO_CHANGE;
    await this.chooseOptions.keep(tx, after, options);
    if (before.status === 'confirmed') {
      await this.places.save(
        tx,
        event.id,
        afterEmployerChange(places, before.collectivity.type, after.collectivity.type),
      );
    }
    await this.facts.tell(tx, 'changed', { event, registration: after, before, request, now });
    await this.outbox.enqueue(tx, this.emails.changed(after, event, options.titles));
    return after;
  }
}
