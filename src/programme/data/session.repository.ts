import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Draft } from '../domain/draft.js';
import type { Session } from '../domain/programme.js';
import { SESSION_COLUMNS, sessionOf, type SessionRow } from './session-row.js';

const COLUMNS = [
  ...['id', 'event_id', 'position', 'day', 'kind', 'title', 'text', 'start_time', 'end_time', 'all_day'],
  ...['printed_time', 'phase', 'venue_id', 'room', 'speakers', 'parts', 'themes', 'tracks'],
];
/** Rows of one statement: a few round trips for the longest programme, few enough parameters for both engines. */
const ROWS = 25;

/** The published programme, as rows. */
@Injectable()
export class SessionRepository {
  async of(tx: Transaction, eventId: string): Promise<Draft> {
    const rows = await tx.query<SessionRow>(
      `SELECT ${SESSION_COLUMNS} FROM sessions WHERE event_id = ? ORDER BY position`,
      [eventId],
    );
    return rows.map(sessionOf);
  }

  /** Sessions keep their ids: other tables point to them. */
  async replace(tx: Transaction, eventId: string, sessions: Draft): Promise<void> {
    await tx.execute('DELETE FROM sessions WHERE event_id = ?', [eventId]);
    for (let first = 0; first < sessions.length; first += ROWS) {
      const rows = sessions.slice(first, first + ROWS);
      const places = rows.map(() => `(${COLUMNS.map(() => '?').join(', ')})`).join(', ');
      await tx.execute(
        `INSERT INTO sessions (${COLUMNS.join(', ')}) VALUES ${places}`,
        rows.flatMap((session, at) => valuesOf(tx, eventId, first + at + 1, session)),
      );
    }
  }
}

function valuesOf(tx: Transaction, eventId: string, position: number, session: Session): unknown[] {
  return [
    session.id,
    eventId,
    position,
    session.day,
    session.kind,
    session.title,
    session.text,
    session.start,
    session.end,
    tx.engine === 'sqlite' ? Number(session.allDay) : session.allDay,
    session.printedTime,
    session.phase,
    session.venueId,
    session.room,
    JSON.stringify(session.speakers),
    JSON.stringify(session.parts),
    JSON.stringify(session.themes),
    JSON.stringify(session.tracks),
  ];
}
