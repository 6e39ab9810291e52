import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ImportRepository, type OpenLine } from '../data/import.repository.js';
import type { ImportAdmission, ImportRecord } from '../domain/import.js';

export interface AcceptedImport {
  /** Made with the preview: the same list sent twice is one import. */
  readonly id: string;
  readonly filename: string;
  readonly admission: ImportAdmission;
  readonly mails: boolean;
  readonly lines: readonly OpenLine[];
}

/** Keeps a list that an organiser accepted; who is on it is registered slice by slice afterwards. */
@Injectable()
export class AcceptImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly audit: AuditTrail,
    private readonly machineClock: MachineClock,
  ) {}

  /** @returns the import, which is there already when the list is sent a second time. */
  async execute(by: Organiser, event: EventRecord, accepted: AcceptedImport): Promise<ImportRecord> {
    const now = this.machineClock.now().getTime();
    const { lines, ...asked } = accepted;
    const record: ImportRecord = {
      ...asked,
      eventId: event.id,
      accountId: by.accountId,
      actor: by.name.slice(0, 200),
      status: 'running',
      mailsDueAt: null,
      lines: lines.length,
      createdAt: now,
      updatedAt: now,
      finishedAt: null,
    };
    return this.unitOfWork.run(async (tx) => {
      const known = await this.imports.byId(tx, record.id);
      if (known) return known;
      await this.imports.insert(tx, record);
      await this.imports.insertLines(tx, record.id, lines);
      await this.audit.record(tx, {
        actor: by,
        eventId: event.id,
        verb: 'registrations-imported',
        subjectKind: 'registration-import',
        subjectId: record.id,
        details: { count: lines.length, filename: record.filename, admission: record.admission, mails: record.mails },
      });
      return record;
    });
  }
}
