import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { peopleIn } from '../../../programme/domain/people-in.js';
import { personName } from '../../../programme/domain/person-name.js';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';
import type { KnownName } from '../domain/names.js';

/** Names that a text should not give away: of those who come, and of those whom the programme names. Compared, never stored. */
@Injectable()
export class KnownNamesQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly programmes: ProgrammeQuery,
  ) {}

  async of(eventId: string): Promise<KnownName[]> {
    const [people, { days }] = await Promise.all([
      this.read.query<KnownName>(
        'SELECT first_name AS "first", last_name AS "last" FROM registrations WHERE event_id = ?',
        [eventId],
      ),
      this.programmes.of(eventId),
    ]);
    const named = days.flatMap(({ sessions }) => sessions).flatMap(peopleIn);
    return [...people, ...named.map(({ name }) => personName(name))];
  }
}
