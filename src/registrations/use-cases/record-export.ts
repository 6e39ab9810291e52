import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export type ExportFormat = 'CSV' | 'Excel' | 'JSON';

/** Notes that somebody takes registrations of an event out of the house: the one read that leaves a trace. */
@Injectable()
export class RecordExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** @param count how many people's. */
  async execute(
    actor: Organiser,
    eventId: string,
    { format, count }: { format: ExportFormat; count: number },
  ): Promise<void> {
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        actor,
        eventId,
        verb: 'registrations-exported',
        subjectKind: 'event',
        subjectId: eventId,
        details: { format, count },
      }),
    );
  }
}
