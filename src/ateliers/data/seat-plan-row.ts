import type { Proposal, SeatPlan } from '../domain/plan/seat-plan.js';
import { readLockedTables } from '../domain/seats.js';

export const PLAN_COLUMNS = `p.id AS "id", p.event_id AS "eventId", p.kind AS "kind", p.name AS "name", p.based_on AS "basedOn",
  p.based_on_version AS "basedOnVersion", p.version AS "version", p.revision AS "revision",
  p.locked_tables AS "lockedTables", p.proposal AS "proposal", p.created_at AS "createdAt", p.updated_at AS "updatedAt",
  p.actor AS "actor"`;

export interface PlanRow extends Omit<SeatPlan, 'lockedTables' | 'proposal'> {
  readonly lockedTables: string;
  readonly proposal: string;
}

export function planRecord(row: PlanRow): SeatPlan {
  return {
    ...row,
    lockedTables: readLockedTables(row.lockedTables),
    proposal: JSON.parse(row.proposal) as Proposal,
  };
}
