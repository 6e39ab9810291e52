import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';

export interface StoredFile {
  readonly filename: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly content: Buffer;
}

/** The content of documents and logos. */
@Injectable()
export class EventFileQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** Of an event that everybody may see. */
  async published(slug: string, id: string, kind: 'document' | 'logo'): Promise<StoredFile | null> {
    return this.one(`e.slug = ? AND e.status <> 'draft'`, slug, id, kind);
  }

  async ofEvent(eventId: string, id: string, kind: 'document' | 'logo'): Promise<StoredFile | null> {
    return this.one('e.id = ?', eventId, id, kind);
  }

  private async one(condition: string, event: string, id: string, kind: string): Promise<StoredFile | null> {
    const [row] = await this.read.query<Omit<StoredFile, 'content'> & { content: string }>(
      `SELECT f.filename AS "filename", f.content_type AS "contentType", f.sha256 AS "sha256", f.content AS "content"
       FROM event_files f JOIN events e ON e.id = f.event_id WHERE ${condition} AND f.id = ? AND f.kind = ?`,
      [event, id, kind],
    );
    return row ? { ...row, content: Buffer.from(row.content, 'base64') } : null;
  }
}
