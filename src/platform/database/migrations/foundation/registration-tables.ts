import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, oneOf, optional, primary, text, words } from '../columns.js';

export async function createRegistrations(runner: QueryRunner): Promise<void> {
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
