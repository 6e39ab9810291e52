import type { Transaction } from '../../platform/database/transaction.js';
import type { TeamRole } from '../domain/team.js';

/**
 * The team, locked until the transaction ends: of two responsible people who remove each other at once, one must stay.
 * On SQLite the transaction itself is alone.
 */
export async function lockedTeam(tx: Transaction, eventId: string): Promise<TeamRole[]> {
  if (tx.engine === 'postgres') await tx.query('SELECT id FROM events WHERE id = ? FOR UPDATE', [eventId]);
  return tx.query<TeamRole>('SELECT account_id AS "accountId", role AS "role" FROM event_roles WHERE event_id = ?', [
    eventId,
  ]);
}

export async function nameOfAccount(tx: Transaction, accountId: string): Promise<string> {
  const [account] = await tx.query<{ name: string }>('SELECT name FROM organiser_accounts WHERE id = ?', [accountId]);
  return account?.name ?? '';
}
