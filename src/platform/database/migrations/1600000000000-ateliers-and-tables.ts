import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFacilitationTables, FACILITATION_TABLES } from './ateliers/facilitation-tables.js';
import { createPlanTables, PLAN_TABLES } from './ateliers/plan-tables.js';

/** Who sits where: what was decided on ateliers and tables, the plans, their changes. */
export class AteliersAndTables1600000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createPlanTables(runner);
    await createFacilitationTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...FACILITATION_TABLES, ...PLAN_TABLES]) await runner.dropTable(table);
  }
}
