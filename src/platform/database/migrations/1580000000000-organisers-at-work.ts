import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, oneOf, optional, primary, text, words, yesNo } from './columns.js';
import { foundOrganisations } from './organisers/found-organisations.js';

/** What organisers need to run their events: organisations, invitations, an audit trail, drafts, options, files. */
export class OrganisersAtWork1580000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createOrganisations(runner);
    await createAccountTables(runner);
    await createEventTables(runner);
    await createProgrammeTables(runner);
    await addColumns(runner);
    await foundOrganisations(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('action_codes', ['quota', 'taken', 'defaults']);
    await runner.dropColumns('events', ['partners', 'published_at', 'calendar_sequence', 'cancellation']);
    await runner.dropColumns('login_sessions', ['device', 'passkey_id']);
    await runner.dropColumn('organiser_accounts', 'is_administrator');
    for (const table of [
      'people',
      'programme_revisions',
      'programme_drafts',
      'registration_options',
      'event_options',
      'event_files',
      'former_slugs',
      'audit_entries',
      'event_invitations',
      'passkey_challenges',
      'passkeys',
      'event_organisations',
      'organisation_members',
      'organisations',
    ]) {
      await runner.dropTable(table);
    }
  }
}

async function createOrganisations(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'organisations', {
    columns: [primary(id()), words('name', 200), words('short', 40), instant('created_at')],
    uniques: { uq_organisations_short: ['short'] },
  });
  await createTable(runner, 'organisation_members', {
    columns: [primary(id('organisation_id')), primary(id('account_id')), instant('created_at')],
    indexes: { ix_organisation_members_account: ['account_id'] },
    references: { organisation_id: 'organisations', account_id: 'organiser_accounts' },
  });
  await createTable(runner, 'event_organisations', {
    columns: [primary(id('event_id')), primary(id('organisation_id')), integer('position')],
    indexes: { ix_event_organisations_organisation: ['organisation_id'] },
    references: { event_id: 'events', organisation_id: 'organisations' },
  });
}

async function createAccountTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'passkeys', {
    columns: [
      primary(id()),
      id('account_id'),
      words('credential_id', 400),
      text('public_key'),
      instant('counter'),
      words('transports', 100),
      words('name', 100),
      instant('created_at'),
      optional(instant('last_used_at')),
    ],
    uniques: { uq_passkeys_credential_id: ['credential_id'] },
    indexes: { ix_passkeys_account: ['account_id'] },
    references: { account_id: 'organiser_accounts' },
  });
  await createTable(runner, 'passkey_challenges', {
    columns: [
      primary(id()),
      optional(id('account_id')),
      words('challenge', 200),
      words('purpose', 20),
      instant('expires_at'),
    ],
    references: { account_id: 'organiser_accounts' },
  });
  await createTable(runner, 'event_invitations', {
    columns: [
      primary(id()),
      id('event_id'),
      words('email', 254),
      words('email_normalised', 254),
      words('name', 200),
      words('role', 20),
      words('token_hash', 64),
      optional(id('invited_by')),
      instant('created_at'),
      instant('expires_at'),
      optional(instant('accepted_at')),
      optional(instant('revoked_at')),
    ],
    uniques: { uq_event_invitations_token_hash: ['token_hash'] },
    indexes: { ix_event_invitations_event: ['event_id', 'created_at'] },
    checks: {
      ck_event_invitations_role: oneOf('role', ['responsable', 'organisateur', 'animateur', 'accueil', 'lecture']),
    },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'audit_entries', {
    columns: [
      primary(id()),
      instant('at'),
      optional(id('account_id')),
      words('actor', 200),
      optional(id('event_id')),
      words('verb', 60),
      words('subject_kind', 40),
      optional(words('subject_id', 60)),
      text('details'),
    ],
    indexes: { ix_audit_entries_event: ['event_id', 'at', 'id'], ix_audit_entries_at: ['at', 'id'] },
  });
}

async function createEventTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'former_slugs', {
    columns: [primary(words('slug', 120)), id('event_id'), instant('created_at')],
    references: { event_id: 'events' },
  });
  await createTable(runner, 'event_files', {
    columns: [
      primary(id()),
      id('event_id'),
      words('kind', 20),
      words('title', 200),
      words('filename', 200),
      words('content_type', 100),
      integer('size'),
      words('sha256', 64),
      text('content'),
      integer('position'),
      instant('created_at'),
    ],
    indexes: { ix_event_files_event: ['event_id', 'kind', 'position'] },
    checks: { ck_event_files_kind: oneOf('kind', ['document', 'logo']) },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'event_options', {
    columns: [
      primary(id()),
      id('event_id'),
      integer('position'),
      words('title', 200),
      optional(words('hint', 500)),
      optional(id('session_id')),
      optional(integer('capacity')),
      integer('taken'),
      optional(instant('closes_at')),
    ],
    indexes: { ix_event_options_event: ['event_id', 'position'] },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'registration_options', {
    columns: [primary(id('registration_id')), primary(id('option_id'))],
    indexes: { ix_registration_options_option: ['option_id'] },
    references: { registration_id: 'registrations', option_id: 'event_options' },
  });
}

async function createProgrammeTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'programme_drafts', {
    columns: [
      primary(id('event_id')),
      integer('version'),
      integer('revision'),
      integer('published_version'),
      text('sessions'),
      instant('updated_at'),
      optional(id('updated_by')),
    ],
    references: { event_id: 'events' },
  });
  await createTable(runner, 'programme_revisions', {
    columns: [
      primary(id()),
      id('event_id'),
      integer('version'),
      words('change', 200),
      text('sessions'),
      instant('at'),
      optional(id('account_id')),
      words('actor', 200),
    ],
    uniques: { uq_programme_revisions_version: ['event_id', 'version'] },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'people', {
    columns: [
      primary(id()),
      words('name', 200),
      words('normalised', 200),
      optional(id('merged_into')),
      instant('created_at'),
    ],
    indexes: { ix_people_normalised: ['normalised'] },
  });
}

async function addColumns(runner: QueryRunner): Promise<void> {
  const isPostgres = runner.dataSource.options.type === 'postgres';
  await runner.addColumn(
    'organiser_accounts',
    new TableColumn({ ...yesNo('is_administrator'), default: isPostgres ? false : 0 }),
  );
  await runner.addColumns('login_sessions', [
    new TableColumn(optional(words('device', 300))),
    new TableColumn(optional(id('passkey_id'))),
  ]);
  await runner.addColumns('events', [
    new TableColumn({ ...text('partners'), default: "'[]'" }),
    new TableColumn(optional(instant('published_at'))),
    new TableColumn({ ...integer('calendar_sequence'), default: 0 }),
    new TableColumn(optional(words('cancellation', 2000))),
  ]);
  await runner.addColumns('action_codes', [
    new TableColumn(optional(integer('quota'))),
    new TableColumn({ ...integer('taken'), default: 0 }),
    new TableColumn(optional(text('defaults'))),
  ]);
}
