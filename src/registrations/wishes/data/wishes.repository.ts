import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { AtelierMove } from '../domain/follow-ateliers.js';
import type { Wish } from '../domain/wish.js';

/** Written before the letter of an atelier that is gone: such a wish is counted for the organisers and serves nothing. */
const GONE = '~';
/** Written before a new letter while others move. */
const MOVING = '>';

const OF_EVENT = 'registration_id IN (SELECT id FROM registrations WHERE event_id = ?)';

@Injectable()
export class WishesRepository {
  async replace(tx: Transaction, registrationId: string, wishes: readonly Wish[]): Promise<void> {
    await tx.execute('DELETE FROM registration_wishes WHERE registration_id = ?', [registrationId]);
    await this.add(tx, registrationId, wishes);
  }

  async add(tx: Transaction, registrationId: string, wishes: readonly Wish[]): Promise<void> {
    if (wishes.length === 0) return;
    await tx.execute(
      `INSERT INTO registration_wishes (registration_id, phase, atelier, rank) VALUES
       ${wishes.map(() => '(?, ?, ?, ?)').join(', ')}`,
      wishes.flatMap(({ phase, atelier, rank }) => [registrationId, phase, atelier, rank]),
    );
  }

  /** What somebody put first in each phase, or that they have no preference there. */
  async firstOf(tx: Pick<Transaction, 'query'>, registrationId: string): Promise<Wish[]> {
    return tx.query<Wish>(
      `SELECT phase AS "phase", atelier AS "atelier", rank AS "rank" FROM registration_wishes
       WHERE registration_id = ? AND rank <= 1 AND gone_at IS NULL ORDER BY phase`,
      [registrationId],
    );
  }

  /** What one wished for, another does. */
  async handOver(tx: Transaction, fromRegistrationId: string, toRegistrationId: string): Promise<void> {
    await tx.execute('UPDATE registration_wishes SET registration_id = ? WHERE registration_id = ?', [
      toRegistrationId,
      fromRegistrationId,
    ]);
  }

  /** Wishes of a whole event go with their ateliers. @returns how many wishes are for ateliers that are gone. */
  async follow(tx: Transaction, eventId: string, moves: readonly AtelierMove[], now: number): Promise<number> {
    let gone = 0;
    for (const { phase, from, to } of moves) {
      if (to === null) gone += await this.drop(tx, eventId, phase, from, now);
      else {
        await tx.execute(
          `UPDATE registration_wishes SET atelier = ? WHERE phase = ? AND atelier = ? AND ${OF_EVENT}`,
          [`${MOVING}${to}`, phase, from, eventId],
        );
      }
    }
    await tx.execute(
      `UPDATE registration_wishes SET atelier = substr(atelier, 2) WHERE atelier LIKE '${MOVING}%' AND ${OF_EVENT}`,
      [eventId],
    );
    return gone;
  }

  private async drop(tx: Transaction, eventId: string, phase: number, letter: string, now: number): Promise<number> {
    const gone = `${GONE}${letter}`;
    await tx.execute(`DELETE FROM registration_wishes WHERE phase = ? AND atelier = ? AND ${OF_EVENT}`, [
      ...[phase, gone, eventId],
    ]);
    return tx.execute(
      `UPDATE registration_wishes SET atelier = ?, gone_at = ? WHERE phase = ? AND atelier = ? AND ${OF_EVENT}`,
      [gone, now, phase, letter, eventId],
    );
  }
}
