import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, oneOf, optional, primary, text, words, yesNo } from '../columns.js';

const KINDS = ['draft', 'published'];
const RUN_STATES = ['running', 'done', 'failed'];

/** What organisers decided on ateliers and tables, their plans, what was changed in each, and the planner at work. */
export async function createPlanTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'atelier_settings', {
    columns: [primary(id('event_id')), text('body'), integer('version'), instant('updated_at')],
    references: { event_id: 'events' },
  });
  await createTable(runner, 'seat_plans', {
    columns: [
      primary(id()),
      id('event_id'),
      words('kind', 10),
      words('name', 200),
      optional(id('based_on')),
      integer('based_on_version'),
      integer('version'),
      integer('revision'),
      words('locked_tables', 4000),
      optional(text('rooms')),
      text('proposal'),
      instant('created_at'),
      instant('updated_at'),
      optional(id('account_id')),
      words('actor', 200),
    ],
    indexes: {
      ix_seat_plans_event: ['event_id', 'created_at'],
      uq_seat_plans_published: { columns: ['event_id'], where: "kind = 'published'", unique: true },
    },
    checks: { ck_seat_plans_kind: oneOf('kind', KINDS) },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'seat_plan_seats', {
    columns: [primary(id('plan_id')), primary(id('registration_id')), words('seats', 500)],
    indexes: { ix_seat_plan_seats_registration: ['registration_id'] },
    references: { plan_id: 'seat_plans' },
  });
  await createTable(runner, 'seat_plan_changes', {
    columns: [
      primary(id()),
      id('plan_id'),
      integer('version'),
      words('verb', 40),
      text('body'),
      instant('at'),
      optional(id('account_id')),
      words('actor', 200),
    ],
    uniques: { uq_seat_plan_changes_version: ['plan_id', 'version'] },
    references: { plan_id: 'seat_plans' },
  });
  await createTable(runner, 'seat_plan_runs', {
    columns: [
      primary(id('event_id')),
      id('run_id'),
      words('state', 10),
      text('request'),
      integer('progress'),
      optional(integer('cost')),
      text('outcome'),
      yesNo('stop_asked'),
      instant('started_at'),
      instant('seen_at'),
      words('actor', 200),
    ],
    checks: { ck_seat_plan_runs_state: oneOf('state', RUN_STATES) },
    references: { event_id: 'events' },
  });
}

export const PLAN_TABLES = ['seat_plan_runs', 'seat_plan_changes', 'seat_plan_seats', 'seat_plans', 'atelier_settings'];
