import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DecisionsRepository } from '../data/decisions.repository.js';
import type { PlanAuthor } from '../data/seat-plan.repository.js';
import { DecisionsChangedMeanwhile } from '../domain/ateliers.errors.js';
import type { Decisions } from '../domain/setup/decisions.js';

/** What organisers decide on ateliers and tables. Plans are not touched: whoever sits at a table that is gone is « à placer ». */
@Injectable()
export class DecideAteliers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly decisions: DecisionsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param seen the version that was changed; 0 where nothing was ever decided. @throws DecisionsChangedMeanwhile */
  async execute(eventId: string, by: PlanAuthor, decisions: Decisions, seen: number): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const saved = await this.decisions.save(tx, eventId, decisions, seen, this.clock.now().getTime());
        if (!saved) throw new DecisionsChangedMeanwhile();
        await this.audit.record(tx, {
          actor: by,
          eventId,
          verb: 'ateliers-decided',
          subjectKind: 'event',
          subjectId: eventId,
          details: { passage: decisions.passage },
        });
      },
      { lane: eventId },
    );
  }
}
