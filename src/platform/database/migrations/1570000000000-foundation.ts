import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, primary, text, words } from './columns.js';
import { createAccounts } from './foundation/account-tables.js';
import { createEvents } from './foundation/event-tables.js';
import { createMail } from './foundation/mail-tables.js';
import { createRegistrations } from './foundation/registration-tables.js';

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
