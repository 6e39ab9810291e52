import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';

const LONGEST_NAME = 80;

export interface NewView {
  readonly name: string;
  /** As `queryOfList` writes it. */
  readonly query: string;
  /** For all who may read the list, or for oneself. */
  readonly isShared: boolean;
}

/** Keeps ways of looking at the list, and forgets them. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: MachineClock,
  ) {}

  /** A name that one has used already leads to the new way of looking. @throws InvalidInput at `name`. */
  async save(actor: Organiser, eventId: string, { name: typed, query, isShared }: NewView): Promise<void> {
    const name = typed.replaceAll('\0', '').trim().replace(/\s+/g, ' ');
    if (name === '') throw new InvalidInput([{ field: 'name', code: 'view-name-missing' }]);
    if (name.length > LONGEST_NAME)
      throw new InvalidInput([
        { field: 'name', code: 'too-long', parameters: { length: name.length, max: LONGEST_NAME } },
      ]);
    await this.unitOfWork.run(async (tx) => {
      await tx.execute(
        `INSERT INTO registration_views (id, event_id, account_id, name, query, is_shared, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (event_id, account_id, name) DO UPDATE SET query = excluded.query, is_shared = excluded.is_shared`,
        [newId(), eventId, actor.accountId, name, query, isShared, this.clock.now().getTime()],
      );
      await this.audit.record(tx, {
        actor,
        eventId,
        verb: 'view-saved',
        subjectKind: 'view',
        details: { name, shared: isShared },
      });
    });
  }

  /** One's own alone; one that is not there is gone already. */
  async remove(actor: Organiser, eventId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const [view] = await tx.query<{ name: string }>(
        'SELECT name AS "name" FROM registration_views WHERE id = ? AND event_id = ? AND account_id = ?',
        [id, eventId, actor.accountId],
      );
      if (!view) return;
      await tx.execute('DELETE FROM registration_views WHERE id = ?', [id]);
      await this.audit.record(tx, {
        actor,
        eventId,
        verb: 'view-removed',
        subjectKind: 'view',
        subjectId: id,
        details: { name: view.name },
      });
    });
  }
}
