import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { ListedRegistration } from '../list/domain/listed-registration.js';
import type { ListOrder } from '../list/domain/list-state.js';
import type { RegistrationFilter } from '../list/domain/registration-filter.js';
import { FilteredRegistrations } from '../list/queries/filtered-registrations.query.js';
import { ListedRegistrations } from '../list/queries/listed-registrations.query.js';

export interface RegistrationPage {
  readonly items: readonly ListedRegistration[];
  /** How many the filter means, all pages together. */
  readonly total: number;
  /** From 1; the last one where a page was asked for that is not there (any more). */
  readonly page: number;
  readonly pages: number;
}

export const PAGE_SIZE = 50;

/** The search text begins with the folded family name: a name's order is that of its letters, without accents or capitals. */
const ORDER_BY: Readonly<Record<ListOrder, string>> = {
  recent: 'r.created_at DESC, r.id DESC',
  oldest: 'r.created_at, r.id',
  name: 'r.search_text, r.id',
  employer: 'r.collectivity_name, r.search_text, r.id',
  status: 'r.status, r.search_text, r.id',
  changed: 'r.updated_at DESC, r.id DESC',
};

/** An event's registrations, fifty a page, with the exact number of all that are meant. */
@Injectable()
export class RegistrationListQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly filtered: FilteredRegistrations,
    private readonly listed: ListedRegistrations,
  ) {}

  async page(
    event: Pick<EventRecord, 'id' | 'timeZone'>,
    filter: RegistrationFilter,
    { order = 'recent', page: asked = 1 }: { order?: ListOrder; page?: number } = {},
  ): Promise<RegistrationPage> {
    const { sql, parameters } = await this.filtered.condition(event, filter);
    const [counted] = await this.read.query<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM registrations r WHERE ${sql}`,
      parameters,
    );
    const total = Number(counted?.count ?? 0);
    const pages = Math.ceil(total / PAGE_SIZE);
    const page = Math.min(asked, Math.max(1, pages));
    // Ids alone: the order is found in an index or in narrow rows, and fifty whole rows are read.
    const ids =
      total === 0
        ? []
        : await this.read.query<{ id: string }>(
            `SELECT r.id AS "id" FROM registrations r WHERE ${sql} ORDER BY ${ORDER_BY[order]} LIMIT ? OFFSET ?`,
            [...parameters, PAGE_SIZE, (page - 1) * PAGE_SIZE],
          );
    return { items: await this.listed.of(ids.map(({ id }) => id)), total, page, pages };
  }
}
