import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';

/** Another edition of a series, as the page of one of them tells it. */
export interface EditionRecord {
  readonly slug: string;
  readonly title: string;
  readonly startsOn: string;
  readonly isDayKnown: boolean;
  readonly hasOutcomes: boolean;
}

interface EditionRow {
  readonly slug: string;
  readonly title: string;
  readonly startsOn: string;
  readonly datePrecision: 'day' | 'year';
  readonly hasOutcomes: number | boolean;
}

/** Versions of other editions are counted below this; no series changes sixteen million times. */
const ROOM_FOR_OTHERS = 2 ** 24;

@Injectable()
export class EditionsQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** The other public editions of the event's series, the latest first; none for an event without series. */
  async besides(eventId: string): Promise<EditionRecord[]> {
    const rows = await this.read.query<EditionRow>(
      `SELECT o.slug AS "slug", o.title AS "title", o.starts_on AS "startsOn", o.date_precision AS "datePrecision",
         CASE WHEN o.outcomes = '[]' THEN 0 ELSE 1 END AS "hasOutcomes"
       FROM events e JOIN events o ON o.series_id = e.series_id
       WHERE e.id = ? AND o.id <> e.id AND o.status <> 'draft' ORDER BY o.starts_on DESC, o.slug`,
      [eventId],
    );
    return rows.map(({ datePrecision, hasOutcomes, ...row }) => ({
      ...row,
      isDayKnown: datePrecision === 'day',
      hasOutcomes: Boolean(hasOutcomes),
    }));
  }

  /**
   * Changes with whatever the page of an event shows, the other editions of its series among it; null for an event that
   * nobody may see.
   */
  async pageVersion(slug: string): Promise<number | null> {
    const [row] = await this.read.query<{ own: number; others: number }>(
      `SELECT e.version + p.version AS "own",
         (SELECT COALESCE(SUM(o.version), 0) + COUNT(*) FROM events o WHERE o.series_id = e.series_id) AS "others"
       FROM events e JOIN event_places p ON p.event_id = e.id WHERE e.slug = ? AND e.status <> 'draft'`,
      [slug],
    );
    return row ? Number(row.own) * ROOM_FOR_OTHERS + (Number(row.others) % ROOM_FOR_OTHERS) : null;
  }
}
