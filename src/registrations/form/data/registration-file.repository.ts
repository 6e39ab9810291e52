import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { CheckedFile } from '../../../events/domain/file-content.js';

type Asks = Pick<Transaction, 'query'>;

export interface FileName {
  readonly id: string;
  readonly question: string;
  readonly filename: string;
  /** In bytes. */
  readonly size: number;
}

export interface StoredAnswerFile extends FileName {
  readonly contentType: string;
  readonly content: Buffer;
}

const NAME = `id AS "id", question AS "question", filename AS "filename", size AS "size"`;

@Injectable()
export class RegistrationFileRepository {
  /** A file held for whoever knows what `claimHash` was made of. */
  async hold(
    tx: Transaction,
    held: {
      readonly id: string;
      readonly eventId: string;
      readonly question: string;
      readonly claimHash: string;
      readonly sha256: string;
      readonly file: CheckedFile;
      readonly now: number;
    },
  ): Promise<void> {
    const { file } = held;
    await tx.execute(
      `INSERT INTO registration_files
         (id, event_id, registration_id, question, claim_hash, filename, content_type, size, sha256, content, created_at)
       VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[held.id, held.eventId, held.question, held.claimHash, file.filename, file.contentType],
        ...[file.bytes.length, held.sha256, Buffer.from(file.bytes).toString('base64'), held.now],
      ],
    );
  }

  async held(database: Asks, eventId: string, claimHash: string): Promise<FileName | null> {
    const rows = await database.query<FileName>(
      `SELECT ${NAME} FROM registration_files WHERE claim_hash = ? AND event_id = ? AND registration_id IS NULL`,
      [claimHash, eventId],
    );
    return rows[0] ?? null;
  }

  async namesOf(database: Asks, registrationId: string): Promise<FileName[]> {
    return database.query<FileName>(`SELECT ${NAME} FROM registration_files WHERE registration_id = ?`, [
      registrationId,
    ]);
  }

  async contentOf(database: Asks, registrationId: string, id: string): Promise<StoredAnswerFile | null> {
    const rows = await database.query<FileName & { contentType: string; content: string }>(
      `SELECT ${NAME}, content_type AS "contentType", content AS "content" FROM registration_files
       WHERE id = ? AND registration_id = ?`,
      [id, registrationId],
    );
    return rows[0] ? { ...rows[0], content: Buffer.from(rows[0].content, 'base64') } : null;
  }

  /** These files, by question, belong to the registration from now on, and those it had besides are gone. */
  async attach(
    tx: Transaction,
    { id: registrationId, eventId }: { readonly id: string; readonly eventId: string },
    files: readonly (readonly [question: string, id: string])[],
  ): Promise<void> {
    for (const [question, id] of files) {
      await tx.execute(
        `UPDATE registration_files SET registration_id = ?, claim_hash = NULL
         WHERE id = ? AND question = ? AND event_id = ? AND registration_id IS NULL`,
        [registrationId, id, question, eventId],
      );
    }
    const ids = files.map(([, id]) => id);
    const others = ids.length > 0 ? ` AND id NOT IN (${ids.map(() => '?').join(', ')})` : '';
    await tx.execute(`DELETE FROM registration_files WHERE registration_id = ?${others}`, [registrationId, ...ids]);
  }

  /** @returns how many files that nobody came back for are gone. `before` in epoch milliseconds. */
  async forgetHeld(tx: Transaction, before: number): Promise<number> {
    return tx.execute('DELETE FROM registration_files WHERE registration_id IS NULL AND created_at < ?', [before]);
  }
}
