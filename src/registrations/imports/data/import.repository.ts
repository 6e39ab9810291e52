import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { ImportAdmission, ImportRecord } from '../domain/import.js';

type Asks = Pick<Transaction, 'query'>;

interface ImportRow extends Omit<ImportRecord, 'mails'> {
  readonly mails: number;
}

const SELECT = `SELECT id AS "id", event_id AS "eventId", account_id AS "accountId", actor AS "actor", filename AS "filename",
  status AS "status", admission AS "admission", mails AS "mails", mails_due_at AS "mailsDueAt", lines AS "lines",
  created_at AS "createdAt", updated_at AS "updatedAt", finished_at AS "finishedAt" FROM registration_imports`;

/** A line still to be done. */
export interface OpenLine {
  readonly line: number;
  readonly request: RegistrationRequest;
}

/** SQLite takes some thousands of parameters. */
const LINES_A_STATEMENT = 200;

@Injectable()
export class ImportRepository {
  async insert(tx: Transaction, record: ImportRecord): Promise<void> {
    await tx.execute(
      `INSERT INTO registration_imports (id, event_id, account_id, actor, filename, status, admission, mails, mails_due_at,
         lines, created_at, updated_at, finished_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        record.id,
        record.eventId,
        record.accountId,
        record.actor,
        record.filename,
        record.status,
        record.admission,
        record.mails ? 1 : 0,
        record.mailsDueAt,
        record.lines,
        record.createdAt,
        record.updatedAt,
        record.finishedAt,
      ],
    );
  }

  async insertLines(tx: Transaction, importId: string, lines: readonly OpenLine[]): Promise<void> {
    for (let at = 0; at < lines.length; at += LINES_A_STATEMENT) {
      const slice = lines.slice(at, at + LINES_A_STATEMENT);
      await tx.execute(
        `INSERT INTO registration_import_lines (import_id, line, request) VALUES ${slice.map(() => '(?, ?, ?)').join(', ')}`,
        slice.flatMap(({ line, request }) => [importId, line, JSON.stringify(request)]),
      );
    }
  }

  async byId(database: Asks, id: string): Promise<ImportRecord | null> {
    const [row] = await database.query<ImportRow>(`${SELECT} WHERE id = ?`, [id]);
    return row ? record(row) : null;
  }

  /** The newest first. */
  async ofEvent(database: Asks, eventId: string, most: number): Promise<ImportRecord[]> {
    const rows = await database.query<ImportRow>(`${SELECT} WHERE event_id = ? ORDER BY created_at DESC LIMIT ?`, [
      eventId,
      most,
    ]);
    return rows.map(record);
  }

  /** Those with something left to do that nobody has touched since `before`, epoch milliseconds of the machine's clock. */
  async left(database: Asks, before: number): Promise<ImportRecord[]> {
    const rows = await database.query<ImportRow>(
      `${SELECT} WHERE status <> 'done' AND updated_at < ? ORDER BY created_at`,
      [before],
    );
    return rows.map(record);
  }

  async openLines(tx: Transaction, importId: string, most: number): Promise<OpenLine[]> {
    const rows = await tx.query<{ line: number; request: string }>(
      `SELECT line AS "line", request AS "request" FROM registration_import_lines
       WHERE import_id = ? AND outcome IS NULL ORDER BY line LIMIT ?`,
      [importId, most],
    );
    return rows.map(({ line, request }) => ({ line, request: JSON.parse(request) as RegistrationRequest }));
  }

  /** What the line held is forgotten: the registration holds it now. */
  async close(tx: Transaction, importId: string, line: number, outcome: string, registrationId: string | null): Promise<void> {
    await tx.execute(
      `UPDATE registration_import_lines SET outcome = ?, registration_id = ?, request = '' WHERE import_id = ? AND line = ?`,
      [outcome.slice(0, 30), registrationId, importId, line],
    );
  }

  /** Registered and not yet told. */
  async unmailed(tx: Transaction, importId: string, most: number): Promise<{ line: number; registrationId: string }[]> {
    return tx.query(
      `SELECT line AS "line", registration_id AS "registrationId" FROM registration_import_lines
       WHERE import_id = ? AND outcome = 'registered' ORDER BY line LIMIT ?`,
      [importId, most],
    );
  }

  async noteMailed(tx: Transaction, importId: string, line: number): Promise<void> {
    await tx.execute(`UPDATE registration_import_lines SET outcome = 'told' WHERE import_id = ? AND line = ?`, [
      importId,
      line,
    ]);
  }

  async save(tx: Transaction, { id, status, mails, mailsDueAt, updatedAt, finishedAt }: ImportRecord): Promise<void> {
    await tx.execute(
      `UPDATE registration_imports SET status = ?, mails = ?, mails_due_at = ?, updated_at = ?, finished_at = ? WHERE id = ?`,
      [status, mails ? 1 : 0, mailsDueAt, updatedAt, finishedAt, id],
    );
  }

  /** Outcome → how many lines; null counts those left. */
  async outcomes(database: Asks, importId: string): Promise<ReadonlyMap<string | null, number>> {
    const rows = await database.query<{ outcome: string | null; count: number }>(
      `SELECT outcome AS "outcome", COUNT(*) AS "count" FROM registration_import_lines WHERE import_id = ? GROUP BY outcome`,
      [importId],
    );
    return new Map(rows.map(({ outcome, count }) => [outcome, Number(count)]));
  }

  async refusedLines(database: Asks, importId: string, most: number): Promise<{ line: number; outcome: string }[]> {
    return database.query(
      `SELECT line AS "line", outcome AS "outcome" FROM registration_import_lines
       WHERE import_id = ? AND outcome IS NOT NULL AND outcome NOT IN ('registered', 'told') ORDER BY line LIMIT ?`,
      [importId, most],
    );
  }
}

function record(row: ImportRow): ImportRecord {
  return { ...row, admission: row.admission satisfies ImportAdmission, mails: row.mails === 1 };
}
