import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Notes that somebody takes the registrations of an event out of the house: the one read that leaves a trace. */
@Injectable()
export class RecordExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  async execute(actor: Organiser, eventId: string, format: 'CSV' | 'Excel'): Promise<void> {
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        actor,
        eventId,
        verb: 'registrations-exported',
        subjectKind: 'event',
        subjectId: eventId,
        details: { format },
      }),
    );
  }
}
