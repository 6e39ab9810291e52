import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { SESSION_COLUMNS, sessionOf, type SessionRow } from '../data/session-row.js';
import type { Draft, DraftChange } from '../domain/draft.js';

export interface RevisionNote {
  readonly change: DraftChange;
  readonly actor: string;
  /** Epoch milliseconds on the events' clock. */
  readonly at: number;
}

/** What the editor shows: the draft, or the published sessions while there is none. */
export interface DraftRecord {
  readonly version: number;
  readonly revision: number;
  readonly sessions: Draft;
  readonly published: Draft;
  /** The change that undo would take back; null where nothing is left to undo. */
  readonly undo: RevisionNote | null;
  /** The change that redo would do again. */
  readonly redo: RevisionNote | null;
}

interface RevisionRow {
  readonly version: number;
  readonly change: string;
  readonly actor: string;
  readonly at: number;
}

@Injectable()
export class DraftQuery {
  constructor(private readonly read: ReadDatabase) {}

  async of(eventId: string): Promise<DraftRecord> {
    const [rows, drafts, revisions] = await Promise.all([
      this.read.query<SessionRow>(`SELECT ${SESSION_COLUMNS} FROM sessions WHERE event_id = ? ORDER BY position`, [
        eventId,
      ]),
      this.read.query<{ version: number; revision: number; sessions: string }>(
        'SELECT version, revision, sessions FROM programme_drafts WHERE event_id = ?',
        [eventId],
      ),
      this.read.query<RevisionRow>(
        'SELECT version, change, actor, at FROM programme_revisions WHERE event_id = ? ORDER BY version',
        [eventId],
      ),
    ]);
    const published = rows.map(sessionOf);
    const draft = drafts[0];
    if (!draft) return { version: 0, revision: 0, sessions: published, published, undo: null, redo: null };
    const shown = revisions.findIndex(({ version }) => version === draft.revision);
    return {
      version: draft.version,
      revision: draft.revision,
      sessions: JSON.parse(draft.sessions) as Draft,
      published,
      undo: shown > 0 ? noteOf(revisions[shown]) : null,
      redo: noteOf(revisions[shown + 1]),
    };
  }
}

function noteOf(row: RevisionRow | undefined): RevisionNote | null {
  return row ? { change: JSON.parse(row.change) as DraftChange, actor: row.actor, at: row.at } : null;
}
