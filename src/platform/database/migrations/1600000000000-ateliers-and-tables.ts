import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createPlanTables, PLAN_TABLES } from './ateliers/plan-tables.js';

/** Who sits where: what was decided on ateliers and tables, the plans, their changes. */
export class AteliersAndTables1600000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createPlanTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of PLAN_TABLES) await runner.dropTable(table);
  }
}
