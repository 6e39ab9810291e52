import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { SeatPlanRepository } from '../data/seat-plan.repository.js';
import type { RecordedChange } from '../domain/plan/seat-plan.js';
import { type OpenedPlan, PlanSituations } from './plan-situations.js';

export interface PlanOnDesk extends OpenedPlan {
  /** The change that undo would take back; null where nothing is left to undo. */
  readonly undo: RecordedChange | null;
  readonly redo: RecordedChange | null;
}

/** A plan as its editor shows it. */
@Injectable()
export class OpenPlanQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly plans: SeatPlanRepository,
    private readonly situations: PlanSituations,
  ) {}

  /** @throws PlanUnknown also for a plan of another event. */
  async of(eventId: string, planId: string): Promise<PlanOnDesk> {
    const plan = await this.plans.byId(this.read, eventId, planId);
    const [opened, undo, redo] = await Promise.all([
      this.situations.of(this.read, plan),
      this.plans.neighbour(this.read, plan, 'undo'),
      this.plans.neighbour(this.read, plan, 'redo'),
    ]);
    return { ...opened, undo, redo };
  }

  /** Without the seats: for whoever only needs to know that it is there. @throws PlanUnknown */
  async plan(eventId: string, planId: string) {
    return this.plans.byId(this.read, eventId, planId);
  }
}
