import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';

/** A member who agreed to be named to the others: no more than this. */
export interface NamedMember {
  readonly firstName: string;
  readonly collectivityName: string;
  readonly collectivityType: string;
}

export interface CollectiveMembers {
  readonly named: readonly NamedMember[];
  /** How many more are in, without a name. */
  readonly unnamed: number;
}

@Injectable()
export class CollectiveMembersQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** Who is in, for the other members: by first name and employer, of those who agreed. `except` is the reader's own. */
  async of(collectiveId: string, except: string): Promise<CollectiveMembers> {
    const rows = await this.read.query<NamedMember & { shows: boolean | number }>(
      `SELECT first_name AS "firstName", collectivity_name AS "collectivityName", collectivity_type AS "collectivityType",
         shows_in_collective AS "shows" FROM registrations
       WHERE collective_id = ? AND status <> 'withdrawn' AND id <> ? ORDER BY collectivity_name, first_name, id`,
      [collectiveId, except],
    );
    const named = rows.filter(({ shows }) => Boolean(shows));
    return {
      named: named.map(({ firstName, collectivityName, collectivityType }) => ({
        firstName,
        collectivityName,
        collectivityType,
      })),
      unnamed: rows.length - named.length,
    };
  }
}
