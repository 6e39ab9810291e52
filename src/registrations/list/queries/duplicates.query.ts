import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { pairKey, suspicions, type Comparable, type Suspicion } from '../domain/duplicates.js';

/** Beyond, comparing all names would keep a page waiting. */
const MOST_COMPARED = 20_000;

/** Who may be registered twice in an event. */
@Injectable()
export class DuplicatesQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** The most alike first; nothing in an event of more than twenty thousand. */
  async of(eventId: string): Promise<Suspicion[]> {
    const [people, told] = await Promise.all([this.people(eventId), this.toldApart(eventId)]);
    return people.length > MOST_COMPARED ? [] : suspicions(people, told);
  }

  /** Everybody who is in one suspicion or more. */
  async idsOf(eventId: string): Promise<string[]> {
    return [...new Set((await this.of(eventId)).flatMap(({ first, second }) => [first, second]))];
  }

  private async people(eventId: string): Promise<Comparable[]> {
    return this.read.query<Comparable>(
      `SELECT id AS "id", first_name AS "firstName", last_name AS "lastName", phone AS "phone",
         collectivity_code AS "collectivityCode", collectivity_name AS "collectivityName"
       FROM registrations WHERE event_id = ? AND status <> 'withdrawn' ORDER BY created_at, id LIMIT ${MOST_COMPARED + 1}`,
      [eventId],
    );
  }

  private async toldApart(eventId: string): Promise<ReadonlySet<string>> {
    const rows = await this.read.query<{ first: string; second: string }>(
      `SELECT first_id AS "first", second_id AS "second" FROM registration_distinctions WHERE event_id = ?`,
      [eventId],
    );
    return new Set(rows.map(({ first, second }) => pairKey(first, second)));
  }
}
