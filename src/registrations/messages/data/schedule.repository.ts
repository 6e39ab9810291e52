import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import { readFilter } from '../../list/domain/registration-filter.js';
import type { MailingTexts } from '../domain/mailing.js';
import type { EventDates, Schedule } from '../domain/schedule.js';

type Asks = Pick<Transaction, 'query'>;
type Row = Omit<Schedule, 'audience' | 'texts'> & { readonly audience: string; readonly texts: string };

const COLUMNS = `s.id AS "id", s.event_id AS "eventId", s.kind AS "kind", s.anchor AS "anchor", s.days AS "days",
  s.at_time AS "atTime", s.audience AS "audience", s.texts AS "texts", s.enabled_at AS "enabledAt", s.version AS "version"`;

@Injectable()
export class ScheduleRepository {
  async insert(tx: Transaction, schedule: Schedule, now: number): Promise<void> {
    await tx.execute(
      `INSERT INTO message_schedules (id, event_id, kind, anchor, days, at_time, audience, texts, enabled_at, version,
         created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`,
      [
        schedule.id,
        schedule.eventId,
        schedule.kind,
        schedule.anchor,
        schedule.days,
        schedule.atTime,
        JSON.stringify(schedule.audience),
        JSON.stringify(schedule.texts),
        schedule.enabledAt,
        now,
        now,
      ],
    );
  }

  /** @returns false when somebody else saved since `schedule.version`. */
  async save(tx: Transaction, schedule: Schedule, now: number): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE message_schedules SET anchor = ?, days = ?, at_time = ?, audience = ?, texts = ?, enabled_at = ?,
         version = version + 1, updated_at = ? WHERE id = ? AND event_id = ? AND version = ?`,
      [
        schedule.anchor,
        schedule.days,
        schedule.atTime,
        JSON.stringify(schedule.audience),
        JSON.stringify(schedule.texts),
        schedule.enabledAt,
        now,
        schedule.id,
        schedule.eventId,
        schedule.version,
      ],
    );
    return changed === 1;
  }

  async of(database: Asks, eventId: string): Promise<Schedule[]> {
    const rows = await database.query<Row>(
      `SELECT ${COLUMNS} FROM message_schedules s WHERE s.event_id = ? ORDER BY s.created_at, s.id`,
      [eventId],
    );
    return rows.map(scheduleOf);
  }

  async byId(database: Asks, eventId: string, id: string): Promise<Schedule | null> {
    const [row] = await database.query<Row>(
      `SELECT ${COLUMNS} FROM message_schedules s WHERE s.id = ? AND s.event_id = ?`,
      [id, eventId],
    );
    return row ? scheduleOf(row) : null;
  }

  /** All that are switched on, of published events, with the dates they count from. */
  async enabled(database: Asks): Promise<{ schedule: Schedule; event: EventDates }[]> {
    const rows = await database.query<Row & EventDates>(
      `SELECT ${COLUMNS}, e.status AS "status", e.starts_on AS "startsOn", e.ends_on AS "endsOn",
         e.date_precision AS "datePrecision", e.time_zone AS "timeZone", e.announced_to AS "announcedTo",
         e.registration_opens_at AS "registrationOpensAt", e.registration_closes_at AS "registrationClosesAt"
       FROM message_schedules s JOIN events e ON e.id = s.event_id
       WHERE s.enabled_at IS NOT NULL AND e.status = 'published'`,
    );
    return rows.map((row) => ({ schedule: scheduleOf(row), event: row }));
  }

  /** A schedule that ever sent something stays. @returns false for such a one. */
  async remove(tx: Transaction, eventId: string, id: string): Promise<boolean> {
    const removed = await tx.execute(
      `DELETE FROM message_schedules WHERE id = ? AND event_id = ?
         AND NOT EXISTS (SELECT 1 FROM mailings m WHERE m.schedule_id = message_schedules.id)`,
      [id, eventId],
    );
    return removed === 1;
  }
}

function scheduleOf(row: Row): Schedule {
  const { id, eventId, kind, anchor, days, atTime, enabledAt, version } = row;
  return {
    ...{ id, eventId, kind, anchor, days, atTime, enabledAt, version },
    audience: readFilter(JSON.parse(row.audience)),
    texts: JSON.parse(row.texts) as MailingTexts,
  };
}
