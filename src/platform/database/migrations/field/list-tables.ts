import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, optional, primary, text, words, yesNo } from '../columns.js';

/** What organisers keep beside the list of registrations: their views and notes, what they did to many at once, and which two are one person. */
export async function createListTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'registration_views', {
    columns: [
      primary(id()),
      id('event_id'),
      id('account_id'),
      words('name', 80),
      text('query'),
      yesNo('is_shared'),
      instant('created_at'),
    ],
    uniques: { uq_registration_views_name: ['event_id', 'account_id', 'name'] },
    references: { event_id: 'events', account_id: 'organiser_accounts' },
  });
  await createTable(runner, 'registration_notes', {
    columns: [
      primary(id()),
      id('registration_id'),
      id('account_id'),
      words('author', 200),
      text('body'),
      instant('created_at'),
      instant('updated_at'),
    ],
    indexes: { ix_registration_notes_registration: ['registration_id', 'created_at'] },
    references: { registration_id: 'registrations', account_id: 'organiser_accounts' },
  });
  await createTable(runner, 'registration_bulk_actions', {
    columns: [
      primary(id()),
      id('event_id'),
      id('account_id'),
      words('kind', 30),
      text('body'),
      instant('created_at'),
      optional(instant('undone_at')),
    ],
    indexes: { ix_registration_bulk_actions_event: ['event_id', 'created_at'] },
    references: { event_id: 'events', account_id: 'organiser_accounts' },
  });
  await createTable(runner, 'registration_distinctions', {
    columns: [primary(id('event_id')), primary(id('first_id')), primary(id('second_id')), instant('created_at')],
    references: { event_id: 'events', first_id: 'registrations', second_id: 'registrations' },
  });
  await createTable(runner, 'registration_moves', {
    columns: [
      primary(id()),
      id('registration_id'),
      instant('at'),
      words('from_status', 20),
      words('to_status', 20),
      words('fields', 300),
    ],
    indexes: { ix_registration_moves_registration: ['registration_id', 'at'] },
    references: { registration_id: 'registrations' },
  });
  await createTable(runner, 'registration_merges', {
    columns: [primary(id('merged_id')), id('kept_id'), instant('created_at')],
    indexes: { ix_registration_merges_kept: ['kept_id'] },
    references: { merged_id: 'registrations', kept_id: 'registrations' },
  });
}

export async function dropListTables(runner: QueryRunner): Promise<void> {
  for (const table of ['merges', 'moves', 'distinctions', 'bulk_actions', 'notes', 'views']) {
    await runner.dropTable(`registration_${table}`);
  }
}
