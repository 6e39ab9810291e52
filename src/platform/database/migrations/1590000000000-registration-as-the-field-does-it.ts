import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrowRegistrations, widenRegistrations } from './field/registration-columns.js';
import { createRegistrationSettings } from './field/settings-table.js';

/** Approvals, offers, groups, own questions and wishes: registration as the field knows it. */
export class RegistrationAsTheFieldDoesIt1590000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await widenRegistrations(runner);
    await createRegistrationSettings(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['registration_settings']) await runner.dropTable(table);
    await narrowRegistrations(runner);
  }
}
