import { type AuditActor, type AuditTrail } from '../../audit/audit-trail.js';
import type { MachineClock } from '../../clock/clock.js';
import type { Transaction } from '../../database/transaction.js';
import type { AccountRow } from './issue-login-link.js';

/** Who lost their passkeys starts anew; a command of whoever runs the installation, since no login can prove it. */
export class ForgetPasskeys {
  constructor(
    private readonly clock: MachineClock,
    private readonly audit: AuditTrail,
  ) {}

  /** Logins end too: the device with the key may be in strange hands. */
  async within(tx: Transaction, actor: AuditActor, { id, name }: AccountRow): Promise<void> {
    await tx.execute('DELETE FROM passkeys WHERE account_id = ?', [id]);
    await tx.execute('UPDATE login_sessions SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL', [
      this.clock.now().getTime(),
      id,
    ]);
    const subject = { subjectKind: 'account', subjectId: id };
    await this.audit.record(tx, { actor, verb: 'passkeys-forgotten', ...subject, details: { name } });
  }
}
