import { Injectable } from '@nestjs/common';
import { MachineClock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids/ids.js';
import { PasskeyRefused } from './account.errors.js';
import { PASSKEY_CHALLENGE_LIFETIME } from './login-lifetimes.js';

export type PasskeyPurpose = 'register' | 'log-in';

/** The questions asked of authenticators: each is good for one answer, within minutes. */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
  ) {}

  /** @param accountId null while nobody is logged in. @returns the id under which the answer comes. */
  async keep(challenge: string, purpose: PasskeyPurpose, accountId: string | null): Promise<string> {
    const id = newId();
    const now = this.clock.now().getTime();
    await this.unitOfWork.run(async (tx) => {
      await tx.execute('DELETE FROM passkey_challenges WHERE expires_at < ?', [now]);
      await tx.execute(
        'INSERT INTO passkey_challenges (id, account_id, challenge, purpose, expires_at) VALUES (?, ?, ?, ?, ?)',
        [id, accountId, challenge, purpose, now + PASSKEY_CHALLENGE_LIFETIME],
      );
    });
    return id;
  }

  /** Uses the question up, whatever the answer is worth. @throws PasskeyRefused when it is none of this account's, or too old. */
  async take(id: string, purpose: PasskeyPurpose, accountId: string | null): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const [kept] = await tx.query<{ challenge: string; account_id: string | null }>(
        'SELECT challenge, account_id FROM passkey_challenges WHERE id = ? AND purpose = ? AND expires_at > ?',
        [id, purpose, this.clock.now().getTime()],
      );
      const taken = await tx.execute('DELETE FROM passkey_challenges WHERE id = ?', [id]);
      if (!kept || taken === 0 || kept.account_id !== accountId) throw new PasskeyRefused('no such question');
      return kept.challenge;
    });
  }
}
