import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { MayNotCreateEvents } from '../domain/event-edit.errors.js';
import { may } from '../domain/event-role.js';
import type { EventRecord, Series } from '../domain/event.js';
import { OrganiserEvents, type OrganiserEvent } from './organiser-events.query.js';

export interface OrganisationChoice {
  readonly id: string;
  readonly name: string;
  readonly short: string;
}

export interface SeriesChoice extends Series {
  /** The number that its next edition bears; null where editions bear none. */
  readonly nextEdition: number | null;
}

/** What somebody who creates an event may begin with. */
export interface Beginnings {
  readonly series: readonly SeriesChoice[];
  readonly organisations: readonly OrganisationChoice[];
  /** Events that may be copied, the latest first. */
  readonly models: readonly EventRecord[];
}

@Injectable()
export class CreationQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly events: OrganiserEvents,
  ) {}

  /** @throws MayNotCreateEvents for those whose roles are only to help at events. */
  async of(organiser: Organiser): Promise<Beginnings> {
    const reached = await this.events.of(organiser.accountId);
    if (!(await this.allows(organiser, reached))) throw new MayNotCreateEvents();
    const models = reached.filter(({ role }) => may(role, 'edit-event')).map(({ event }) => event);
    return {
      organisations: await this.organisationsOf(organiser),
      models: models.reverse(),
      series: await this.series(),
    };
  }

  /** Whether they may create events, given those that they reach: pages offer it to nobody else. */
  async allows(organiser: Organiser, reached: readonly OrganiserEvent[]): Promise<boolean> {
    if (organiser.isAdministrator || reached.some(({ role }) => may(role, 'edit-event'))) return true;
    return (await this.organisationsOf(organiser)).length > 0;
  }

  private organisationsOf({ accountId, isAdministrator }: Organiser): Promise<OrganisationChoice[]> {
    return this.read.query(
      `SELECT o.id AS "id", o.name AS "name", o.short AS "short" FROM organisations o
       ${isAdministrator ? '' : 'JOIN organisation_members m ON m.organisation_id = o.id AND m.account_id = ?'}
       ORDER BY o.short, o.id`,
      isAdministrator ? [] : [accountId],
    );
  }

  private async series(): Promise<SeriesChoice[]> {
    const rows = await this.read.query<Series & { last: number | null }>(
      `SELECT s.id AS "id", s.slug AS "slug", s.title AS "title",
         (SELECT MAX(e.edition) FROM events e WHERE e.series_id = s.id) AS "last"
       FROM series s ORDER BY s.title, s.id`,
    );
    return rows.map(({ last, ...series }) => ({ ...series, nextEdition: last === null ? null : last + 1 }));
  }
}
