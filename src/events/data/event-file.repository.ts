import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import type { CheckedFile } from '../domain/file-content.js';

type FileKind = 'document' | 'logo';

@Injectable()
export class EventFileRepository {
  /** @returns the new file's id. */
  async add(
    tx: Transaction,
    eventId: string,
    { kind, title, file, position, now }: { kind: FileKind; title: string; file: CheckedFile; position: number; now: number },
  ): Promise<string> {
    const id = newId();
    const bytes = Buffer.from(file.bytes);
    await tx.execute(
      `INSERT INTO event_files (id, event_id, kind, title, filename, content_type, size, sha256, content, position, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        eventId,
        kind,
        title,
        file.filename,
        file.contentType,
        bytes.length,
        createHash('sha256').update(bytes).digest('hex'),
        bytes.toString('base64'),
        position,
        now,
      ],
    );
    return id;
  }

  async describe(tx: Transaction, id: string, title: string, position: number): Promise<void> {
    await tx.execute('UPDATE event_files SET title = ?, position = ? WHERE id = ?', [title, position, id]);
  }

  /** Files of that kind other than these are forgotten. */
  async keepOnly(tx: Transaction, eventId: string, kind: FileKind, ids: readonly string[]): Promise<void> {
    const others = ids.length > 0 ? ` AND id NOT IN (${ids.map(() => '?').join(', ')})` : '';
    await tx.execute(`DELETE FROM event_files WHERE event_id = ? AND kind = ?${others}`, [eventId, kind, ...ids]);
  }

  /** The same files for another event. @returns the new ids by the old ones. */
  async copy(tx: Transaction, fromEventId: string, toEventId: string, now: number): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    const files = await tx.query<{ id: string }>('SELECT id AS "id" FROM event_files WHERE event_id = ? AND kind = ?', [
      fromEventId,
      'logo',
    ]);
    for (const { id } of files) {
      const copy = newId();
      ids.set(id, copy);
      await tx.execute(
        `INSERT INTO event_files (id, event_id, kind, title, filename, content_type, size, sha256, content, position, created_at)
         SELECT CAST(? AS VARCHAR(36)), CAST(? AS VARCHAR(36)), kind, title, filename, content_type, size, sha256, content,
           position, CAST(? AS BIGINT) FROM event_files WHERE id = ?`,
        [copy, toEventId, now, id],
      );
    }
    return ids;
  }
}
