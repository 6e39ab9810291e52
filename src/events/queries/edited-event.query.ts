import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { EditedEvent } from '../domain/edit/section.js';
import { EventOutOfReach } from '../domain/event-role.errors.js';
import type { Series } from '../domain/event.js';
import { EventQueries } from './event.queries.js';

/** An event with all that the organisers' forms about it show. */
@Injectable()
export class EditedEventQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly events: EventQueries,
  ) {}

  /** @throws EventOutOfReach */
  async of(eventId: string): Promise<EditedEvent> {
    const event = await this.events.byId(eventId);
    if (!event) throw new EventOutOfReach();
    const uses = await this.read.query<{ id: string; uses: number }>(
      `SELECT c.id AS "id", (SELECT COUNT(*) FROM registrations r WHERE r.action_code_id = c.id) AS "uses"
       FROM action_codes c WHERE c.event_id = ?`,
      [eventId],
    );
    return {
      event,
      notice: await this.events.notice(eventId),
      series: await this.read.query<Series>(
        'SELECT id AS "id", slug AS "slug", title AS "title" FROM series ORDER BY title, id',
      ),
      codeUses: new Map(uses.map(({ id, uses: count }) => [id, Number(count)])),
    };
  }

  /** Other events to come or under way with one of the same codes: allowed, but worth a word. */
  async sharingCodes(eventId: string): Promise<{ code: string; title: string }[]> {
    return this.read.query<{ code: string; title: string }>(
      `SELECT DISTINCT mine.label AS "code", e.title AS "title" FROM action_codes mine
       JOIN action_codes other ON other.normalised = mine.normalised AND other.event_id <> mine.event_id
       JOIN events e ON e.id = other.event_id
       WHERE mine.event_id = ? AND e.status IN ('draft', 'published') ORDER BY mine.label, e.title`,
      [eventId],
    );
  }
}
