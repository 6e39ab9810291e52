import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { BY_AN_ORGANISER } from '../../domain/introduction.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegisterParticipant } from '../../use-cases/register-participant.js';

/** An organiser writes down somebody who called or came with a sheet of paper. */
@Injectable()
export class RegisterOnBehalf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly register: RegisterParticipant,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Nobody else needs to agree. With `beyondPlaces` confirmed where no place is left.
   * @throws AlreadyRegistered, RegistrationNotOpen, ActionCodeFull, InvalidInput, as whoever registers themselves.
   */
  async execute({
    organiser,
    event,
    request,
    mail,
    beyondPlaces,
  }: {
    organiser: Organiser;
    event: EventRecord;
    request: RegistrationRequest;
    mail: boolean;
    beyondPlaces: boolean;
  }): Promise<RegistrationRecord> {
    return this.unitOfWork.run(
      async (tx) => {
        const attempt = await this.register.within(tx, event, {
          request,
          source: 'organiser',
          onBehalf: true,
          silent: !mail,
          beyondPlaces,
          introduction: BY_AN_ORGANISER,
        });
        if (attempt.kind === 'refused') throw attempt.error;
        const { registration } = attempt;
        await this.audit.record(tx, {
          actor: organiser,
          eventId: event.id,
          verb: 'registered-on-behalf',
          subjectKind: 'registration',
          subjectId: registration.id,
          details: { reference: registration.reference, beyondPlaces },
        });
        return registration;
      },
      { lane: event.id },
    );
  }
}
