import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/paris-time.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { CollectivitySnapshot, FunctionKey, RegistrationStatus } from '../domain/registration.js';

export interface FunctionFigures {
  readonly functionKey: FunctionKey;
  readonly communes: number;
  readonly epci: number;
  readonly others: number;
}

export interface Move {
  readonly reference: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly collectivityType: CollectivitySnapshot['type'];
  readonly collectivityName: string;
  readonly status: RegistrationStatus;
  /** Registered and never touched since. */
  readonly isNew: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface RegistrationFigures {
  /** Every status is there, with 0 where nobody has it. */
  readonly byStatus: Readonly<Record<RegistrationStatus, number>>;
  /** Of the pending ones, those whose employer has the next word. */
  readonly awaitEmployer: number;
  /** Of the confirmed ones, the largest first. */
  readonly byFunction: readonly FunctionFigures[];
  /** The confirmed ones who come with a collective of territory. */
  readonly collectives: { readonly count: number; readonly people: number };
  /** How many of the confirmed ones registered on each day of the event's time zone, days without any left out. */
  readonly perDay: readonly { readonly day: string; readonly count: number }[];
  readonly confirmedSince: number;
  readonly failedMails: number;
}

const HOUR = 3_600_000;

/** What an event's dashboard counts. The cost grows with the event's own registrations, and with no other's. */
@Injectable()
export class RegistrationFiguresQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** @param since epoch milliseconds: `confirmedSince` counts the confirmed ones who registered from then on. */
  async of(eventId: string, timeZone: string, since: number): Promise<RegistrationFigures> {
    const [byStatus, [employer], byFunction, collectives, perDay, [recent], [failed]] = await Promise.all([
      this.byStatus(eventId),
      this.read.query<{ count: number }>(
        `SELECT COUNT(*) AS count FROM registrations WHERE event_id = ? AND status = 'pending' AND awaits = 'employer'`,
        [eventId],
      ),
      this.byFunction(eventId),
      this.collectives(eventId),
      this.perDay(eventId, timeZone),
      this.read.query<{ count: number }>(
        `SELECT COUNT(*) AS count FROM registrations WHERE event_id = ? AND created_at >= ? AND status = 'confirmed'`,
        [eventId, since],
      ),
      this.read.query<{ count: number }>(
        `SELECT COUNT(*) AS count FROM outgoing_emails WHERE status = 'failed' AND event_id = ?`,
        [eventId],
      ),
    ]);
    return {
      byStatus,
      awaitEmployer: Number(employer?.count ?? 0),
      byFunction,
      collectives,
      perDay,
      confirmedSince: Number(recent?.count ?? 0),
      failedMails: Number(failed?.count ?? 0),
    };
  }

  /** The latest changes, the newest first. */
  async moves(eventId: string, limit: number): Promise<Move[]> {
    const rows = await this.read.query<Omit<Move, 'isNew'> & { createdAt: number }>(
      `SELECT reference AS "reference", first_name AS "firstName", last_name AS "lastName",
         collectivity_type AS "collectivityType", collectivity_name AS "collectivityName", status AS "status",
         updated_at AS "at", created_at AS "createdAt"
       FROM registrations WHERE event_id = ? ORDER BY updated_at DESC, id DESC LIMIT ?`,
      [eventId, limit],
    );
    return rows.map(({ createdAt, ...move }) => ({ ...move, isNew: createdAt === move.at }));
  }

  private async byStatus(eventId: string): Promise<Record<RegistrationStatus, number>> {
    const rows = await this.read.query<{ status: RegistrationStatus; count: number }>(
      'SELECT status, COUNT(*) AS count FROM registrations WHERE event_id = ? GROUP BY status',
      [eventId],
    );
    const counts = { pending: 0, waiting: 0, offered: 0, confirmed: 0, withdrawn: 0 };
    for (const { status, count } of rows) counts[status] = Number(count);
    return counts;
  }

  private async byFunction(eventId: string): Promise<FunctionFigures[]> {
    const rows = await this.read.query<{ key: FunctionKey; type: CollectivitySnapshot['type']; count: number }>(
      `SELECT function_key AS "key", collectivity_type AS "type", COUNT(*) AS "count"
       FROM registrations WHERE event_id = ? AND status = 'confirmed' GROUP BY function_key, collectivity_type`,
      [eventId],
    );
    const keys = [...new Set(rows.map(({ key }) => key))];
    const count = (key: FunctionKey, type: string) =>
      Number(rows.find((row) => row.key === key && row.type === type)?.count ?? 0);
    return keys
      .map((functionKey) => ({
        functionKey,
        communes: count(functionKey, 'commune'),
        epci: count(functionKey, 'epci'),
        others: count(functionKey, 'other'),
      }))
      .sort((a, b) => total(b) - total(a) || a.functionKey.localeCompare(b.functionKey));
  }

  private async collectives(eventId: string): Promise<{ count: number; people: number }> {
    const [row] = await this.read.query<{ count: number; people: number }>(
      `SELECT COUNT(DISTINCT collective) AS "count", COUNT(*) AS "people"
       FROM registrations WHERE event_id = ? AND status = 'confirmed' AND collective IS NOT NULL`,
      [eventId],
    );
    return { count: Number(row?.count ?? 0), people: Number(row?.people ?? 0) };
  }

  private async perDay(eventId: string, timeZone: string): Promise<{ day: string; count: number }[]> {
    // Grouped by hours of UTC in the database, which every zone's days are made of, and by days here.
    const rows = await this.read.query<{ hour: number; count: number }>(
      `SELECT (created_at - created_at % ${HOUR}) AS "hour", COUNT(*) AS "count"
       FROM registrations WHERE event_id = ? AND status = 'confirmed' GROUP BY created_at - created_at % ${HOUR}
       ORDER BY 1`,
      [eventId],
    );
    const days = new Map<string, number>();
    for (const { hour, count } of rows) {
      const day = dayOf(Number(hour), timeZone);
      days.set(day, (days.get(day) ?? 0) + Number(count));
    }
    return [...days].map(([day, count]) => ({ day, count }));
  }
}

function total({ communes, epci, others }: FunctionFigures): number {
  return communes + epci + others;
}
