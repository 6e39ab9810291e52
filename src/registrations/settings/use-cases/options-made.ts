import type { Transaction } from '../../../platform/database/transaction.js';

/** From each option of an event to that of its copy: they stand in the same order. Called while the event is copied. */
export async function optionsMade(
  tx: Transaction,
  fromEventId: string,
  toEventId: string,
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (eventId: string) =>
    tx.query<{ id: string }>('SELECT id AS "id" FROM event_options WHERE event_id = ? ORDER BY position', [eventId]);
  const [from, to] = [await idsOf(fromEventId), await idsOf(toEventId)];
  return new Map(from.flatMap(({ id }, at) => (to[at] ? [[id, to[at].id] as const] : [])));
}
