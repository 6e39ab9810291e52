import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { EventColumns } from '../domain/edit/section-change.js';
import type { EditedEvent } from '../domain/edit/section.js';
import type { EventRecord, Series } from '../domain/event.js';
import { eventRecords } from './event-parts.js';
import { EVENT_COLUMNS, type EventRow } from './event-row.js';

type Column = keyof EventColumns;

const COLUMN: Readonly<Record<Column, string>> = {
  title: 'title',
  subtitle: 'subtitle',
  seriesId: 'series_id',
  edition: 'edition',
  description: 'description',
  audience: 'audience',
  advice: 'advice',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  datePrecision: 'date_precision',
  announcedFrom: 'announced_from',
  announcedTo: 'announced_to',
  costs: 'costs',
  organisers: 'organisers',
  contacts: 'contacts',
  venues: 'venues',
  partners: 'partners',
  status: 'status',
  cancellation: 'cancellation',
  publishedAt: 'published_at',
  registrationMode: 'registration_mode',
  registrationOpensAt: 'registration_opens_at',
  registrationClosesAt: 'registration_closes_at',
  waitingListEnabled: 'waiting_list_enabled',
};

/** Events as their organisers write them. */
@Injectable()
export class EventRepository {
  /**
   * The event as it is at this moment, drafts included. Until the transaction ends nobody else changes it, and nobody
   * registers: on PostgreSQL the row of its places, which admissions lock too, is locked.
   */
  async lock(tx: Transaction, eventId: string): Promise<EventRecord | null> {
    if (tx.engine === 'postgres') {
      await tx.query('SELECT event_id FROM event_places WHERE event_id = ? FOR UPDATE', [eventId]);
    }
    const rows = await tx.query<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events e JOIN event_places p ON p.event_id = e.id
       LEFT JOIN series s ON s.id = e.series_id WHERE e.id = ?`,
      [eventId],
    );
    return (await eventRecords(tx, rows))[0] ?? null;
  }

  /** The same with what its forms need to know. */
  async lockEdited(tx: Transaction, eventId: string): Promise<EditedEvent | null> {
    const event = await this.lock(tx, eventId);
    if (!event) return null;
    const [notice] = await tx.query<EditedEvent['notice']>(
      'SELECT version AS "version", body AS "body" FROM information_notices WHERE event_id = ? ORDER BY version DESC LIMIT 1',
      [eventId],
    );
    const uses = await tx.query<{ id: string; uses: number }>(
      `SELECT c.id AS "id", (SELECT COUNT(*) FROM registrations r WHERE r.action_code_id = c.id) AS "uses"
       FROM action_codes c WHERE c.event_id = ?`,
      [eventId],
    );
    return {
      event,
      notice: notice ?? { version: 1, body: null },
      series: await this.series(tx),
      codeUses: new Map(uses.map(({ id, uses: count }) => [id, Number(count)])),
    };
  }

  async series(tx: Transaction): Promise<Series[]> {
    return tx.query<Series>('SELECT id AS "id", slug AS "slug", title AS "title" FROM series ORDER BY title, id');
  }

  /** Raises the event's version, so that every page of it is made anew. `calendar`: calendars must take it over. */
  async save(
    tx: Transaction,
    eventId: string,
    columns: EventColumns,
    { now, calendar = false }: { now: number; calendar?: boolean },
  ): Promise<void> {
    const given = Object.entries(columns) as [Column, unknown][];
    const sets = given.map(([name]) => `${COLUMN[name]} = ?, `).join('');
    await tx.execute(
      `UPDATE events SET ${sets}calendar_sequence = calendar_sequence + ?, version = version + 1, updated_at = ? WHERE id = ?`,
      [...given.map(([, value]) => stored(value, tx)), calendar ? 1 : 0, now, eventId],
    );
  }

  /** Null where nobody counts. */
  async saveCapacity(tx: Transaction, eventId: string, capacity: number | null): Promise<void> {
    await tx.execute('UPDATE event_places SET capacity = ?, version = version + 1 WHERE event_id = ?', [capacity, eventId]);
  }

  async addNotice(tx: Transaction, eventId: string, version: number, body: string, now: number): Promise<void> {
    await tx.execute('INSERT INTO information_notices (event_id, version, body, created_at) VALUES (?, ?, ?, ?)', [
      eventId,
      version,
      body,
      now,
    ]);
  }

  /** Every slug in use, now or formerly, that begins so. */
  async slugsLike(tx: Transaction, slug: string): Promise<Set<string>> {
    const rows = await tx.query<{ slug: string }>(
      'SELECT slug AS "slug" FROM events WHERE slug LIKE ? UNION SELECT slug AS "slug" FROM former_slugs WHERE slug LIKE ?',
      [`${slug}%`, `${slug}%`],
    );
    return new Set(rows.map(({ slug: taken }) => taken));
  }

  /** Whom an address leads to, or led to formerly. */
  async ownerOfSlug(tx: Transaction, slug: string): Promise<string | null> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id AS "id" FROM events WHERE slug = ? UNION ALL SELECT event_id AS "id" FROM former_slugs WHERE slug = ?',
      [slug, slug],
    );
    return rows[0]?.id ?? null;
  }

  /** The former address goes on leading here, for ever. */
  async rename(tx: Transaction, event: EventRecord, slug: string, now: number): Promise<void> {
    await tx.execute('DELETE FROM former_slugs WHERE slug = ?', [slug]);
    await tx.execute('UPDATE events SET slug = ? WHERE id = ?', [slug, event.id]);
    await tx.execute('INSERT INTO former_slugs (slug, event_id, created_at) VALUES (?, ?, ?)', [event.slug, event.id, now]);
  }
}

function stored(value: unknown, tx: Transaction): unknown {
  if (typeof value === 'boolean') return tx.engine === 'sqlite' ? Number(value) : value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
