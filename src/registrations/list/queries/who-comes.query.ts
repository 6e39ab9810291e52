import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { CollectivitySnapshot } from '../../domain/registration.js';

/** How many people of one value, by the kind of their employer. */
export interface Split {
  readonly key: string;
  readonly name: string;
  readonly communes: number;
  readonly epci: number;
  readonly others: number;
}

export interface WhoComes {
  /** Of the confirmed ones, as all here; the largest first. */
  readonly byFunction: readonly Split[];
  readonly byCategory: readonly Split[];
  readonly byDepartment: readonly Split[];
  /** The EPCI's own agents and those of its communes. */
  readonly byEpci: readonly Split[];
  readonly total: Split;
  /** Different employers. */
  readonly employers: number;
}

interface Row {
  readonly type: CollectivitySnapshot['type'];
  readonly functionKey: string;
  readonly category: string | null;
  readonly departmentCode: string | null;
  readonly epciCode: string | null;
  readonly epciName: string | null;
  readonly employer: string;
  readonly count: number;
}

/** Who comes to an event: figures without a name. */
@Injectable()
export class WhoComesQuery {
  constructor(private readonly read: ReadDatabase) {}

  async of(eventId: string): Promise<WhoComes> {
    const rows = await this.read.query<Row>(
      `SELECT collectivity_type AS "type", function_key AS "functionKey", category AS "category",
         department_code AS "departmentCode",
         CASE WHEN collectivity_type = 'epci' THEN collectivity_code ELSE epci_code END AS "epciCode",
         CASE WHEN collectivity_type = 'epci' THEN collectivity_name ELSE epci_name END AS "epciName",
         COALESCE(collectivity_code, collectivity_name) AS "employer", COUNT(*) AS "count"
       FROM registrations WHERE event_id = ? AND status = 'confirmed' GROUP BY 1, 2, 3, 4, 5, 6, 7`,
      [eventId],
    );
    return {
      byFunction: split(rows, ({ functionKey }) => [functionKey, functionKey]),
      byCategory: split(rows, ({ category }) => category && [category, category]),
      byDepartment: split(rows, ({ departmentCode }) => departmentCode && [departmentCode, departmentCode]),
      byEpci: split(rows, ({ epciCode, epciName }) => epciCode && [epciCode, epciName ?? epciCode]),
      total: split(rows, () => ['all', ''])[0] ?? { key: 'all', name: '', communes: 0, epci: 0, others: 0 },
      employers: new Set(rows.map(({ employer }) => employer)).size,
    };
  }
}

function split(rows: readonly Row[], of: (row: Row) => readonly [key: string, name: string] | '' | null): Split[] {
  const found = new Map<string, { key: string; name: string; communes: number; epci: number; others: number }>();
  for (const row of rows) {
    const pair = of(row);
    if (!pair) continue;
    const [key, name] = pair;
    const one = found.get(key) ?? { key, name, communes: 0, epci: 0, others: 0 };
    found.set(key, one);
    one[row.type === 'commune' ? 'communes' : row.type === 'epci' ? 'epci' : 'others'] += Number(row.count);
  }
  return [...found.values()].sort((a, b) => totalOf(b) - totalOf(a) || a.name.localeCompare(b.name, 'fr'));
}

export function totalOf({ communes, epci, others }: Split): number {
  return communes + epci + others;
}
