import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { SESSION_COLUMNS, sessionOf, type SessionRow } from '../data/session-row.js';
import type { Draft } from '../domain/draft.js';
import { peopleIn } from '../domain/people-in.js';
import { type ProgrammePerson, peopleOfProgrammes, type ReadProgramme } from '../domain/people-of-programmes.js';
import { normaliseName } from '../domain/person-name.js';

interface EventOfSeries {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly datePrecision: 'day' | 'year';
}

/** Who is named in the programmes of an event's series: in its own draft, and in what everybody can read of the others. */
@Injectable()
export class ProgrammePeopleQuery {
  constructor(private readonly read: ReadDatabase) {}

  async of(event: EventRecord, draft: Draft): Promise<ProgrammePerson[]> {
    const others = await this.othersOfSeries(event);
    const own = { id: event.id, title: event.title, day: event.startsOn, datePrecision: event.datePrecision };
    const programmes = await Promise.all(
      [...others, own].map(async (one) => programmeOf(one, one.id === event.id ? draft : await this.sessions(one.id))),
    );
    const sorted = programmes.sort((one, other) => one.day.localeCompare(other.day));
    return peopleOfProgrammes(sorted, await this.merges(sorted));
  }

  private async othersOfSeries({ id, series }: EventRecord): Promise<EventOfSeries[]> {
    if (series === null) return [];
    return this.read.query<EventOfSeries>(
      `SELECT id, title, starts_on AS "day", date_precision AS "datePrecision" FROM events
       WHERE series_id = ? AND id <> ? AND status <> 'draft'`,
      [series.id, id],
    );
  }

  private async sessions(eventId: string): Promise<Draft> {
    const rows = await this.read.query<SessionRow>(
      `SELECT ${SESSION_COLUMNS} FROM sessions WHERE event_id = ? ORDER BY position`,
      [eventId],
    );
    return rows.map(sessionOf);
  }

  private async merges(programmes: readonly ReadProgramme[]): Promise<Map<string, string>> {
    const names = programmes
      .flatMap(({ sessions }) => sessions.flatMap(peopleIn))
      .map(({ name }) => normaliseName(name));
    const keys = [...new Set(names.filter((key) => key !== null))];
    const found = new Map<string, string>();
    // A name that nobody prints any more may still stand between two that are printed.
    for (let wanted = keys; wanted.length > 0;) {
      const rows = await this.read.query<{ key: string; into: string }>(
        `SELECT p.normalised AS "key", o.normalised AS "into" FROM people p JOIN people o ON o.id = p.merged_into
         WHERE p.normalised IN (${wanted.map(() => '?').join(', ')})`,
        wanted,
      );
      for (const { key, into } of rows) found.set(key, into);
      wanted = [...new Set(rows.map(({ into }) => into))].filter((key) => !found.has(key) && !keys.includes(key));
    }
    return found;
  }
}

function programmeOf({ title, day, datePrecision }: EventOfSeries, sessions: Draft): ReadProgramme {
  return { title, day, yearOnly: datePrecision === 'year', sessions };
}
