import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { TellStanding } from '../../approvals/use-cases/tell-standing.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { employerLabel, type RegistrationRequest } from '../../domain/registration-form.js';
import { PersonalLinkUnknown, RegistrationWithdrawn } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { isSameEmployer } from '../../domain/same-employer.js';
import { HandOverPlace } from '../../use-cases/hand-over-place.js';
import { RegistrationChangedMeanwhile } from '../domain/changes.errors.js';
import { ChangeEmails } from '../emails/change-emails.js';

export interface ReplaceSomebody {
  readonly organiser: Organiser;
  readonly event: EventRecord;
  readonly registrationId: string;
  /** Who comes instead. */
  readonly request: RegistrationRequest;
  /** `updatedAt` of the registration that the form was filled beside. */
  readonly version: number;
  /** Whether somebody of another employer may come. */
  readonly elsewhere: boolean;
  /** Whether both are told. */
  readonly mail: boolean;
}

/** An organiser gives somebody's place to a colleague of theirs, who called or stands at the door. */
@Injectable()
export class ReplaceOnBehalf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly handOver: HandOverPlace,
    private readonly tellStanding: TellStanding,
    private readonly outbox: Outbox,
    private readonly emails: ChangeEmails,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws InvalidInput at `ailleurs` for another employer, RegistrationWithdrawn, RegistrationChangedMeanwhile,
   *   AlreadyRegistered when the other person is.
   */
  async execute(command: ReplaceSomebody): Promise<RegistrationRecord> {
    return this.unitOfWork.run((tx) => this.within(tx, command), { lane: command.event.id });
  }

  private async within(
    tx: Transaction,
    { organiser, event, registrationId, request, version, elsewhere, mail }: ReplaceSomebody,
  ): Promise<RegistrationRecord> {
    await this.places.lock(tx, event.id);
    const before = await this.registrations.byId(tx, registrationId);
    if (before?.eventId !== event.id) throw new PersonalLinkUnknown();
    if (before.status === 'withdrawn') throw new RegistrationWithdrawn();
    if (before.updatedAt !== version) throw new RegistrationChangedMeanwhile();
    const isColleague = isSameEmployer(before.collectivity, request.collectivity);
    if (!isColleague && !elsewhere) {
      const parameters = { employer: employerLabel(before.collectivity) };
      throw new InvalidInput([{ field: 'ailleurs', code: 'employer-differs', parameters }]);
    }
    const now = this.clock.now().getTime();
    const { registration, former } = await this.handOver.within(
      tx,
      event,
      before,
      { ...request, collective: before.collective },
      now,
    );
    if (mail) {
      await this.outbox.enqueue(tx, this.emails.handedOver(former, event, registration, 'organiser'));
      await this.tellStanding.within(tx, event, registration, this.emails.insteadOf(former, registration.locale));
    }
    await this.audit.record(tx, {
      actor: organiser,
      eventId: event.id,
      verb: 'registration-replaced-on-behalf',
      subjectKind: 'registration',
      subjectId: registration.id,
      details: { reference: former.reference, other: registration.reference, elsewhere: !isColleague },
    });
    return registration;
  }
}
