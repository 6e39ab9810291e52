import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import { normalisedName, type TerritoryCollective } from '../domain/collective.js';
import { COLLECTIVE_COLUMNS } from './collective-row.js';

/** What a collective needs to know of one registration. */
export interface Member {
  readonly id: string;
  readonly eventId: string;
  readonly status: string;
  readonly collectiveId: string | null;
}

@Injectable()
export class CollectiveRepository {
  async insert(tx: Transaction, collective: TerritoryCollective, tokenHash: string, now: number): Promise<void> {
    await tx.execute(
      `INSERT INTO territory_collectives (id, event_id, name, name_normalised, created_by, token_hash, token_version, invited,
         merged_into, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        collective.id,
        collective.eventId,
        collective.name,
        normalisedName(collective.name),
        collective.createdBy,
        tokenHash,
        collective.tokenVersion,
        collective.invited,
        collective.mergedInto,
        now,
        now,
      ],
    );
  }

  /** Until the transaction ends nobody else changes this collective. Null for one that was joined to another. */
  async lock(tx: Transaction, id: string): Promise<TerritoryCollective | null> {
    const forUpdate = tx.engine === 'postgres' ? ' FOR UPDATE' : '';
    const [collective] = await tx.query<TerritoryCollective>(
      `SELECT ${COLLECTIVE_COLUMNS} FROM territory_collectives c WHERE c.id = ? AND c.merged_into IS NULL${forUpdate}`,
      [id],
    );
    return collective ?? null;
  }

  async member(tx: Transaction, registrationId: string): Promise<Member | null> {
    const [member] = await tx.query<Member>(
      `SELECT id AS "id", event_id AS "eventId", status AS "status", collective_id AS "collectiveId" FROM registrations
       WHERE id = ?`,
      [registrationId],
    );
    return member ?? null;
  }

  async join(tx: Transaction, registrationId: string, collectiveId: string | null, shows: boolean): Promise<void> {
    await tx.execute('UPDATE registrations SET collective_id = ?, shows_in_collective = ? WHERE id = ?', [
      collectiveId,
      shows,
      registrationId,
    ]);
  }

  async rename(tx: Transaction, id: string, name: string, now: number): Promise<void> {
    await tx.execute('UPDATE territory_collectives SET name = ?, name_normalised = ?, updated_at = ? WHERE id = ?', [
      name,
      normalisedName(name),
      now,
      id,
    ]);
  }

  async renewLink(tx: Transaction, id: string, tokenVersion: number, tokenHash: string, now: number): Promise<void> {
    await tx.execute(
      'UPDATE territory_collectives SET token_version = ?, token_hash = ?, updated_at = ? WHERE id = ?',
      [tokenVersion, tokenHash, now, id],
    );
  }

  async countInvited(tx: Transaction, id: string, invited: number): Promise<void> {
    await tx.execute('UPDATE territory_collectives SET invited = ? WHERE id = ?', [invited, id]);
  }

  async forgetCreator(tx: Transaction, id: string, registrationId: string): Promise<void> {
    await tx.execute('UPDATE territory_collectives SET created_by = NULL WHERE id = ? AND created_by = ?', [
      id,
      registrationId,
    ]);
  }

  /** Every member of one, whoever withdrew too, is in the other; its link leads there. */
  async merge(tx: Transaction, from: string, into: string, now: number): Promise<number> {
    const moved = await tx.execute('UPDATE registrations SET collective_id = ? WHERE collective_id = ?', [into, from]);
    await tx.execute('UPDATE territory_collectives SET merged_into = ?, updated_at = ? WHERE id = ?', [into, now, from]);
    return moved;
  }
}
