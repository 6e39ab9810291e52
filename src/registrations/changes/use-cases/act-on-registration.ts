import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { AdmitRegistration } from '../../use-cases/admit-registration.js';
import { EndRegistration } from '../../use-cases/end-registration.js';
import { ChangeEmails } from '../emails/change-emails.js';

interface Act {
  readonly organiser: Organiser;
  readonly event: EventRecord;
  readonly registration: Pick<RegistrationRecord, 'id'>;
  readonly reason: string | null;
  /** Whether the person is told. */
  readonly mail: boolean;
}

/** An organiser ends a registration, or confirms one out of turn. Done twice, it is done once. */
@Injectable()
export class ActOnRegistration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly endRegistration: EndRegistration,
    private readonly admitRegistration: AdmitRegistration,
    private readonly outbox: Outbox,
    private readonly emails: ChangeEmails,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** `reason` is what the person reads, if they are told. */
  async end({ organiser, event, registration, reason, mail }: Act): Promise<RegistrationRecord> {
    const now = this.clock.now().getTime();
    return this.unitOfWork.run(
      async (tx) => {
        const ended = await this.endRegistration.within(tx, event, registration, {
          by: 'organiser',
          reason,
          now,
          mail: false,
        });
        if (ended.updatedAt !== now || ended.endedBy !== 'organiser') return ended;
        if (mail) await this.outbox.enqueue(tx, this.emails.ended(ended, event, reason));
        await this.audit.record(tx, {
          actor: organiser,
          eventId: event.id,
          verb: 'registration-ended-on-behalf',
          subjectKind: 'registration',
          subjectId: registration.id,
          details: { reference: ended.reference },
        });
        return ended;
      },
      { lane: event.id },
    );
  }

  /** `reason` stays in the journal: somebody goes before others who wait, or beyond the places. */
  async confirm({
    organiser,
    event,
    registration,
    reason,
    mail,
  }: Act & { reason: string }): Promise<RegistrationRecord> {
    const now = this.clock.now().getTime();
    return this.unitOfWork.run(
      async (tx) => {
        const confirmed = await this.admitRegistration.within(tx, event, registration, now, {
          silent: !mail,
          beyondPlaces: true,
        });
        if (confirmed.updatedAt !== now) return confirmed;
        await this.audit.record(tx, {
          actor: organiser,
          eventId: event.id,
          verb: 'registration-confirmed-on-behalf',
          subjectKind: 'registration',
          subjectId: registration.id,
          details: { reference: confirmed.reference, reason },
        });
        return confirmed;
      },
      { lane: event.id },
    );
  }
}
