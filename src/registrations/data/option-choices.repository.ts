import { Injectable } from '@nestjs/common';
import type { EventOption } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Who chose which options. Called under the event's lock, so that counters are read and written by one at a time. */
@Injectable()
export class OptionChoicesRepository {
  /** The event's options as they are at this moment, in its order. */
  async offered(tx: Transaction, eventId: string): Promise<EventOption[]> {
    return tx.query<EventOption>(
      `SELECT id AS "id", title AS "title", hint AS "hint", capacity AS "capacity", taken AS "taken", closes_at AS "closesAt"
       FROM event_options WHERE event_id = ? ORDER BY position, id`,
      [eventId],
    );
  }

  async chosenBy(tx: Transaction, registrationId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT option_id AS "id" FROM registration_options WHERE registration_id = ? ORDER BY option_id',
      [registrationId],
    );
    return rows.map(({ id }) => id);
  }

  async add(tx: Transaction, registrationId: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await tx.execute('INSERT INTO registration_options (registration_id, option_id) VALUES (?, ?)', [registrationId, id]);
    }
  }

  async remove(tx: Transaction, registrationId: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await tx.execute('DELETE FROM registration_options WHERE registration_id = ? AND option_id = ?', [registrationId, id]);
    }
  }

  /** What one chose is another's. */
  async handOver(tx: Transaction, fromRegistrationId: string, toRegistrationId: string): Promise<void> {
    await tx.execute('UPDATE registration_options SET registration_id = ? WHERE registration_id = ?', [
      toRegistrationId,
      fromRegistrationId,
    ]);
  }

  /** One more confirmed person for each, or one less. */
  async count(tx: Transaction, ids: readonly string[], by: 1 | -1): Promise<void> {
    for (const id of ids) await tx.execute('UPDATE event_options SET taken = taken + ? WHERE id = ?', [by, id]);
  }
}
