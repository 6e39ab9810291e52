import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { normaliseActionCode } from '../domain/action-code.js';
import type { ActionCodeRecord, EventRecord, InformationNotice } from '../domain/event.js';
import { eventRecords } from '../data/event-parts.js';
import { CODE_COLUMNS, EVENT_COLUMNS, type CodeRow, type EventRow } from '../data/event-row.js';

const EVENTS = `SELECT ${EVENT_COLUMNS} FROM events e
  JOIN event_places p ON p.event_id = e.id
  LEFT JOIN series s ON s.id = e.series_id`;

/** Drafts are nobody's business but their organisers'. */
const PUBLIC = `e.status <> 'draft'`;

/** Events kept between registrations; a rush is on one or two. */
const MOST_KEPT = 200;

/** An event without its counters' freshness: what a registration needs before it stands under the event's lock. */
export interface SteadyEvent {
  /** Its places and options are those of the moment when it was read. */
  readonly event: EventRecord;
  /** The version of the information notice shown now, 1 where only the standard text is. */
  readonly noticeVersion: number;
}

interface Standing {
  readonly version: number;
  readonly noticeVersion: number;
}

@Injectable()
export class EventQueries {
  private readonly kept = new Map<string, { readonly version: number; readonly event: Promise<EventRecord | null> }>();

  private readonly asked = new Map<string, Promise<Standing | undefined>>();

  constructor(private readonly read: ReadDatabase) {}

  /** Events that everybody may see, in the order of their dates. */
  async published(): Promise<EventRecord[]> {
    return this.withParts(await this.read.query<EventRow>(`${EVENTS} WHERE ${PUBLIC} ORDER BY e.starts_on, e.slug`));
  }

  async bySlug(slug: string): Promise<EventRecord | null> {
    const rows = await this.read.query<EventRow>(`${EVENTS} WHERE ${PUBLIC} AND e.slug = ?`, [slug]);
    return (await this.withParts(rows))[0] ?? null;
  }

  /** The event that this address led to before it got another one; null for an address that never led anywhere. */
  async byFormerSlug(slug: string): Promise<EventRecord | null> {
    const rows = await this.read.query<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM former_slugs f
       JOIN events e ON e.id = f.event_id
       JOIN event_places p ON p.event_id = e.id
       LEFT JOIN series s ON s.id = e.series_id
       WHERE f.slug = ? AND ${PUBLIC}`,
      [slug],
    );
    return (await this.withParts(rows))[0] ?? null;
  }

  async byId(id: string): Promise<EventRecord | null> {
    const rows = await this.read.query<EventRow>(`${EVENTS} WHERE e.id = ?`, [id]);
    return (await this.withParts(rows))[0] ?? null;
  }

  /** Every event that a typed code names; an edition may use a code again, so there may be several. */
  async byActionCode(typed: string): Promise<{ event: EventRecord; code: ActionCodeRecord }[]> {
    const normalised = normaliseActionCode(typed);
    if (normalised === '') return [];
    const rows = await this.read.query<EventRow & CodeRow>(
      `SELECT ${EVENT_COLUMNS}, ${CODE_COLUMNS} FROM action_codes c
       JOIN events e ON e.id = c.event_id
       JOIN event_places p ON p.event_id = e.id
       LEFT JOIN series s ON s.id = e.series_id
       WHERE c.normalised = ? AND ${PUBLIC} ORDER BY e.starts_on DESC`,
      [normalised],
    );
    const events = await this.withParts(rows);
    return events.map((event, at) => ({ event, code: event.actionCodes.find(({ id }) => id === rows[at]!.codeId)! }));
  }

  /** Grows with every change that a page of the event may show; null for an event that nobody may see. */
  async version(slug: string): Promise<number | null> {
    const rows = await this.read.query<{ version: number }>(
      `SELECT e.version + p.version AS version FROM events e JOIN event_places p ON p.event_id = e.id
       WHERE e.slug = ? AND ${PUBLIC}`,
      [slug],
    );
    return rows[0]?.version ?? null;
  }

  /** The same for pages that show several events: it grows with every change of any event, and with their number. */
  async versionOfAll(): Promise<number> {
    const rows = await this.read.query<{ version: number | null }>(
      `SELECT SUM(e.version + p.version) + COUNT(*) AS version FROM events e JOIN event_places p ON p.event_id = e.id`,
    );
    return Number(rows[0]?.version ?? 0);
  }

  async notice(eventId: string): Promise<InformationNotice> {
    const rows = await this.read.query<{ version: number; body: string }>(
      'SELECT version, body FROM information_notices WHERE event_id = ? ORDER BY version DESC LIMIT 1',
      [eventId],
    );
    return rows[0] ?? { version: 1, body: null };
  }

  /**
   * The event as its organisers wrote it, read again only when they changed it: one small query instead of five, for every
   * registration of a rush. Null for an event that nobody may see.
   */
  async steady(slug: string): Promise<SteadyEvent | null> {
    const row = await this.standingOf(slug);
    if (!row) return null;
    const event = await this.keptEvent(slug, row.version);
    return event && { event, noticeVersion: row.noticeVersion };
  }

  /** One query for all who ask in the same turn of the event loop: it is sent after the last of them asked. */
  private standingOf(slug: string): Promise<Standing | undefined> {
    const asked = this.asked.get(slug);
    if (asked) return asked;
    const standing = setImmediate().then(async () => {
      this.asked.delete(slug);
      const rows = await this.read.query<Standing>(
        `SELECT e.version AS "version",
           COALESCE((SELECT MAX(n.version) FROM information_notices n WHERE n.event_id = e.id), 1) AS "noticeVersion"
         FROM events e WHERE e.slug = ? AND ${PUBLIC}`,
        [slug],
      );
      return rows[0];
    });
    this.asked.set(slug, standing);
    return standing;
  }

  /** Read by the first who asks; the others of the same moment wait for it. */
  private keptEvent(slug: string, version: number): Promise<EventRecord | null> {
    const kept = this.kept.get(slug);
    if (kept?.version === version) return kept.event;
    const event = this.bySlug(slug);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(slug, { version, event });
    const forget = () => this.kept.get(slug)?.event === event && this.kept.delete(slug);
    event.then((found) => found ?? forget(), forget);
    return event;
  }

  private withParts(rows: readonly EventRow[]): Promise<EventRecord[]> {
    return eventRecords(this.read, rows);
  }
}
