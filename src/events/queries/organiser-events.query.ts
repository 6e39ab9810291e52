import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { EventOutOfReach, RoleInsufficient } from '../domain/event-role.errors.js';
import { type DeskRight, type EventRole, may } from '../domain/event-role.js';
import type { EventRecord } from '../domain/event.js';
import { EVENT_COLUMNS, type EventRow, eventRecord } from '../data/event-row.js';

export interface OrganiserEvent {
  readonly event: EventRecord;
  readonly role: EventRole;
}

const NO_PARTS = { codes: [], options: [], documents: [], mailTexts: [] };

const OF_ACCOUNT = `SELECT ${EVENT_COLUMNS}, r.role AS "role" FROM event_roles r
  JOIN events e ON e.id = r.event_id
  JOIN event_places p ON p.event_id = e.id
  LEFT JOIN series s ON s.id = e.series_id
  WHERE r.account_id = ?`;

/** The events an organiser has a role on, drafts included. Their action codes, options and documents are left out. */
@Injectable()
export class OrganiserEvents {
  constructor(private readonly read: ReadDatabase) {}

  /** In the order of their dates. */
  async of(accountId: string): Promise<OrganiserEvent[]> {
    const rows = await this.read.query<EventRow & { role: EventRole }>(`${OF_ACCOUNT} ORDER BY e.starts_on, e.slug`, [
      accountId,
    ]);
    return rows.map(({ role, ...row }) => ({ event: eventRecord(row, NO_PARTS), role }));
  }

  /**
   * @throws EventOutOfReach where the account has no role: whether the event exists stays unsaid.
   * @throws RoleInsufficient where the role does not give this right.
   */
  async reach(accountId: string, slug: string, right: DeskRight): Promise<OrganiserEvent> {
    return this.allowed(right, `${OF_ACCOUNT} AND e.slug = ?`, [accountId, slug]);
  }

  /** The same for an event known by its id. */
  async reachById(accountId: string, eventId: string, right: DeskRight): Promise<OrganiserEvent> {
    return this.allowed(right, `${OF_ACCOUNT} AND e.id = ?`, [accountId, eventId]);
  }

  private async allowed(right: DeskRight, sql: string, parameters: readonly unknown[]): Promise<OrganiserEvent> {
    const [row] = await this.read.query<EventRow & { role: EventRole }>(sql, parameters);
    if (!row) throw new EventOutOfReach();
    const { role, ...event } = row;
    if (!may(role, right)) throw new RoleInsufficient();
    return { event: eventRecord(event, NO_PARTS), role };
  }
}
