import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createRegistrationGroups,
  createRegistrationImports,
  createTerritoryCollectives,
  dropRegistrationGroups,
  dropRegistrationImports,
  dropTerritoryCollectives,
} from './field/group-tables.js';
import { createApprovals, createSubstitutions } from './field/approvals-tables.js';
import { createListTables, dropListTables } from './field/list-tables.js';
import { createFormTables, FORM_TABLES } from './field/form-tables.js';
import { narrowRegistrations, widenRegistrations } from './field/registration-columns.js';
import { createMessages, forgetMessages } from './field/message-tables.js';
import { forgetPlaces, indexPlaces } from './field/places-indexes.js';
import { createPrivacy, PRIVACY_TABLES } from './field/privacy-tables.js';
import { createRegistrationSettings } from './field/settings-table.js';

/** Approvals, offers, groups, own questions and wishes: registration as the field knows it. */
export class RegistrationAsTheFieldDoesIt1590000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await widenRegistrations(runner);
    await indexPlaces(runner);
    await createRegistrationSettings(runner);
    await createFormTables(runner);
    await createListTables(runner);
    await createApprovals(runner);
    await createSubstitutions(runner);
    await createRegistrationGroups(runner);
    await createTerritoryCollectives(runner);
    await createRegistrationImports(runner);
    await createMessages(runner);
    await createPrivacy(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of PRIVACY_TABLES) await runner.dropTable(table);
    for (const table of FORM_TABLES) await runner.dropTable(table);
    await dropListTables(runner);
    await dropRegistrationImports(runner);
    await dropTerritoryCollectives(runner);
    await dropRegistrationGroups(runner);
    await forgetMessages(runner);
    for (const table of [
      'registration_substitutions',
      'registration_approvals',
      'decision_batches',
      'registration_settings',
    ])
      await runner.dropTable(table);
    await forgetPlaces(runner);
    await narrowRegistrations(runner);
  }
}
