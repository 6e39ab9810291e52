import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { PLAN_COLUMNS, type PlanRow, planRecord } from '../data/seat-plan-row.js';
import type { SeatPlan } from '../domain/plan/seat-plan.js';

export interface ListedPlan extends SeatPlan {
  /** People with a row of seats, whether they still come or not. */
  readonly people: number;
}

/** The drafts of an event, the youngest first, and the published plan. */
@Injectable()
export class PlansQuery {
  constructor(private readonly read: ReadDatabase) {}

  async of(eventId: string): Promise<{ drafts: readonly ListedPlan[]; published: ListedPlan | null }> {
    const rows = await this.read.query<PlanRow & { people: number }>(
      `SELECT ${PLAN_COLUMNS}, (SELECT COUNT(*) FROM seat_plan_seats s WHERE s.plan_id = p.id) AS "people"
       FROM seat_plans p WHERE p.event_id = ? ORDER BY p.created_at DESC, p.id DESC`,
      [eventId],
    );
    const plans = rows.map(({ people, ...row }) => ({ ...planRecord(row), people: Number(people) }));
    return {
      drafts: plans.filter(({ kind }) => kind === 'draft'),
      published: plans.find(({ kind }) => kind === 'published') ?? null,
    };
  }
}
