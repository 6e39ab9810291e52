import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type DraftAuthor, DraftRepository } from '../data/draft.repository.js';
import { DraftChangedMeanwhile, NothingToUndo } from '../domain/draft.errors.js';

/** The draft goes back by one change, or takes one up again. */
@Injectable()
export class UndoProgramme {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly drafts: DraftRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * `seenVersion` is the draft's version on the page that offered it: nobody undoes what they did not see.
   * @throws DraftChangedMeanwhile, NothingToUndo
   */
  async execute(eventId: string, by: DraftAuthor, seenVersion: number, side: 'undo' | 'redo'): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const draft = await this.drafts.open(tx, eventId);
        if (draft.version !== seenVersion) throw new DraftChangedMeanwhile();
        const revision = await this.drafts.neighbour(tx, draft, side === 'undo' ? 'before' : 'after');
        if (revision === null) throw new NothingToUndo();
        await this.drafts.show(tx, draft, by, revision.version, revision.sessions, this.clock.now().getTime());
        await this.audit.record(tx, {
          actor: by,
          eventId,
          verb: side === 'undo' ? 'programme-undone' : 'programme-redone',
          subjectKind: 'programme',
          subjectId: eventId,
        });
      },
      { lane: eventId },
    );
  }
}
