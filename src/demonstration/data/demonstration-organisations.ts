import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import { ADGCF, CNFPT, SNDGCT } from './organisers.js';

const ORGANISATIONS = [CNFPT, SNDGCT, ADGCF];

/** The organisations of the printed programmes, for each of which the account may create events. @returns ids by short name. */
export async function insertOrganisations(
  tx: Transaction,
  accountId: string,
  at: number,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, short } of ORGANISATIONS) {
    const id = newId();
    ids.set(short, id);
    await tx.execute('INSERT INTO organisations (id, name, short, created_at) VALUES (?, ?, ?, ?)', [
      id,
      name,
      short,
      at,
    ]);
    await tx.execute('INSERT INTO organisation_members (organisation_id, account_id, created_at) VALUES (?, ?, ?)', [
      id,
      accountId,
      at,
    ]);
  }
  return ids;
}

/** In printed order. */
export async function insertEventOrganisations(
  tx: Transaction,
  eventId: string,
  printed: readonly { readonly short: string }[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [position, { short }] of printed.entries()) {
    const id = ids.get(short);
    if (id === undefined) continue;
    await tx.execute('INSERT INTO event_organisations (event_id, organisation_id, position) VALUES (?, ?, ?)', [
      eventId,
      id,
      position,
    ]);
  }
}

export async function makeAdministrator(tx: Transaction, accountId: string): Promise<void> {
  await tx.execute('UPDATE organiser_accounts SET is_administrator = TRUE WHERE id = ?', [accountId]);
}
