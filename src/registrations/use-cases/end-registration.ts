import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { PlacesRepository } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { PersonalLinkUnknown } from '../domain/registration.errors.js';
import type { RegistrationEnding, RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { LetWaitingIn } from './let-waiting-in.js';
import { PlacesInTurn } from './places-in-turn.js';
import { ReleaseRegistration } from './release-registration.js';

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
    private readonly placesInTurn: PlacesInTurn,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly release: ReleaseRegistration,
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
    const places = await this.placesInTurn.within(tx, event, now);
    const before = await this.registrations.byId(tx, id);
    if (!before) throw new PersonalLinkUnknown();
    if (before.status === 'withdrawn') return before;
    const released = await this.release.within(tx, event, { places, before, now }, { by, reason });
    if (mail) await this.outbox.enqueue(tx, this.emails.withdrawn(released.registration, event));
    await this.places.save(tx, event.id, await this.letWaitingIn.within(tx, event, released.places, now));
    return released.registration;
  }
}
