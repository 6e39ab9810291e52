import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { RegistrationGroup } from '../domain/group.js';

type Asks = Pick<Transaction, 'query'>;

const SELECT = `SELECT id AS "id", event_id AS "eventId", manager_name AS "managerName", manager_email AS "managerEmail",
  collectivity_typed AS "collectivityTyped", collectivity_kind AS "collectivityKind", action_code AS "actionCode",
  locale AS "locale", token_version AS "tokenVersion", link_mailed_at AS "linkMailedAt", created_at AS "createdAt"
  FROM registration_groups`;

@Injectable()
export class GroupRepository {
  async insert(
    tx: Transaction,
    group: RegistrationGroup,
    { managerEmailNormalised, tokenHash }: { managerEmailNormalised: string; tokenHash: string },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO registration_groups (id, event_id, manager_name, manager_email, manager_email_normalised,
         collectivity_typed, collectivity_kind, action_code, locale, token_hash, token_version, link_mailed_at,
         created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        group.id,
        group.eventId,
        group.managerName,
        group.managerEmail,
        managerEmailNormalised,
        group.collectivityTyped,
        group.collectivityKind,
        group.actionCode,
        group.locale,
        tokenHash,
        group.tokenVersion,
        group.linkMailedAt,
        group.createdAt,
        group.createdAt,
      ],
    );
  }

  async byTokenHash(database: Asks, tokenHash: string): Promise<RegistrationGroup | null> {
    const [group] = await database.query<RegistrationGroup>(`${SELECT} WHERE token_hash = ?`, [tokenHash]);
    return group ?? null;
  }

  async byId(database: Asks, id: string): Promise<RegistrationGroup | null> {
    const [group] = await database.query<RegistrationGroup>(`${SELECT} WHERE id = ?`, [id]);
    return group ?? null;
  }

  /** The newest first. */
  async ofManager(database: Asks, emailNormalised: string, most: number): Promise<RegistrationGroup[]> {
    return database.query<RegistrationGroup>(
      `${SELECT} WHERE manager_email_normalised = ? ORDER BY created_at DESC LIMIT ?`,
      [emailNormalised, most],
    );
  }

  async noteLinkMailed(tx: Transaction, id: string, at: number): Promise<void> {
    await tx.execute('UPDATE registration_groups SET link_mailed_at = ? WHERE id = ?', [at, id]);
  }

  async noteChanged(tx: Transaction, id: string, at: number): Promise<void> {
    await tx.execute('UPDATE registration_groups SET updated_at = ? WHERE id = ?', [at, id]);
  }
}
