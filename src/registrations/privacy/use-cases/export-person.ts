import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PersonalLinkUnknown } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { PersonalData } from './personal-data.js';

export interface PersonFile {
  readonly filename: string;
  /** Indented JSON: a person may read it, and a machine too. */
  readonly json: string;
}

/** Everything that is held of somebody, in a file (GDPR, articles 15 and 20). */
@Injectable()
export class ExportPerson {
  constructor(
    private readonly read: ReadDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: RegistrationByToken,
    private readonly personalData: PersonalData,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws PersonalLinkUnknown. */
  async forThemselves(token: string): Promise<PersonFile> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    return this.fileOf(found.event, found.registration);
  }

  /** Leaves a trace: what people need may be in it. */
  async onRequest(
    organiser: Organiser,
    { event }: OrganiserEvent,
    registration: Pick<RegistrationRecord, 'id' | 'reference'>,
  ): Promise<PersonFile> {
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        actor: organiser,
        eventId: event.id,
        verb: 'person-exported',
        subjectKind: 'registration',
        subjectId: registration.id,
        details: { reference: registration.reference },
      }),
    );
    return this.fileOf(event, registration);
  }

  private async fileOf(
    event: Pick<EventRecord, 'title' | 'startsOn' | 'endsOn'>,
    { id, reference }: Pick<RegistrationRecord, 'id' | 'reference'>,
  ): Promise<PersonFile> {
    const held = await this.personalData.of(this.read, id);
    const file = {
      event: { title: event.title, startsOn: event.startsOn, endsOn: event.endsOn },
      reference,
      exportedAt: this.clock.now().toISOString(),
      held,
    };
    return { filename: `donnees-${reference}.json`, json: JSON.stringify(file, null, 2) };
  }
}
