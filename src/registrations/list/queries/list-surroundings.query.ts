import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { type ListName, ownWords } from '../../form/domain/choice-lists.js';
import { readFormSettings, type FormSettings } from '../../form/domain/form-settings.js';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';
import { wishRounds, type WishRound } from '../../wishes/domain/wish-rounds.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import type { RegistrationStatus } from '../../domain/registration.js';
import type { FilterNames } from '../domain/filter-words.js';
import type { RegistrationFilter } from '../domain/registration-filter.js';
import { DuplicatesQuery } from './duplicates.query.js';

/** A value that people of the event have, with its name and how many have it. */
export interface Facet {
  readonly value: string;
  readonly name: string;
  readonly count: number;
}

/** What stands around an event's list: what may be filtered by, and how many each quick view holds. */
export interface ListSurroundings {
  readonly event: EventRecord;
  readonly form: FormSettings;
  /** Of the published programme, where the form asks for wishes. */
  readonly rounds: readonly WishRound[];
  readonly byStatus: Readonly<Record<RegistrationStatus, number>>;
  readonly collectives: readonly Facet[];
  readonly epci: readonly Facet[];
  readonly departments: readonly Facet[];
  readonly categories: readonly Facet[];
  readonly sources: readonly Facet[];
  readonly groups: ReadonlyMap<string, string>;
  readonly withoutCollective: number;
  readonly late: number;
  readonly failedMails: number;
  /** People in a suspicion, each once. */
  readonly duplicates: number;
}

interface Row {
  readonly status: RegistrationStatus;
  readonly departmentCode: string | null;
  readonly epciCode: string | null;
  readonly epciName: string | null;
  readonly collective: string | null;
  readonly collectiveId: string | null;
  readonly category: string | null;
  readonly source: string;
  readonly isLate: number | boolean;
  readonly count: number;
}

@Injectable()
export class ListSurroundingsQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly events: EventQueries,
    private readonly settings: RegistrationSettingsRepository,
    private readonly programmes: ProgrammeQuery,
    private readonly duplicates: DuplicatesQuery,
  ) {}

  /** @param now epoch milliseconds of the events' clock. */
  async of(event: EventRecord, now: number): Promise<ListSurroundings> {
    const [whole, form, rows, collectives, groups, duplicates, failed] = await Promise.all([
      this.events.byId(event.id),
      this.formOf(event.id),
      this.rows(event.id, now),
      this.names('SELECT id AS "id", name AS "name" FROM territory_collectives WHERE event_id = ?', event.id),
      this.names('SELECT id AS "id", manager_name AS "name" FROM registration_groups WHERE event_id = ?', event.id),
      this.duplicates.idsOf(event.id),
      this.read.query<{ count: number }>(
        `SELECT COUNT(DISTINCT m.about_id) AS "count" FROM outgoing_emails m JOIN registrations r ON r.id = m.about_id
         WHERE m.event_id = ? AND m.status = 'failed'`,
        [event.id],
      ),
    ]);
    const total = (meant: (row: Row) => boolean) => rows.filter(meant).reduce((sum, { count }) => sum + count, 0);
    return {
      event: whole ?? event,
      form,
      rounds: form.wishes.how !== 'none' ? await this.roundsOf(event.id, form) : [],
      byStatus: {
        confirmed: total(({ status }) => status === 'confirmed'),
        pending: total(({ status }) => status === 'pending'),
        offered: total(({ status }) => status === 'offered'),
        waiting: total(({ status }) => status === 'waiting'),
        withdrawn: total(({ status }) => status === 'withdrawn'),
      },
      collectives: facets(rows, (row) => {
        const name = collectives.get(row.collectiveId ?? '');
        return name === undefined ? row.collective && [row.collective, row.collective] : [row.collectiveId!, name];
      }),
      epci: facets(rows, ({ epciCode, epciName }) => epciCode && [epciCode, epciName ?? epciCode]),
      departments: facets(rows, ({ departmentCode }) => departmentCode && [departmentCode, departmentCode]),
      categories: facets(rows, ({ category }) => category && [category, category]),
      sources: facets(rows, ({ source }) => [source, source]),
      groups,
      withoutCollective: total(({ collective, collectiveId }) => collective === null && collectiveId === null),
      late: total(({ isLate }) => Boolean(isLate)),
      failedMails: Number(failed[0]?.count ?? 0),
      duplicates: duplicates.length,
    };
  }

  async formOf(eventId: string): Promise<FormSettings> {
    return readFormSettings((await this.settings.of(this.read, eventId, 'form')).body);
  }

  private async roundsOf(eventId: string, form: FormSettings): Promise<WishRound[]> {
    const { days } = await this.programmes.of(eventId);
    return wishRounds(
      days.flatMap(({ sessions }) => sessions),
      form.wishes,
    );
  }

  /** One look at all of them; who is alike in everything that may be filtered by is one row. */
  private async rows(eventId: string, now: number): Promise<Row[]> {
    const rows = await this.read.query<Row>(
      `SELECT status AS "status", department_code AS "departmentCode",
         CASE WHEN collectivity_type = 'epci' THEN collectivity_code ELSE epci_code END AS "epciCode",
         CASE WHEN collectivity_type = 'epci' THEN collectivity_name ELSE epci_name END AS "epciName",
         collective AS "collective", collective_id AS "collectiveId", category AS "category", source AS "source",
         (status = 'pending' AND decision_due_at < ?) AS "isLate", COUNT(*) AS "count"
       FROM registrations WHERE event_id = ? GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`,
      [now, eventId],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  private async names(sql: string, eventId: string): Promise<Map<string, string>> {
    const rows = await this.read.query<{ id: string; name: string }>(sql, [eventId]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** What ids and codes in a filter of this event are called. */
export function filterNames(
  { event, form, collectives, epci, groups }: ListSurroundings,
  filter: RegistrationFilter,
  locale: 'fr' | 'en',
): FilterNames {
  const named = (all: readonly Facet[]) => new Map(all.map(({ value, name }) => [value, name]));
  const own = (list: ListName, keys: readonly string[]) =>
    new Map(
      keys.flatMap((key) => {
        const words = ownWords(form.lists, list, key, locale);
        return words === null ? [] : [[key, words] as const];
      }),
    );
  return {
    options: new Map(event.options.map(({ id, title }) => [id, title])),
    codes: new Map(event.actionCodes.map(({ id, label }) => [id, label])),
    collectives: named(collectives),
    groups,
    epci: named(epci),
    functions: own('functions', filter.functions),
    categories: own('categories', filter.category === null ? [] : [filter.category]),
  };
}

/** By name. @param of the value and the name that a row has, or nothing. */
function facets(rows: readonly Row[], of: (row: Row) => readonly [string, string] | '' | null): Facet[] {
  const found = new Map<string, { name: string; count: number }>();
  for (const row of rows) {
    const pair = of(row);
    if (!pair) continue;
    const known = found.get(pair[0]);
    if (known) known.count += row.count;
    else found.set(pair[0], { name: pair[1], count: row.count });
  }
  return [...found]
    .map(([value, { name, count }]) => ({ value, name, count }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }));
}
