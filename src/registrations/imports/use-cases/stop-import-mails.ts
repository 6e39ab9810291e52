import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { ImportRepository } from '../data/import.repository.js';

/** Second thoughts: the people of an import stay registered and are not written to. */
@Injectable()
export class StopImportMails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: PlacesRepository,
    private readonly imports: ImportRepository,
    private readonly audit: AuditTrail,
    private readonly machineClock: MachineClock,
  ) {}

  /** @returns false where it is too late, or there is nothing to stop. */
  async execute(by: Organiser, eventId: string, id: string): Promise<boolean> {
    return this.unitOfWork.run(
      async (tx) => {
        // Whoever works on the list holds this lock too: it is stopped, or its mails are gone, and nothing in between.
        await this.places.lock(tx, eventId);
        const record = await this.imports.byId(tx, id);
        const now = this.machineClock.now().getTime();
        if (record?.eventId !== eventId || !record.mails || record.status === 'done') return false;
        if (record.mailsDueAt !== null && record.mailsDueAt <= now) return false;
        const isRegistering = record.status === 'running';
        await this.imports.save(tx, {
          ...record,
          mails: false,
          status: isRegistering ? 'running' : 'done',
          updatedAt: now,
          finishedAt: isRegistering ? null : now,
        });
        const details = { filename: record.filename };
        const fact = { verb: 'import-mails-stopped', subjectKind: 'registration-import', subjectId: id, details };
        await this.audit.record(tx, { actor: by, eventId, ...fact });
        return true;
      },
      { lane: eventId },
    );
  }
}
