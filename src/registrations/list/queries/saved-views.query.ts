import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';

/** A way of looking at the list that somebody keeps under a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** As the list's address says it, `?` in front; empty for the list as it opens. */
  readonly query: string;
  readonly isShared: boolean;
  readonly isMine: boolean;
}

@Injectable()
export class SavedViewsQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** One's own and those that others share, by name. */
  async of(eventId: string, accountId: string): Promise<SavedView[]> {
    const rows = await this.read.query<Omit<SavedView, 'isMine'> & { accountId: string }>(
      `SELECT id AS "id", account_id AS "accountId", name AS "name", query AS "query", is_shared AS "isShared"
       FROM registration_views WHERE event_id = ? AND (account_id = ? OR is_shared = ?)`,
      [eventId, accountId, true],
    );
    return rows
      .map(({ accountId: owner, ...view }) => ({
        ...view,
        isShared: Boolean(view.isShared),
        isMine: owner === accountId,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }
}
