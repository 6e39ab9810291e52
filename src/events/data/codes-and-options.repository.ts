import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import { normaliseActionCode } from '../domain/action-code.js';
import type { EditedCode, EditedOption } from '../domain/edit/section-change.js';

/** The codes and options of an event, whole lists at a time. Called under the event's lock. */
@Injectable()
export class CodesAndOptionsRepository {
  /** A quota begins with those who have come already: without one nobody counted them. */
  async saveCodes(tx: Transaction, eventId: string, codes: readonly EditedCode[]): Promise<void> {
    await removeOthers(tx, 'action_codes', eventId, codes);
    // Codes that swap their labels would meet at the unique index.
    await tx.execute('UPDATE action_codes SET normalised = id WHERE event_id = ?', [eventId]);
    for (const code of codes) {
      const id = code.id ?? newId();
      if (code.id === null) {
        await tx.execute('INSERT INTO action_codes (id, event_id, label, normalised, taken) VALUES (?, ?, ?, ?, 0)', [
          id,
          eventId,
          code.label,
          id,
        ]);
      }
      await tx.execute(
        `UPDATE action_codes SET label = ?, normalised = ?, quota = ?, opens_at = ?, closes_at = ?, defaults = ?,
           taken = (SELECT COUNT(*) FROM registrations r WHERE r.action_code_id = action_codes.id AND r.status <> 'withdrawn')
         WHERE id = ?`,
        [
          code.label,
          normaliseActionCode(code.label),
          code.quota,
          code.opensAt,
          code.closesAt,
          code.defaults && JSON.stringify(code.defaults),
          id,
        ],
      );
    }
  }

  async saveOptions(tx: Transaction, eventId: string, options: readonly EditedOption[]): Promise<void> {
    await removeOthers(tx, 'event_options', eventId, options);
    for (const [position, option] of options.entries()) {
      const id = option.id ?? newId();
      if (option.id === null) {
        await tx.execute(
          'INSERT INTO event_options (id, event_id, position, title, taken) VALUES (?, ?, ?, ?, 0)',
          [id, eventId, position + 1, option.title],
        );
      }
      await tx.execute(
        'UPDATE event_options SET position = ?, title = ?, hint = ?, capacity = ?, closes_at = ? WHERE id = ?',
        [position + 1, option.title, option.hint, option.capacity, option.closesAt, id],
      );
    }
  }
}

/** An option that somebody who waits wished for goes with its wishes. */
async function removeOthers(
  tx: Transaction,
  table: 'action_codes' | 'event_options',
  eventId: string,
  kept: readonly { readonly id: string | null }[],
): Promise<void> {
  const ids = kept.flatMap(({ id }) => id ?? []);
  const others = ids.length > 0 ? ` AND id NOT IN (${ids.map(() => '?').join(', ')})` : '';
  if (table === 'event_options') {
    await tx.execute(
      `DELETE FROM registration_options WHERE option_id IN (SELECT id FROM event_options WHERE event_id = ?${others})`,
      [eventId, ...ids],
    );
  }
  await tx.execute(`DELETE FROM ${table} WHERE event_id = ?${others}`, [eventId, ...ids]);
}
