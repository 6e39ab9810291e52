import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import { EMPTY_PUBLICATION, type PublicationContent, readPublication } from '../domain/publication.js';

export interface Publication {
  readonly content: PublicationContent;
  /** 0 before anybody wrote. */
  readonly version: number;
  /** Null while nobody but the organisers reads it. */
  readonly publishedAt: number | null;
}

@Injectable()
export class PublicationRepository {
  async of(database: Pick<Transaction, 'query'>, eventId: string): Promise<Publication> {
    const [row] = await database.query<{ content: string; version: number; publishedAt: number | null }>(
      `SELECT content AS "content", version AS "version", published_at AS "publishedAt"
       FROM evaluation_publications WHERE event_id = ?`,
      [eventId],
    );
    return row
      ? { ...row, content: readPublication(row.content) }
      : { content: EMPTY_PUBLICATION, version: 0, publishedAt: null };
  }

  /** @returns false when somebody else wrote since `version`. */
  async save(
    tx: Transaction,
    eventId: string,
    { content, version, publishedAt }: Publication,
    now: number,
  ): Promise<boolean> {
    const json = JSON.stringify(content);
    const changed =
      version === 0
        ? await tx.execute(
            `INSERT INTO evaluation_publications (event_id, content, version, published_at, updated_at)
             VALUES (?, ?, 1, ?, ?) ON CONFLICT (event_id) DO NOTHING`,
            [eventId, json, publishedAt, now],
          )
        : await tx.execute(
            `UPDATE evaluation_publications SET content = ?, version = version + 1, published_at = ?, updated_at = ?
             WHERE event_id = ? AND version = ?`,
            [json, publishedAt, now, eventId, version],
          );
    return changed === 1;
  }
}
