import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import { readFilter } from '../../list/domain/registration-filter.js';
import type { ChangedFact, Mailing, MailingKind, MailingStatus, MailingTexts } from '../domain/mailing.js';

type Asks = Pick<Transaction, 'query'>;

interface Row {
  readonly id: string;
  readonly eventId: string;
  readonly kind: MailingKind;
  readonly scheduleId: string | null;
  readonly dueAt: number | null;
  readonly status: MailingStatus;
  readonly audience: string;
  readonly texts: string;
  readonly details: string | null;
  readonly startsAt: number | null;
  readonly doneTo: string;
  readonly written: number;
  readonly leftOut: number;
  readonly author: string | null;
  readonly version: number;
  readonly createdAt: number;
  readonly endedAt: number | null;
}

const SELECT = `SELECT id AS "id", event_id AS "eventId", kind AS "kind", schedule_id AS "scheduleId", due_at AS "dueAt",
  status AS "status", audience AS "audience", texts AS "texts", details AS "details", starts_at AS "startsAt",
  done_to AS "doneTo", written AS "written", left_out AS "leftOut", author AS "author", version AS "version",
  created_at AS "createdAt", ended_at AS "endedAt" FROM mailings`;

@Injectable()
export class MailingRepository {
  /** @returns false where the schedule's hour has its mailing already. */
  async insert(tx: Transaction, mailing: Mailing): Promise<boolean> {
    const inserted = await tx.execute(
      `INSERT INTO mailings (id, event_id, kind, schedule_id, due_at, status, audience, texts, details, starts_at, done_to,
         written, left_out, author, version, created_at, ended_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (schedule_id, due_at) DO NOTHING`,
      [
        mailing.id,
        mailing.eventId,
        mailing.kind,
        mailing.scheduleId,
        mailing.dueAt,
        mailing.status,
        JSON.stringify(mailing.audience),
        JSON.stringify(mailing.texts),
        mailing.changes.length > 0 ? JSON.stringify(mailing.changes) : null,
        mailing.startsAt,
        mailing.doneTo,
        mailing.written,
        mailing.leftOut,
        mailing.author,
        mailing.version,
        mailing.createdAt,
        mailing.endedAt,
      ],
    );
    return inserted === 1;
  }

  async byId(database: Asks, id: string): Promise<Mailing | null> {
    const [row] = await database.query<Row>(`${SELECT} WHERE id = ?`, [id]);
    return row ? mailingOf(row) : null;
  }

  /** Until the transaction ends nobody else moves this mailing on. */
  async lock(tx: Transaction, id: string): Promise<Mailing | null> {
    const [row] = await tx.query<Row>(`${SELECT} WHERE id = ?${tx.engine === 'postgres' ? ' FOR UPDATE' : ''}`, [id]);
    return row ? mailingOf(row) : null;
  }

  /** Those of an event, the newest first; a hundred at most. */
  async of(database: Asks, eventId: string): Promise<Mailing[]> {
    const rows = await database.query<Row>(`${SELECT} WHERE event_id = ? ORDER BY created_at DESC, id DESC LIMIT 100`, [
      eventId,
    ]);
    return rows.map(mailingOf);
  }

  /** What may go on now, the oldest first. `now`: the machine's, epoch milliseconds. */
  async due(database: Asks, now: number): Promise<string[]> {
    const rows = await database.query<{ id: string }>(
      `SELECT id AS "id" FROM mailings WHERE status IN ('waiting', 'running') AND starts_at <= ? ORDER BY starts_at, id`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns false when the draft was changed since `version`, or is none any more. */
  async rewrite(
    tx: Transaction,
    { id, texts, audience, version }: Pick<Mailing, 'id' | 'texts' | 'audience' | 'version'>,
  ): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE mailings SET texts = ?, audience = ?, version = version + 1 WHERE id = ? AND version = ? AND status = 'draft'`,
      [JSON.stringify(texts), JSON.stringify(audience), id, version],
    );
    return changed === 1;
  }

  async schedule(tx: Transaction, id: string, startsAt: number): Promise<void> {
    await tx.execute(`UPDATE mailings SET status = 'waiting', starts_at = ? WHERE id = ?`, [startsAt, id]);
  }

  async progress(
    tx: Transaction,
    id: string,
    { status, doneTo, written, leftOut }: Pick<Mailing, 'status' | 'doneTo' | 'written' | 'leftOut'>,
    now: number,
  ): Promise<void> {
    const isOver = status === 'done' || status === 'cancelled';
    await tx.execute('UPDATE mailings SET status = ?, done_to = ?, written = ?, left_out = ?, ended_at = ? WHERE id = ?', [
      status,
      doneTo,
      written,
      leftOut,
      isOver ? now : null,
      id,
    ]);
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.execute(`DELETE FROM mailings WHERE id = ? AND status = 'draft'`, [id]);
  }
}

function mailingOf({ audience, texts, details, ...row }: Row): Mailing {
  return {
    ...row,
    audience: readFilter(JSON.parse(audience)),
    texts: JSON.parse(texts) as MailingTexts,
    changes: details === null ? [] : (JSON.parse(details) as ChangedFact[]),
  };
}
