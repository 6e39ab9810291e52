import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { RegistrationEnding } from '../../domain/registration.js';

export interface EndingFigures {
  readonly by: RegistrationEnding;
  readonly people: number;
  /** How many of them had a place. */
  readonly withPlace: number;
}

/** Who ended registrations, and why, without a name: for who wants fewer empty chairs the next time. */
@Injectable()
export class EndingsQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** The most frequent first. Whoever was joined to another registration has left nothing. */
  async figures(eventId: string): Promise<EndingFigures[]> {
    const rows = await this.read.query<EndingFigures>(
      `SELECT r.ended_by AS "by", COUNT(*) AS "people", SUM(CASE WHEN EXISTS (SELECT 1 FROM registration_moves m
           WHERE m.registration_id = r.id AND m.to_status = 'withdrawn' AND m.from_status = 'confirmed')
         THEN 1 ELSE 0 END) AS "withPlace"
       FROM registrations r WHERE r.event_id = ? AND r.status = 'withdrawn' AND r.ended_by <> 'merged'
       GROUP BY r.ended_by ORDER BY 2 DESC, 1`,
      [eventId],
    );
    return rows.map(({ by, people, withPlace }) => ({ by, people: Number(people), withPlace: Number(withPlace) }));
  }

  /** What people said when they withdrew, as it is stored, and how many said so. */
  async reasons(eventId: string): Promise<{ readonly text: string; readonly people: number }[]> {
    const rows = await this.read.query<{ text: string; people: number }>(
      `SELECT end_reason AS "text", COUNT(*) AS "people" FROM registrations
       WHERE event_id = ? AND status = 'withdrawn' AND ended_by = 'person' AND end_reason IS NOT NULL GROUP BY end_reason`,
      [eventId],
    );
    return rows.map(({ text, people }) => ({ text, people: Number(people) }));
  }
}
