import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../database/read-database.js';
import type { MailStatus } from '../mail-status.js';
import { type Refusal, refusalOf } from '../refusal.js';

export interface MailListItem {
  readonly id: string;
  readonly kind: string;
  /** The language it is written in. */
  readonly locale: string;
  readonly toAddress: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly status: MailStatus;
  readonly attempts: number;
  /** The server's words, or the network's; null when all is well. */
  readonly lastError: string | null;
  readonly refusal: Refusal | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** Of a mail that waits for its next attempt. */
  readonly nextAttemptAt: Date | null;
  readonly bounceNote: string | null;
}

export interface MailPage {
  readonly items: readonly MailListItem[];
  /** For the page after; null at the end. */
  readonly nextCursor: string | null;
}

export interface MailListFilter {
  readonly eventId?: string;
  readonly aboutId?: string;
  /** One state, or `waiting` for all that has not left yet. */
  readonly status?: MailStatus | 'waiting' | null;
  /** Part of a name, an address or a subject, as typed. */
  readonly text?: string | null;
  readonly batchId?: string | null;
  readonly cursor?: string | null;
  /** 1–200; 50 when left out. */
  readonly limit?: number;
}

// Without the bodies, which weigh a hundred times the rest.
const COLUMNS =
  'id, kind, locale, to_address, to_name, subject, status, attempts, last_error, created_at, sent_at, next_attempt_at, bounce_note';

/** Mails, the newest first. Each page reads its own rows through an index, at whatever depth. */
@Injectable()
export class MailListQuery {
  constructor(private readonly database: ReadDatabase) {}

  /** The mails about a record, else those of an event, else all. A cursor that is none of ours starts at the newest. */
  async list({ eventId, aboutId, cursor, limit = 50, ...narrower }: MailListFilter = {}): Promise<MailPage> {
    const { conditions, parameters } = narrowed(narrower);
    if (aboutId !== undefined) {
      conditions.push('about_id = ?');
      parameters.push(aboutId);
    } else if (eventId !== undefined) {
      conditions.push('event_id = ?');
      parameters.push(eventId);
    }
    const after = readCursor(cursor);
    if (after) {
      // The first condition is what the index can follow on both engines.
      conditions.push('created_at <= ? AND (created_at < ? OR id < ?)');
      parameters.push(after.createdAt, after.createdAt, after.id);
    }
    const size = Math.min(Math.max(Math.trunc(limit) || 1, 1), 200);
    const rows = await this.database.query<MailListRow>(
      `SELECT ${COLUMNS} FROM outgoing_emails ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
       ORDER BY created_at DESC, id DESC LIMIT ?`,
      [...parameters, size + 1],
    );
    const shown = rows.slice(0, size);
    return { items: shown.map(listItem), nextCursor: rows.length > size ? cursorAfter(listItem(shown.at(-1)!)) : null };
  }

  /** Mails of an event that nobody will try again by themselves, and that are not known to be undeliverable. */
  async failedOf(eventId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT COUNT(*) AS count FROM outgoing_emails WHERE event_id = ? AND status = 'failed' AND bounced_at IS NULL`,
      [eventId],
    );
    return Number(row?.count ?? 0);
  }

  /** The mails of several events together, fifty a page: each event's own page is read, and their newest are kept. */
  async ofEvents(eventIds: readonly string[], cursor: string | null): Promise<MailPage> {
    const pages = await Promise.all(eventIds.map((eventId) => this.list({ eventId, cursor })));
    const found = pages.flatMap(({ items }) => items).sort(newestFirst);
    const items = found.slice(0, 50);
    const isLast = found.length <= 50 && pages.every(({ nextCursor }) => nextCursor === null);
    return { items, nextCursor: isLast ? null : cursorAfter(items.at(-1)!) };
  }
}

const LEAVING: readonly MailStatus[] = ['queued', 'sending', 'retrying'];

function narrowed({ status, text, batchId }: Pick<MailListFilter, 'status' | 'text' | 'batchId'>) {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  if (status) {
    const statuses = status === 'waiting' ? LEAVING : [status];
    conditions.push(`status IN (${statuses.map(() => '?').join(', ')})`);
    parameters.push(...statuses);
  }
  if (batchId) {
    conditions.push('batch_id = ?');
    parameters.push(batchId);
  }
  const typed = text?.trim().toLowerCase().slice(0, 100);
  if (typed) {
    // Accented capitals are not lowered by SQLite: whoever types « É » finds « É », whoever types « e » finds « E ».
    const like = `%${typed.replace(/[!%_]/g, '!$&')}%`;
    conditions.push(
      `(LOWER(to_address) LIKE ? ESCAPE '!' OR LOWER(to_name) LIKE ? ESCAPE '!' OR LOWER(subject) LIKE ? ESCAPE '!')`,
    );
    parameters.push(like, like, like);
  }
  return { conditions, parameters };
}

function newestFirst(a: MailListItem, b: MailListItem): number {
  return b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1);
}

interface MailListRow {
  readonly id: string;
  readonly kind: string;
  readonly locale: string;
  readonly to_address: string;
  readonly to_name: string | null;
  readonly subject: string;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly created_at: number;
  readonly sent_at: number | null;
  readonly next_attempt_at: number;
  readonly bounce_note: string | null;
}

function listItem(row: MailListRow): MailListItem {
  return {
    id: row.id,
    kind: row.kind,
    locale: row.locale,
    toAddress: row.to_address,
    toName: row.to_name,
    subject: row.subject,
    status: row.status,
    attempts: row.attempts,
    lastError: row.last_error,
    refusal: refusalOf(row.last_error),
    createdAt: new Date(row.created_at),
    sentAt: row.sent_at === null ? null : new Date(row.sent_at),
    nextAttemptAt: row.status === 'retrying' ? new Date(row.next_attempt_at) : null,
    bounceNote: row.bounce_note,
  };
}

function cursorAfter({ createdAt, id }: MailListItem): string {
  return Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url');
}

function readCursor(cursor: string | null | undefined): { createdAt: number; id: string } | null {
  const match = /^(\d{1,15}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString());
  return match ? { createdAt: Number(match[1]), id: match[2]! } : null;
}
