import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { NotePlace } from '../domain/note.js';
import type { Photo } from '../domain/photo.js';

type Asks = Pick<Transaction, 'query'>;

/** All but the picture itself, which is megabytes. */
const PHOTO = `id AS "id", phase AS "phase", letter AS "letter", table_number AS "table", content_type AS "contentType",
  size AS "size", caption AS "caption", account_id AS "accountId", actor AS "actor", created_at AS "createdAt"`;

@Injectable()
export class PhotoRepository {
  async all(database: Asks, eventId: string): Promise<Photo[]> {
    return database.query<Photo>(
      `SELECT ${PHOTO} FROM atelier_photos WHERE event_id = ? ORDER BY phase, letter, table_number, created_at, id`,
      [eventId],
    );
  }

  async at(database: Asks, eventId: string, { phase, letter, table }: NotePlace): Promise<Photo[]> {
    return database.query<Photo>(
      `SELECT ${PHOTO} FROM atelier_photos WHERE event_id = ? AND phase = ? AND letter = ? AND table_number = ?
       ORDER BY created_at, id`,
      [eventId, phase, letter, table],
    );
  }

  async one(
    database: Asks,
    eventId: string,
    { phase, letter, id }: { phase: number; letter: string; id: string },
  ): Promise<Photo | null> {
    const [photo] = await database.query<Photo>(
      `SELECT ${PHOTO} FROM atelier_photos WHERE id = ? AND event_id = ? AND phase = ? AND letter = ?`,
      [id, eventId, phase, letter],
    );
    return photo ?? null;
  }

  async content(database: Asks, id: string): Promise<Buffer> {
    const [row] = await database.query<{ content: string }>(
      'SELECT content AS "content" FROM atelier_photos WHERE id = ?',
      [id],
    );
    return Buffer.from(row?.content ?? '', 'base64');
  }

  async add(tx: Transaction, eventId: string, photo: Photo, bytes: Uint8Array): Promise<void> {
    await tx.execute(
      `INSERT INTO atelier_photos (id, event_id, phase, letter, table_number, content_type, size, caption, content,
         account_id, actor, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        photo.id,
        eventId,
        photo.phase,
        photo.letter,
        photo.table,
        photo.contentType,
        photo.size,
        photo.caption,
        Buffer.from(bytes).toString('base64'),
        photo.accountId,
        photo.actor,
        photo.createdAt,
      ],
    );
  }

  /** @returns 0 where somebody else was first. */
  async remove(tx: Transaction, id: string): Promise<number> {
    return tx.execute('DELETE FROM atelier_photos WHERE id = ?', [id]);
  }
}
