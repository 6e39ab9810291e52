import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../database/read-database.js';
import type { AuditDetails } from './audit-trail.js';

export interface AuditItem {
  readonly id: string;
  /** Epoch milliseconds of the machine's time. */
  readonly at: number;
  readonly actor: string;
  readonly verb: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly details: AuditDetails;
}

export interface AuditPage {
  readonly items: readonly AuditItem[];
  readonly nextCursor: string | null;
}

interface AuditRow extends Omit<AuditItem, 'details'> {
  readonly details: string;
}

const SIZE = 50;
const COLUMNS = `id AS "id", at AS "at", actor AS "actor", verb AS "verb", subject_kind AS "subjectKind",
  subject_id AS "subjectId", details AS "details"`;

/** The audit trail, the newest first, fifty a page. Each page reads its own rows through an index, at whatever depth. */
@Injectable()
export class AuditListQuery {
  constructor(private readonly database: ReadDatabase) {}

  /** What was done on an event. A cursor that is none of ours starts at the newest. */
  async ofEvent(eventId: string, cursor: string | null): Promise<AuditPage> {
    return this.page('event_id = ?', [eventId], cursor);
  }

  /** What concerns no event: logins, accounts, organisations. */
  async ofHouse(cursor: string | null): Promise<AuditPage> {
    return this.page('event_id IS NULL', [], cursor);
  }

  private async page(condition: string, parameters: readonly unknown[], cursor: string | null): Promise<AuditPage> {
    const after = readCursor(cursor);
    const rows = await this.database.query<AuditRow>(
      // The first of the cursor's conditions is what the index can follow on both engines.
      `SELECT ${COLUMNS} FROM audit_entries WHERE ${condition}${after ? ' AND at <= ? AND (at < ? OR id < ?)' : ''}
       ORDER BY at DESC, id DESC LIMIT ${SIZE + 1}`,
      after ? [...parameters, after.at, after.at, after.id] : parameters,
    );
    const items = rows
      .slice(0, SIZE)
      .map((row) => ({ ...row, details: JSON.parse(row.details) as AuditItem['details'] }));
    return { items, nextCursor: rows.length > SIZE ? cursorAfter(items.at(-1)!) : null };
  }
}

function cursorAfter({ at, id }: AuditItem): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

function readCursor(cursor: string | null): { at: number; id: string } | null {
  const match = /^(\d{1,15}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString());
  return match ? { at: Number(match[1]), id: match[2]! } : null;
}
