import { TableIndex, type QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, oneOf, optional, primary, text, words } from '../columns.js';

/** Colleagues that one person registers together, and that person's own link to them. */
export async function createRegistrationGroups(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'registration_groups', {
    columns: [
      primary(id()),
      id('event_id'),
      words('manager_name', 200),
      words('manager_email', 254),
      words('manager_email_normalised', 254),
      words('collectivity_typed', 250),
      words('collectivity_kind', 30),
      optional(words('action_code', 100)),
      words('locale', 2),
      words('token_hash', 64),
      integer('token_version'),
      optional(instant('link_mailed_at')),
      instant('created_at'),
      instant('updated_at'),
    ],
    uniques: { uq_registration_groups_token_hash: ['token_hash'] },
    indexes: {
      ix_registration_groups_event: ['event_id', 'created_at'],
      ix_registration_groups_email: ['manager_email_normalised'],
    },
    references: { event_id: 'events' },
  });
  await runner.createIndex('registrations', ofGroup());
}

export async function dropRegistrationGroups(runner: QueryRunner): Promise<void> {
  await runner.dropIndex('registrations', ofGroup());
  await runner.dropTable('registration_groups');
}

/** People of one territory who come together, and the link with which they invite each other. */
export async function createTerritoryCollectives(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'territory_collectives', {
    columns: [
      primary(id()),
      id('event_id'),
      words('name', 150),
      words('name_normalised', 150),
      optional(id('created_by')),
      words('token_hash', 64),
      integer('token_version'),
      { ...integer('invited'), default: 0 },
      optional(id('merged_into')),
      instant('created_at'),
      instant('updated_at'),
    ],
    uniques: { uq_territory_collectives_token_hash: ['token_hash'] },
    indexes: { ix_territory_collectives_event: ['event_id', 'name_normalised'] },
    references: { event_id: 'events' },
  });
  await runner.createIndex('registrations', ofCollective());
}

export async function dropTerritoryCollectives(runner: QueryRunner): Promise<void> {
  await runner.dropIndex('registrations', ofCollective());
  await runner.dropTable('territory_collectives');
}

/** A list that an organiser brings, kept line by line until each is done: whoever stops in between goes on later. */
export async function createRegistrationImports(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'registration_imports', {
    columns: [
      primary(id()),
      id('event_id'),
      optional(id('account_id')),
      words('actor', 200),
      words('filename', 200),
      words('status', 20),
      words('admission', 20),
      integer('mails'),
      optional(instant('mails_due_at')),
      integer('lines'),
      instant('created_at'),
      instant('updated_at'),
      optional(instant('finished_at')),
    ],
    indexes: {
      ix_registration_imports_event: ['event_id', 'created_at'],
      ix_registration_imports_open: { columns: ['status', 'updated_at'], where: "status <> 'done'" },
    },
    checks: {
      ck_registration_imports_status: oneOf('status', ['running', 'mailing', 'done']),
      ck_registration_imports_admission: oneOf('admission', ['usual', 'pending', 'beyond']),
    },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'registration_import_lines', {
    columns: [
      primary(id('import_id')),
      primary(integer('line')),
      text('request'),
      optional(words('outcome', 30)),
      optional(id('registration_id')),
    ],
    indexes: {
      ix_registration_import_lines_open: { columns: ['import_id', 'line'], where: 'outcome IS NULL' },
    },
    references: { import_id: 'registration_imports' },
  });
}

export async function dropRegistrationImports(runner: QueryRunner): Promise<void> {
  await runner.dropTable('registration_import_lines');
  await runner.dropTable('registration_imports');
}

function ofGroup(): TableIndex {
  return new TableIndex({ name: 'ix_registrations_group', columnNames: ['group_id'], where: 'group_id IS NOT NULL' });
}

function ofCollective(): TableIndex {
  return new TableIndex({
    name: 'ix_registrations_collective',
    columnNames: ['collective_id'],
    where: 'collective_id IS NOT NULL',
  });
}
