import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { MachineClock } from '../../clock/clock.js';
import type { Transaction } from '../../database/transaction.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { headerText } from '../../mail/header-text.js';
import { PasskeyRefused } from '../account.errors.js';
import { mayChangePasskeys } from '../domain/passkey-rules.js';
import type { Organiser } from '../organiser.js';
import { PasskeySite } from '../passkey-site.js';
import { LONGEST_PASSKEY_NAME } from './register-passkey.js';

/** An organiser names a passkey of theirs anew, or removes it. One that is none of theirs is nothing to change. */
@Injectable()
export class ChangePasskey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
    private readonly site: PasskeySite,
    private readonly audit: AuditTrail,
  ) {}

  /** An empty name changes nothing. */
  async rename(organiser: Organiser, passkeyId: string, typed: string): Promise<void> {
    const name = headerText(typed, LONGEST_PASSKEY_NAME);
    if (name === '') return;
    await this.unitOfWork.run((tx) =>
      tx.execute('UPDATE passkeys SET name = ? WHERE id = ? AND account_id = ?', [
        name,
        passkeyId,
        organiser.accountId,
      ]),
    );
  }

  /** Logins made with the key end, except this one, which goes on as one by link. @throws PasskeyRefused. */
  async remove(organiser: Organiser, passkeyId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const own = await tx.query<{ id: string; name: string }>('SELECT id, name FROM passkeys WHERE account_id = ?', [
        organiser.accountId,
      ]);
      const passkey = own.find(({ id }) => id === passkeyId);
      if (!passkey) return;
      const { isAdministrator, isProven } = organiser;
      const { isRequired } = this.site;
      if (!mayChangePasskeys({ isRequired, isAdministrator, isProven, passkeys: own.length }))
        throw new PasskeyRefused('a known key must vouch for the change');
      await tx.execute('DELETE FROM passkeys WHERE id = ?', [passkeyId]);
      await this.endLogins(tx, organiser, passkeyId);
      await this.audit.record(tx, {
        actor: organiser,
        verb: 'passkey-removed',
        subjectKind: 'account',
        subjectId: organiser.accountId,
        details: { passkey: passkey.name },
      });
    });
  }

  private async endLogins(tx: Transaction, { sessionId }: Organiser, passkeyId: string): Promise<void> {
    await tx.execute(
      'UPDATE login_sessions SET revoked_at = ? WHERE passkey_id = ? AND id <> ? AND revoked_at IS NULL',
      [this.clock.now().getTime(), passkeyId, sessionId],
    );
    await tx.execute('UPDATE login_sessions SET passkey_id = NULL WHERE id = ? AND passkey_id = ?', [
      sessionId,
      passkeyId,
    ]);
  }
}
