import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type PlanAuthor, SeatPlanRepository } from '../data/seat-plan.repository.js';
import { PlanUnknown } from '../domain/ateliers.errors.js';
import type { SeatPlan } from '../domain/plan/seat-plan.js';
import { PlanSituations } from '../queries/plan-situations.js';

const LONGEST_NAME = 100;

export interface KeptPlan {
  readonly eventId: string;
  readonly planId: string;
  readonly by: PlanAuthor;
}

/** Drafts that are named, copied, put away; a draft without a planner: everybody « à placer ». */
@Injectable()
export class KeepPlans {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SeatPlanRepository,
    private readonly situations: PlanSituations,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the new plan's id. */
  async begin(eventId: string, by: PlanAuthor, name: string): Promise<string> {
    return this.unitOfWork.run(
      async (tx) => {
        const at = this.clock.now().getTime();
        const planId = await this.plans.add(tx, { eventId, kind: 'draft', name: fit(name) }, new Map(), by, at);
        await this.record(tx, { eventId, planId, by }, 'seat-plan-begun', name);
        return planId;
      },
      { lane: eventId },
    );
  }

  /** A published plan may be copied too: that is how one goes on from it. @returns the copy's id. @throws PlanUnknown */
  async copy(kept: KeptPlan, name: string): Promise<string> {
    return this.within(kept, ['draft', 'published'], async (tx, plan) => {
      const { eventId, by } = kept;
      const planId = await this.plans.add(
        tx,
        {
          eventId,
          kind: 'draft',
          name: fit(name),
          basedOn: { id: plan.id, version: plan.version },
          lockedTables: plan.lockedTables,
          proposal: plan.proposal,
        },
        await this.plans.seatsOf(tx, plan.id),
        by,
        this.clock.now().getTime(),
      );
      await this.record(tx, { eventId, planId, by }, 'seat-plan-copied', name);
      return planId;
    });
  }

  /** @throws PlanUnknown */
  async rename(kept: KeptPlan, name: string): Promise<void> {
    await this.within(kept, ['draft'], async (tx) => {
      await this.plans.rename(tx, kept.planId, fit(name));
      await this.record(tx, kept, 'seat-plan-renamed', name);
    });
  }

  /** @throws PlanUnknown */
  async remove(kept: KeptPlan): Promise<void> {
    await this.within(kept, ['draft'], async (tx, { name }) => {
      await this.plans.remove(tx, kept.planId);
      await this.record(tx, kept, 'seat-plan-removed', name);
    });
  }

  /** Seats of people who come no more need no look any longer. @throws PlanUnknown */
  async forgetLeavers(kept: KeptPlan): Promise<void> {
    await this.within(kept, ['draft'], async (tx, plan) => {
      const { leavers } = await this.situations.of(tx, plan);
      await this.plans.writeSeats(tx, plan.id, new Map(leavers.map(({ person }) => [person, new Map()])));
    });
  }

  private async within<T>(
    { eventId, planId }: KeptPlan,
    kinds: readonly SeatPlan['kind'][],
    job: (tx: Transaction, plan: SeatPlan) => Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.run(
      async (tx) => {
        const plan = await this.plans.open(tx, eventId, planId);
        if (!kinds.includes(plan.kind)) throw new PlanUnknown();
        return job(tx, plan);
      },
      { lane: eventId },
    );
  }

  private async record(tx: Transaction, { eventId, planId, by }: KeptPlan, verb: string, name: string): Promise<void> {
    await this.audit.record(tx, {
      actor: by,
      eventId,
      verb,
      subjectKind: 'seat-plan',
      subjectId: planId,
      details: { plan: fit(name) },
    });
  }
}

function fit(name: string): string {
  return name.trim().slice(0, LONGEST_NAME);
}
