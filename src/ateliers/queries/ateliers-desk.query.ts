import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../platform/clock/clock.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { PlannerRunRepository } from '../data/planner-run.repository.js';
import type { PlannerRunRecord } from '../domain/plan/planner-run.js';
import { type EventAteliers, PlanSituations } from './plan-situations.js';

/** What the pages on ateliers need beside a plan. */
@Injectable()
export class AteliersDeskQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly situations: PlanSituations,
    private readonly runs: PlannerRunRepository,
    private readonly machine: MachineClock,
  ) {}

  async ateliers(eventId: string): Promise<EventAteliers> {
    return this.situations.ateliers(this.read, eventId);
  }

  /** The planner at work, or its last work. */
  async run(eventId: string): Promise<PlannerRunRecord | null> {
    return this.runs.of(this.read, eventId, this.machine.now().getTime());
  }
}
