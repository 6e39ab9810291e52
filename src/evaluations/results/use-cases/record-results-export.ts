import { Injectable } from '@nestjs/common';
import { AuditTrail, type AuditActor } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { QuestionnaireRecord } from '../../domain/questionnaire.js';

/** Notes that results left the house. */
@Injectable()
export class RecordResultsExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  async execute(
    actor: AuditActor,
    { id, eventId, title }: QuestionnaireRecord,
    what: 'figures' | 'answers',
    format: string,
  ): Promise<void> {
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        actor,
        eventId,
        verb: `evaluation-${what}-exported`,
        subjectKind: 'questionnaire',
        subjectId: id,
        details: { title: title.fr, format },
      }),
    );
  }
}
