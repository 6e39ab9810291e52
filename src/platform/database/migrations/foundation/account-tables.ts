import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, oneOf, optional, primary, words } from '../columns.js';

export async function createAccounts(runner: QueryRunner): Promise<void> {
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
