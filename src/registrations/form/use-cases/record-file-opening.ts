import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { RegistrationRecord } from '../../domain/registration.js';

/** Somebody's file leaves the house: the journal says whose and by whom. */
@Injectable()
export class RecordFileOpening {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  async execute(
    { accountId, name }: Organiser,
    eventId: string,
    { id, reference }: Pick<RegistrationRecord, 'id' | 'reference'>,
  ): Promise<void> {
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        actor: { accountId, name },
        eventId,
        verb: 'answer-file-opened',
        subjectKind: 'registration',
        subjectId: id,
        details: { reference },
      }),
    );
  }
}
