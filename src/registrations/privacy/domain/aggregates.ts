/** What may be told of an event's people once they are gone. */
export interface Aggregates {
  readonly registrations: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Of those who were confirmed. */
  readonly byType: Readonly<Record<string, number>>;
  readonly byFunction: Readonly<Record<string, number>>;
}

export interface CountedPeople {
  readonly status: string;
  readonly type: string;
  readonly functionKey: string;
  readonly count: number;
}

/** Below so many, a figure may point at somebody: such groups are told together. */
const SMALLEST_GROUP = 5;

export function aggregatesOf(rows: readonly CountedPeople[]): Aggregates {
  const confirmed = rows.filter(({ status }) => status === 'confirmed');
  return {
    registrations: rows.reduce((sum, { count }) => sum + count, 0),
    byStatus: grouped(rows, ({ status }) => status),
    byType: grouped(confirmed, ({ type }) => type),
    byFunction: grouped(confirmed, ({ functionKey }) => functionKey),
  };
}

function grouped(rows: readonly CountedPeople[], keyOf: (row: CountedPeople) => string): Record<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count);
  const told: Record<string, number> = {};
  let others = 0;
  for (const [key, sum] of sums) {
    if (sum < SMALLEST_GROUP) others += sum;
    else told[key] = sum;
  }
  return others > 0 ? { ...told, others } : told;
}
