import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SeatPlanRepository } from '../data/seat-plan.repository.js';
import { NothingToTakeBack, PlanUnknown, SeatsChangedMeanwhile } from '../domain/ateliers.errors.js';
import { judgeReplay, withChanges } from '../domain/plan/plan-moves.js';
import { reversedChange } from '../domain/plan/seat-plan.js';
import { PlanSituations } from '../queries/plan-situations.js';
import type { PlanEdit } from './change-plan.js';

/** The plan goes back by one change, or takes one up again. People who are gone since stay gone. */
@Injectable()
export class UndoPlanChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SeatPlanRepository,
    private readonly situations: PlanSituations,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * `seen` is the version on the page that offered it: nobody undoes what they did not see.
   * @returns the plan's new version. @throws SeatsChangedMeanwhile, NothingToTakeBack, PlanUnknown
   */
  async execute(edit: PlanEdit, side: 'undo' | 'redo'): Promise<number> {
    return this.unitOfWork.run((tx) => this.take(tx, edit, side), { lane: edit.eventId });
  }

  private async take(tx: Transaction, { eventId, planId, by, seen }: PlanEdit, side: 'undo' | 'redo'): Promise<number> {
    const plan = await this.plans.open(tx, eventId, planId);
    if (plan.kind !== 'draft') throw new PlanUnknown();
    if (plan.version !== seen) throw new SeatsChangedMeanwhile(await this.plans.changesSince(tx, planId, seen));
    const recorded = await this.plans.neighbour(tx, plan, side);
    if (!recorded) throw new NothingToTakeBack();
    const { situation } = await this.situations.of(tx, plan);
    const wanted = side === 'undo' ? reversedChange(recorded) : recorded;
    const { changes } = judgeReplay(situation, wanted.seats);
    if (wanted.seats.length > 0 && changes.length === 0) throw new NothingToTakeBack();
    const change = { ...wanted, seats: changes };
    const revision = side === 'undo' ? await this.plans.versionBefore(tx, planId, recorded.version) : recorded.version;
    const version = plan.version + 1;
    const seats = withChanges(situation.seats, changes);
    await this.plans.show(tx, plan, change, { version, revision }, seats, this.clock.now().getTime());
    await this.audit.record(tx, {
      actor: by,
      eventId,
      verb: side === 'undo' ? 'seats-undone' : 'seats-redone',
      subjectKind: 'seat-plan',
      subjectId: planId,
      details: { plan: plan.name },
    });
    return version;
  }
}
