import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { Needs } from '../domain/need.js';

@Injectable()
export class NeedsRepository {
  /** Replaces what was there; null forgets it. `now` is when the person agreed, epoch milliseconds. */
  async keep(
    tx: Transaction,
    person: { readonly id: string; readonly eventId: string },
    needs: Needs | null,
    now: number,
  ): Promise<void> {
    await this.forget(tx, person.id);
    if (!needs) return;
    await tx.execute(
      'INSERT INTO registration_needs (registration_id, event_id, kinds, body, consented_at) VALUES (?, ?, ?, ?, ?)',
      [person.id, person.eventId, JSON.stringify(needs.kinds), needs.text, now],
    );
  }

  async forget(tx: Transaction, registrationId: string): Promise<void> {
    await tx.execute('DELETE FROM registration_needs WHERE registration_id = ?', [registrationId]);
  }

  /** @returns how many people's needs were forgotten. */
  async forgetAll(tx: Transaction, eventId: string): Promise<number> {
    return tx.execute('DELETE FROM registration_needs WHERE event_id = ?', [eventId]);
  }
}
