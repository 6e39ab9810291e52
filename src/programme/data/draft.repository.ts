import { Injectable } from '@nestjs/common';
import type { EventStatus } from '../../events/domain/event.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import type { Draft, DraftChange } from '../domain/draft.js';
import { SessionRepository } from './session.repository.js';

/** Undo goes back so far. */
const REVISIONS_KEPT = 50;
/** In the 200 characters of a revision's change, whatever JSON escapes. */
const LONGEST_TITLE = 60;

/** The draft under lock: nobody else changes it before this transaction ends. */
export interface OpenDraft {
  readonly eventId: string;
  readonly eventStatus: EventStatus;
  /** 0 while nobody has changed anything. */
  readonly version: number;
  readonly revision: number;
  readonly publishedVersion: number;
  readonly sessions: Draft;
  readonly published: Draft;
}

export type DraftAuthor = Pick<Organiser, 'accountId' | 'name'>;

@Injectable()
export class DraftRepository {
  constructor(private readonly rows: SessionRepository) {}

  /**
   * The draft, or the published sessions where there is none yet. The event's row is the lock of its programme, for
   * several processes too.
   * @throws EventUnknown
   */
  async open(tx: Transaction, eventId: string): Promise<OpenDraft> {
    await tx.execute('UPDATE events SET version = version WHERE id = ?', [eventId]);
    const [event] = await tx.query<{ status: EventStatus }>('SELECT status FROM events WHERE id = ?', [eventId]);
    if (!event) throw new EventUnknown();
    const published = await this.rows.of(tx, eventId);
    const [draft] = await tx.query<{ version: number; revision: number; publishedVersion: number; sessions: string }>(
      `SELECT version, revision, published_version AS "publishedVersion", sessions FROM programme_drafts WHERE event_id = ?`,
      [eventId],
    );
    const about = { eventId, eventStatus: event.status, published };
    if (!draft) return { ...about, version: 0, revision: 0, publishedVersion: 0, sessions: published };
    return { ...about, ...draft, sessions: JSON.parse(draft.sessions) as Draft };
  }

  /** A new revision on top of the one shown; those that were undone are forgotten. @returns the new version. */
  async save(tx: Transaction, draft: OpenDraft, by: DraftAuthor, change: DraftChange, sessions: Draft, at: number) {
    const { eventId } = draft;
    if (draft.version === 0) await this.begin(tx, draft, by, at);
    const version = draft.version + 1;
    await tx.execute('DELETE FROM programme_revisions WHERE event_id = ? AND version > ?', [eventId, draft.revision]);
    await this.addRevision(tx, eventId, version, by, change, sessions, at);
    await this.forgetOldRevisions(tx, eventId);
    await this.write(tx, draft, { version, revision: version, sessions }, by, at);
    return version;
  }

  /** The draft shows another of its revisions. @returns the new version. */
  async show(tx: Transaction, draft: OpenDraft, by: DraftAuthor, revision: number, sessions: Draft, at: number) {
    const version = draft.version + 1;
    await this.write(tx, draft, { version, revision, sessions }, by, at);
    return version;
  }

  async notePublished(tx: Transaction, { eventId, version }: Pick<OpenDraft, 'eventId' | 'version'>): Promise<void> {
    await tx.execute('UPDATE programme_drafts SET published_version = ? WHERE event_id = ?', [version, eventId]);
  }

  /** The sessions as they stood at a revision; null when it is not kept any more. */
  async revision(tx: Transaction, eventId: string, version: number): Promise<Draft | null> {
    const [row] = await tx.query<{ sessions: string }>(
      'SELECT sessions FROM programme_revisions WHERE event_id = ? AND version = ?',
      [eventId, version],
    );
    return row ? (JSON.parse(row.sessions) as Draft) : null;
  }

  /** The revision beside the one shown: the change before it, or the one undone last. */
  async neighbour(
    tx: Transaction,
    { eventId, revision }: OpenDraft,
    side: 'before' | 'after',
  ): Promise<{ readonly version: number; readonly sessions: Draft } | null> {
    const [row] = await tx.query<{ version: number; sessions: string }>(
      side === 'before'
        ? `SELECT version, sessions FROM programme_revisions WHERE event_id = ? AND version < ? ORDER BY version DESC LIMIT 1`
        : `SELECT version, sessions FROM programme_revisions WHERE event_id = ? AND version > ? ORDER BY version LIMIT 1`,
      [eventId, revision],
    );
    return row ? { version: row.version, sessions: JSON.parse(row.sessions) as Draft } : null;
  }

  private async begin(tx: Transaction, { eventId, sessions }: OpenDraft, by: DraftAuthor, at: number): Promise<void> {
    await tx.execute(
      `INSERT INTO programme_drafts (event_id, version, revision, published_version, sessions, updated_at, updated_by)
       VALUES (?, 0, 0, 0, ?, ?, ?)`,
      [eventId, JSON.stringify(sessions), at, by.accountId],
    );
    await this.addRevision(tx, eventId, 0, by, { verb: 'taken-over', title: '' }, sessions, at);
  }

  private async addRevision(
    tx: Transaction,
    eventId: string,
    version: number,
    by: DraftAuthor,
    change: DraftChange,
    sessions: Draft,
    at: number,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO programme_revisions (id, event_id, version, change, sessions, at, account_id, actor)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        newId(),
        eventId,
        version,
        JSON.stringify({ ...change, title: shortened(change.title) }),
        JSON.stringify(sessions),
        at,
        by.accountId,
        by.name,
      ],
    );
  }

  private async forgetOldRevisions(tx: Transaction, eventId: string): Promise<void> {
    await tx.execute(
      `DELETE FROM programme_revisions WHERE event_id = ? AND version < (SELECT MIN(version) FROM (
         SELECT version FROM programme_revisions WHERE event_id = ? ORDER BY version DESC LIMIT ${REVISIONS_KEPT + 1}) kept)`,
      [eventId, eventId],
    );
  }

  /** An event that nobody sees yet has its programme published as it is written: publishing the event shows it. */
  private async write(
    tx: Transaction,
    draft: OpenDraft,
    { version, revision, sessions }: Pick<OpenDraft, 'version' | 'revision' | 'sessions'>,
    by: DraftAuthor,
    at: number,
  ): Promise<void> {
    const isHidden = draft.eventStatus === 'draft';
    await tx.execute(
      `UPDATE programme_drafts SET version = ?, revision = ?, published_version = ?, sessions = ?, updated_at = ?, updated_by = ?
       WHERE event_id = ?`,
      [
        version,
        revision,
        isHidden ? version : draft.publishedVersion,
        JSON.stringify(sessions),
        at,
        by.accountId,
        draft.eventId,
      ],
    );
    if (!isHidden) return;
    await this.rows.replace(tx, draft.eventId, sessions);
    await tx.execute('UPDATE events SET version = version + 1, updated_at = ? WHERE id = ?', [at, draft.eventId]);
  }
}

function shortened(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1)}…`;
}
