import { Injectable } from '@nestjs/common';
import { type AuditActor, AuditTrail } from '../../audit/audit-trail.js';
import type { Transaction } from '../../database/transaction.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AccountUnknown, LastAdministrator } from '../account.errors.js';

/** Who may open accounts and organisations. */
@Injectable()
export class NameAdministrator {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws AccountUnknown. */
  async grant(actor: AuditActor, accountId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.grantWithin(tx, actor, accountId));
  }

  async grantWithin(tx: Transaction, actor: AuditActor, accountId: string): Promise<void> {
    const name = await nameOf(tx, accountId);
    const granted = await tx.execute(
      'UPDATE organiser_accounts SET is_administrator = TRUE WHERE id = ? AND is_administrator = FALSE',
      [accountId],
    );
    if (granted > 0) await this.record(tx, actor, 'administrator-named', accountId, name);
  }

  /** @throws AccountUnknown; LastAdministrator. */
  async revoke(actor: AuditActor, accountId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const name = await nameOf(tx, accountId);
      const administrators = await tx.query<{ id: string }>(
        // Two administrators who revoke each other at once must not both succeed.
        `SELECT id FROM organiser_accounts WHERE is_administrator = TRUE ORDER BY id${tx.engine === 'postgres' ? ' FOR UPDATE' : ''}`,
      );
      if (!administrators.some(({ id }) => id === accountId)) return;
      if (administrators.length === 1) throw new LastAdministrator();
      await tx.execute('UPDATE organiser_accounts SET is_administrator = FALSE WHERE id = ?', [accountId]);
      await this.record(tx, actor, 'administrator-revoked', accountId, name);
    });
  }

  private record(tx: Transaction, actor: AuditActor, verb: string, subjectId: string, name: string) {
    return this.audit.record(tx, { actor, verb, subjectKind: 'account', subjectId, details: { name } });
  }
}

async function nameOf(tx: Transaction, accountId: string): Promise<string> {
  const [account] = await tx.query<{ name: string }>('SELECT name FROM organiser_accounts WHERE id = ?', [accountId]);
  if (!account) throw new AccountUnknown();
  return account.name;
}
