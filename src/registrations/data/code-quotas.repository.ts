import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';

/** How many came with each code that has a quota. Called under the event's lock. */
@Injectable()
export class CodeQuotasRepository {
  async hasRoom(tx: Transaction, codeId: string): Promise<boolean> {
    const [full] = await tx.query('SELECT id FROM action_codes WHERE id = ? AND quota IS NOT NULL AND taken >= quota', [codeId]);
    return full === undefined;
  }

  /** One more comes with this code. */
  async take(tx: Transaction, codeId: string): Promise<void> {
    await tx.execute('UPDATE action_codes SET taken = taken + 1 WHERE id = ? AND quota IS NOT NULL', [codeId]);
  }

  /** Whoever made this registration leaves: another may come with its code. */
  async giveBack(tx: Transaction, registrationId: string): Promise<void> {
    await tx.execute(
      `UPDATE action_codes SET taken = taken - 1 WHERE quota IS NOT NULL AND taken > 0
         AND id = (SELECT r.action_code_id FROM registrations r WHERE r.id = ?)`,
      [registrationId],
    );
  }
}
