import { Injectable } from '@nestjs/common';
import { isOver } from '../../events/domain/registration-window.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ChangeClosed } from '../changes/domain/changes.errors.js';
import { ChangesRulesQuery } from '../changes/queries/changes-rules.query.js';
import { PersonalLinkUnknown, RegistrationNotOpen } from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationByToken } from '../queries/registration-by-token.query.js';
import { EndRegistration } from './end-registration.js';

/** Somebody gives the place back; the first who waits gets it in the same transaction. */
@Injectable()
export class WithdrawRegistration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: RegistrationByToken,
    private readonly rules: ChangesRulesQuery,
    private readonly endRegistration: EndRegistration,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked twice, it does the same as once. `reference`, when given, must be the one of the token's registration;
   * `reason` is what the person says of it, at most 1,000 characters.
   * @throws PersonalLinkUnknown, ChangeClosed where organisers want to be told themselves, RegistrationNotOpen once the
   *   event is over: who was registered then is its record.
   */
  async execute(
    token: string,
    { reference, reason = null }: { reference?: string; reason?: string | null } = {},
  ): Promise<RegistrationRecord> {
    const found = await this.byToken.find(token);
    if (!found || (reference !== undefined && found.registration.reference !== reference))
      throw new PersonalLinkUnknown();
    const { event, registration } = found;
    if (registration.status === 'withdrawn') return registration;
    const now = this.clock.now().getTime();
    if (isOver(event, now)) throw new RegistrationNotOpen('over');
    if ((await this.rules.closed(event, now)).has('withdrawal')) throw new ChangeClosed();
    return this.unitOfWork.run(
      (tx) => this.endRegistration.within(tx, event, registration, { by: 'person', reason, now, mail: true }),
      { lane: event.id },
    );
  }
}
