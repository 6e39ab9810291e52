import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type PlanAuthor, SeatPlanRepository } from '../data/seat-plan.repository.js';
import { PlanUnknown } from '../domain/ateliers.errors.js';
import { withChanges } from '../domain/plan/plan-moves.js';
import { type ChangeVerb, type PlanChange, type RecordedChange, withLocks } from '../domain/plan/seat-plan.js';
import { type OpenedPlan, PlanSituations } from '../queries/plan-situations.js';

export interface PlanEdit {
  readonly eventId: string;
  readonly planId: string;
  readonly by: PlanAuthor;
  /** The version on the page that offered the change. */
  readonly seen: number;
}

/** What was done, and the plan after it. */
export interface PlanChanged {
  readonly version: number;
  /** As undo would take it back. */
  readonly change: RecordedChange;
  readonly after: OpenedPlan;
  /** What others did since the page was shown. */
  readonly since: readonly RecordedChange[];
}

export interface Decided {
  readonly verb: ChangeVerb;
  readonly change: PlanChange;
}

/** One change of a draft, decided on the plan as it is now: what others changed meanwhile stays. */
@Injectable()
export class ChangePlan {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SeatPlanRepository,
    private readonly situations: PlanSituations,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws PlanUnknown; whatever `decide` throws. */
  async execute(
    edit: PlanEdit,
    decide: (opened: OpenedPlan, since: readonly RecordedChange[]) => Decided,
  ): Promise<PlanChanged> {
    return this.unitOfWork.run((tx) => this.change(tx, edit, decide), { lane: edit.eventId });
  }

  private async change(
    tx: Transaction,
    { eventId, planId, by, seen }: PlanEdit,
    decide: (opened: OpenedPlan, since: readonly RecordedChange[]) => Decided,
  ): Promise<PlanChanged> {
    const plan = await this.plans.open(tx, eventId, planId);
    if (plan.kind !== 'draft') throw new PlanUnknown();
    const before = await this.situations.of(tx, plan);
    const since = plan.version === seen ? [] : await this.plans.changesSince(tx, planId, seen);
    const { verb, change } = decide(before, since);
    const seats = withChanges(before.situation.seats, change.seats);
    const at = this.clock.now().getTime();
    const version = await this.plans.change(tx, plan, by, verb, change, seats, at);
    await this.audit.record(tx, {
      actor: by,
      eventId,
      verb: `seats-${verb}`,
      subjectKind: 'seat-plan',
      subjectId: planId,
      details: { plan: plan.name, count: new Set(change.seats.map(({ person }) => person)).size },
    });
    const lockedTables = withLocks(plan.lockedTables, change);
    const after = {
      ...before,
      plan: { ...plan, version, revision: version, lockedTables },
      situation: { ...before.situation, seats, lockedTables },
    };
    const recorded = { ...change, version, verb, at, actor: by.name, accountId: by.accountId };
    return { version, change: recorded, after, since };
  }
}
