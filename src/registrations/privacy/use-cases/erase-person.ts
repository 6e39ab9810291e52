import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { isOver } from '../../../events/domain/registration-window.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { PersonalLinkUnknown } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { ErasureTooEarly } from '../domain/privacy.errors.js';
import { PersonalData } from './personal-data.js';

/** Forgets one person at one event, as they may ask. Whoever still comes withdraws first: they would arrive unknown. */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: RegistrationByToken,
    private readonly registrations: RegistrationRepository,
    private readonly personalData: PersonalData,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws PersonalLinkUnknown, ErasureTooEarly. */
  async byThemselves(token: string): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    await this.unitOfWork.run((tx) => this.within(tx, found.event, found.registration.id), { lane: found.event.id });
  }

  /** On the person's request. @throws PersonalLinkUnknown when nobody is there any more, ErasureTooEarly. */
  async onRequest(organiser: Organiser, { event }: OrganiserEvent, registrationId: string): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        await this.within(tx, event, registrationId);
        await this.audit.record(tx, {
          actor: organiser,
          eventId: event.id,
          verb: 'person-erased',
          subjectKind: 'event',
          subjectId: event.id,
        });
      },
      { lane: event.id },
    );
  }

  private async within(tx: Transaction, event: EventRecord, registrationId: string): Promise<void> {
    const registration = await this.registrations.byId(tx, registrationId);
    if (registration?.eventId !== event.id) throw new PersonalLinkUnknown();
    if (!mayBeErased(registration, event, this.clock.now().getTime())) throw new ErasureTooEarly();
    await this.personalData.erase(tx, { registrationIds: [registrationId] });
  }
}

/** Nobody counts on them any more. */
export function mayBeErased(
  { status }: Pick<RegistrationRecord, 'status'>,
  event: Pick<EventRecord, 'endsOn' | 'timeZone' | 'status'>,
  now: number,
): boolean {
  return status === 'withdrawn' || event.status === 'cancelled' || isOver(event, now);
}
