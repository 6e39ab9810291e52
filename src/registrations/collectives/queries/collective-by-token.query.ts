import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { COLLECTIVE_COLUMNS } from '../data/collective-row.js';
import type { TerritoryCollective } from '../domain/collective.js';

const LONGEST_TOKEN = 200;
/** Collectives may be joined one after the other; no organiser does it more often. */
const MOST_JOINS = 10;

/** Who invites, as far as they agreed to be named. */
export interface Inviter {
  readonly firstName: string;
  readonly collectivityName: string;
}

@Injectable()
export class CollectiveByToken {
  constructor(
    private readonly read: ReadDatabase,
    private readonly tokens: LinkTokens,
  ) {}

  /** What an invitation's link opens, or null; the link of one that was joined to another leads to the other. */
  async find(token: string): Promise<TerritoryCollective | null> {
    if (token.length > LONGEST_TOKEN) return null;
    let [found] = await this.read.query<TerritoryCollective>(
      `SELECT ${COLLECTIVE_COLUMNS} FROM territory_collectives c WHERE c.token_hash = ?`,
      [this.tokens.hash(token)],
    );
    for (let join = 0; found?.mergedInto && join < MOST_JOINS; join++) {
      [found] = await this.read.query<TerritoryCollective>(
        `SELECT ${COLLECTIVE_COLUMNS} FROM territory_collectives c WHERE c.id = ?`,
        [found.mergedInto],
      );
    }
    return found && found.mergedInto === null ? found : null;
  }

  /** The same for one event: what somebody registering there joins. */
  async of(eventId: string, token: string | undefined): Promise<TerritoryCollective | null> {
    const collective = token === undefined ? null : await this.find(token);
    return collective?.eventId === eventId ? collective : null;
  }

  /** Whether nobody is in it any more: an invitation may outlive whoever wrote it. */
  async isEmpty({ id }: TerritoryCollective): Promise<boolean> {
    const rows = await this.read.query(
      `SELECT 1 AS "one" FROM registrations WHERE collective_id = ? AND status <> 'withdrawn' LIMIT 1`,
      [id],
    );
    return rows.length === 0;
  }

  async inviter({ createdBy }: TerritoryCollective): Promise<Inviter | null> {
    const [inviter] = await this.read.query<Inviter>(
      `SELECT first_name AS "firstName", collectivity_name AS "collectivityName" FROM registrations
       WHERE id = ? AND status <> 'withdrawn' AND shows_in_collective = ?`,
      [createdBy, true],
    );
    return inviter ?? null;
  }
}
