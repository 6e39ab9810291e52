import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  clockTime,
  createTable,
  day,
  id,
  instant,
  integer,
  oneOf,
  optional,
  primary,
  text,
  words,
  yesNo,
} from './columns.js';

/** The house's first tables: events with their programme, registrations, accounts, and the mail that goes out. */
export class Foundation1570000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'settings', { columns: [primary(words('key', 100)), text('value')] });
    await createEvents(runner);
    await createRegistrations(runner);
    await createAccounts(runner);
    await createMail(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'outgoing_emails',
      'event_roles',
      'login_sessions',
      'login_links',
      'organiser_accounts',
      'idempotency_keys',
      'registrations',
      'remembered_employers',
      'sessions',
      'action_codes',
      'event_places',
      'information_notices',
      'events',
      'series',
      'settings',
    ];
    for (const table of tables) await runner.dropTable(table);
  }
}

async function createEvents(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'series', {
    columns: [primary(id()), words('slug', 120), words('title', 300), optional(words('subtitle', 300))],
    uniques: { uq_series_slug: ['slug'] },
  });
  await createTable(runner, 'events', {
    columns: [
      primary(id()),
      words('slug', 120),
      optional(id('series_id')),
      optional(integer('edition')),
      words('title', 300),
      optional(words('subtitle', 300)),
      optional(text('description')),
      optional(words('audience', 1000)),
      optional(words('advice', 1000)),
      day('starts_on'),
      day('ends_on'),
      words('date_precision', 10),
      words('time_zone', 60),
      optional(clockTime('announced_from')),
      optional(clockTime('announced_to')),
      optional(words('costs', 500)),
      text('organisers'),
      text('contacts'),
      text('venues'),
      text('outcomes'),
      words('status', 20),
      words('registration_mode', 20),
      optional(instant('registration_opens_at')),
      optional(instant('registration_closes_at')),
      yesNo('waiting_list_enabled'),
      integer('version'),
      instant('created_at'),
      instant('updated_at'),
    ],
    uniques: { uq_events_slug: ['slug'] },
    indexes: { ix_events_status_starts_on: ['status', 'starts_on'], ix_events_series: ['series_id'] },
    checks: {
      ck_events_status: oneOf('status', ['draft', 'published', 'cancelled', 'archived']),
      ck_events_registration_mode: oneOf('registration_mode', ['open', 'invitation', 'none']),
      ck_events_date_precision: oneOf('date_precision', ['day', 'year']),
    },
    references: { series_id: 'series' },
  });
  await createTable(runner, 'information_notices', {
    columns: [primary(id('event_id')), primary(integer('version')), text('body'), instant('created_at')],
    references: { event_id: 'events' },
  });
  await createTable(runner, 'event_places', {
    columns: [
      primary(id('event_id')),
      optional(integer('capacity')),
      integer('taken'),
      integer('waiting'),
      integer('communes'),
      integer('epci'),
      integer('others'),
      integer('next_rank'),
      integer('version'),
    ],
    references: { event_id: 'events' },
  });
  await createTable(runner, 'action_codes', {
    columns: [
      primary(id()),
      id('event_id'),
      words('label', 40),
      words('normalised', 40),
      optional(instant('opens_at')),
      optional(instant('closes_at')),
    ],
    uniques: { uq_action_codes_event_normalised: ['event_id', 'normalised'] },
    indexes: { ix_action_codes_normalised: ['normalised'] },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'sessions', {
    columns: [
      primary(id()),
      id('event_id'),
      integer('position'),
      day('day'),
      words('kind', 20),
      words('title', 300),
      optional(text('text')),
      optional(clockTime('start_time')),
      optional(clockTime('end_time')),
      yesNo('all_day'),
      optional(words('printed_time', 100)),
      optional(integer('phase')),
      optional(id('venue_id')),
      optional(words('room', 100)),
      text('speakers'),
      text('parts'),
      text('themes'),
      text('tracks'),
    ],
    indexes: { ix_sessions_event_position: ['event_id', 'position'] },
    references: { event_id: 'events' },
  });
}

async function createRegistrations(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'remembered_employers', {
    columns: [primary(id()), words('name', 200), words('normalised', 200), words('kind', 40), instant('created_at')],
    uniques: { uq_remembered_employers_normalised: ['normalised'] },
  });
  await createTable(runner, 'registrations', {
    columns: [
      primary(id()),
      id('event_id'),
      words('reference', 9),
      words('status', 20),
      optional(integer('waiting_rank')),
      words('first_name', 100),
      words('last_name', 100),
      words('email', 254),
      words('email_normalised', 254),
      optional(words('phone', 30)),
      words('function_key', 40),
      optional(words('function_text', 100)),
      words('collectivity_type', 10),
      words('collectivity_kind', 40),
      optional(words('collectivity_code', 14)),
      words('collectivity_name', 200),
      optional(words('department_code', 3)),
      optional(words('epci_code', 14)),
      optional(words('epci_name', 200)),
      optional(words('collective', 150)),
      optional(text('remarks')),
      words('locale', 2),
      integer('notice_version'),
      optional(id('action_code_id')),
      words('token_hash', 64),
      integer('token_version'),
      words('search_text', 800),
      optional(instant('link_mailed_at')),
      instant('created_at'),
      instant('updated_at'),
      optional(instant('confirmed_at')),
      optional(instant('withdrawn_at')),
    ],
    uniques: { uq_registrations_reference: ['reference'], uq_registrations_token_hash: ['token_hash'] },
    indexes: {
      uq_registrations_live_email: {
        columns: ['event_id', 'email_normalised'],
        where: "status <> 'withdrawn'",
        unique: true,
      },
      ix_registrations_waiting: { columns: ['event_id', 'waiting_rank'], where: "status = 'waiting'" },
      ix_registrations_event_created: ['event_id', 'created_at', 'id'],
      ix_registrations_email: ['email_normalised'],
    },
    checks: {
      ck_registrations_status: oneOf('status', ['pending', 'confirmed', 'waiting', 'withdrawn']),
      ck_registrations_waiting_rank: "(status = 'waiting') = (waiting_rank IS NOT NULL)",
      ck_registrations_collectivity_type: oneOf('collectivity_type', ['commune', 'epci', 'other']),
    },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'idempotency_keys', {
    columns: [
      primary(id('event_id')),
      primary(words('key', 200)),
      words('request_hash', 64),
      id('registration_id'),
      integer('status'),
      text('body'),
      instant('created_at'),
    ],
    indexes: { ix_idempotency_keys_created: ['created_at'] },
    references: { event_id: 'events' },
  });
}

async function createAccounts(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'organiser_accounts', {
    columns: [
      primary(id()),
      words('email', 254),
      words('email_normalised', 254),
      words('name', 200),
      instant('created_at'),
    ],
    uniques: { uq_organiser_accounts_email: ['email_normalised'] },
  });
  await createTable(runner, 'login_links', {
    columns: [
      primary(id()),
      id('account_id'),
      words('token_hash', 64),
      instant('created_at'),
      instant('expires_at'),
      optional(instant('used_at')),
    ],
    uniques: { uq_login_links_token_hash: ['token_hash'] },
    references: { account_id: 'organiser_accounts' },
  });
  await createTable(runner, 'login_sessions', {
    columns: [
      primary(id()),
      words('token_hash', 64),
      id('account_id'),
      instant('created_at'),
      instant('last_seen_at'),
      instant('expires_at'),
      optional(instant('revoked_at')),
    ],
    uniques: { uq_login_sessions_token_hash: ['token_hash'] },
    indexes: { ix_login_sessions_account: ['account_id'] },
    references: { account_id: 'organiser_accounts' },
  });
  await createTable(runner, 'event_roles', {
    columns: [primary(id('event_id')), primary(id('account_id')), words('role', 20)],
    indexes: { ix_event_roles_account: ['account_id'] },
    checks: { ck_event_roles_role: oneOf('role', ['responsable', 'organisateur', 'animateur', 'accueil', 'lecture']) },
    references: { event_id: 'events', account_id: 'organiser_accounts' },
  });
}

async function createMail(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'outgoing_emails', {
    columns: [
      primary(id()),
      words('dedupe_key', 200),
      words('kind', 60),
      words('locale', 5),
      words('to_address', 320),
      optional(words('to_name', 200)),
      words('subject', 400),
      text('html'),
      text('body_text'),
      text('attachments'),
      text('links'),
      words('message_id', 200),
      words('status', 20),
      integer('attempts'),
      instant('next_attempt_at'),
      optional(instant('claimed_at')),
      optional(words('claimed_by', 60)),
      optional(words('last_error', 500)),
      optional(id('event_id')),
      optional(id('about_id')),
      instant('created_at'),
      optional(instant('sent_at')),
    ],
    uniques: { uq_outgoing_emails_dedupe_key: ['dedupe_key'], uq_outgoing_emails_message_id: ['message_id'] },
    indexes: {
      ix_outgoing_emails_due: ['status', 'next_attempt_at'],
      ix_outgoing_emails_about: ['about_id', 'created_at'],
      ix_outgoing_emails_event: ['event_id', 'created_at'],
      ix_outgoing_emails_created: ['created_at'],
    },
    checks: {
      ck_outgoing_emails_status: oneOf('status', [
        'queued',
        'sending',
        'sent',
        'retrying',
        'failed',
        'cancelled',
        'caught',
      ]),
    },
  });
}
