import type { Clock } from '../../platform/clock/clock.js';
import type { ReadDatabase } from '../../platform/database/read-database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import { COLLECTIVITY_KINDS, type Collectivity, type CollectivityKind } from '../domain/collectivity.js';
import { LONGEST_EMPLOYER_NAME } from '../domain/employer-name.js';
import { normalise } from '../domain/normalise.js';
import { entryOf, type SearchEntry } from '../domain/search-entry.js';

/** What another process remembers is seen here after this time at most, in milliseconds. */
const FRESH_FOR_MS = 60_000;

/** Far more than a region's seminars meet; keeps the look-up cheap whatever happens. */
const MOST_PROPOSED = 2_000;

interface EmployerRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

export class RememberedEmployerRepository {
  private list: readonly SearchEntry[] = [];
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly reads: ReadDatabase,
    private readonly machineClock: Clock,
  ) {}

  /** @returns whether the employer was new. Two spellings of one name are one employer: the first stays. */
  async add(tx: Transaction, name: string, kind: CollectivityKind, now: Date): Promise<boolean> {
    const normalised = Array.from(normalise(name)).slice(0, LONGEST_EMPLOYER_NAME).join('');
    const added = await tx.execute(
      `INSERT INTO remembered_employers (id, name, normalised, kind, created_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (normalised) DO NOTHING`,
      [newId(), name, normalised, kind, now.getTime()],
    );
    if (added > 0) tx.afterCommit(() => (this.readAt = Number.NEGATIVE_INFINITY));
    return added > 0;
  }

  /**
   * The latest two thousand, ready to be compared, from memory while that is fresh. While the database cannot answer: those
   * known before.
   */
  async all(): Promise<readonly SearchEntry[]> {
    if (this.machineClock.now().getTime() - this.readAt >= FRESH_FOR_MS) {
      await (this.reading ??= this.read().finally(() => (this.reading = undefined)));
    }
    return this.list;
  }

  private async read(): Promise<void> {
    // Set first: an employer remembered while the rows travel makes them stale again.
    this.readAt = this.machineClock.now().getTime();
    try {
      const rows = await this.reads.query<EmployerRow>(
        `SELECT id, name, kind FROM remembered_employers ORDER BY created_at DESC, id DESC LIMIT ${MOST_PROPOSED}`,
      );
      // A name is made ready once: two thousand of them at each letter typed would take longer than all else together.
      const known = new Map(this.list.map((entry) => [entry.collectivity.code, entry]));
      this.list = rows.map((row) => known.get(row.id) ?? entryOf(employerOf(row)));
    } catch {
      // The communes must be found all the same, and whatever else needs the database says that it is out of reach.
    }
  }
}

function employerOf({ id, name, kind }: EmployerRow): Collectivity {
  return {
    type: 'other',
    kind: COLLECTIVITY_KINDS.find((known) => known === kind) ?? 'autre',
    code: id,
    name,
    departmentCode: null,
    label: name,
    epciCode: null,
    epciName: null,
    population: null,
  };
}
