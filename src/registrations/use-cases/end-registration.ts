import { Injectable } from '@nestjs/common';
import { EventUnknown } from '../../events/domain/event.errors.js';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { CodeQuotasRepository } from '../data/code-quotas.repository.js';
import { PlacesRepository } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { PersonalLinkUnknown } from '../domain/registration.errors.js';
import type { RegistrationEnding, RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { ChooseOptions } from './choose-options.js';
import { LetWaitingIn } from './let-waiting-in.js';
import { MoveRegistration } from './move-registration.js';

export interface Ending {
  readonly by: RegistrationEnding;
  /** At most 1,000 characters. */
  readonly reason?: string | null;
  /** Epoch milliseconds of the events' clock. */
  readonly now: number;
  /** Whether the person is mailed that the registration is withdrawn; who ends it for another cause writes their own mail. */
  readonly mail: boolean;
}

/** The one way out: whoever ends a registration, its place, quota, options and rank go to others. */
@Injectable()
export class EndRegistration {
  constructor(
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly quotas: CodeQuotasRepository,
    private readonly move: MoveRegistration,
    private readonly chooseOptions: ChooseOptions,
    private readonly letWaitingIn: LetWaitingIn,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
  ) {}

  /**
   * Takes the event's lock. Ended twice is ended once: whoever ended it first is the one who did.
   * @throws EventUnknown, PersonalLinkUnknown when there is no such event or registration (any more).
   */
  async within(
    tx: Transaction,
    event: EventRecord,
    { id }: Pick<RegistrationRecord, 'id'>,
    { by, reason = null, now, mail }: Ending,
  ): Promise<RegistrationRecord> {
    const places = await this.places.lock(tx, event.id);
    if (!places) throw new EventUnknown();
    const before = await this.registrations.byId(tx, id);
    if (!before) throw new PersonalLinkUnknown();
    if (before.status === 'withdrawn') return before;
    if (places.hasQuotas) await this.quotas.giveBack(tx, id);
    if (places.hasOptions) await this.chooseOptions.giveBack(tx, before);
    const ending = { to: 'withdrawn', by, reason } as const;
    const { ledger, registration } = await this.move.within(tx, event, { ledger: places, before, now }, ending);
    if (mail) await this.outbox.enqueue(tx, this.emails.withdrawn(registration, event));
    await this.places.save(tx, event.id, await this.letWaitingIn.within(tx, event, ledger, now));
    return registration;
  }
}
