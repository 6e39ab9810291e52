import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import { peopleIn } from '../domain/people-in.js';
import { normaliseName } from '../domain/person-name.js';
import type { Draft } from '../domain/draft.js';

interface KnownPerson {
  readonly id: string;
  readonly normalised: string;
  readonly mergedInto: string | null;
}

/** People behind printed names. A name is one person, however often it is printed; merged names are one person too. */
@Injectable()
export class PeopleRepository {
  /** Everybody a programme names is known from now on. */
  async meet(tx: Transaction, sessions: Draft, at: number): Promise<void> {
    await this.ensure(tx, [...new Set(sessions.flatMap((session) => peopleIn(session).map(({ name }) => name)))], at);
  }

  /** The people behind these names, each made known where need be; names that are nobody's are left out. */
  async ensure(tx: Transaction, names: readonly string[], at: number): Promise<Map<string, KnownPerson>> {
    const wanted = new Map(names.flatMap((name) => (normaliseName(name) ? [[normaliseName(name)!, name]] : [])));
    const found = await this.named(tx, [...wanted.keys()]);
    for (const [normalised, name] of wanted) {
      if (found.has(normalised)) continue;
      const person = { id: newId(), normalised, mergedInto: null };
      await tx.execute(
        'INSERT INTO people (id, name, normalised, merged_into, created_at) VALUES (?, ?, ?, NULL, ?)',
        [person.id, name.slice(0, 200), normalised.slice(0, 200), at],
      );
      found.set(normalised, person);
    }
    return found;
  }

  /** `id` is `into` from now on; those merged into `id` before follow. @returns false where `into` is `id` already. */
  async merge(tx: Transaction, id: string, into: string): Promise<boolean> {
    const [one, other] = [await this.root(tx, id), await this.root(tx, into)];
    if (one === other) return false;
    return (await tx.execute('UPDATE people SET merged_into = ? WHERE id = ?', [other, one])) > 0;
  }

  /** @returns whether they were merged. */
  async part(tx: Transaction, id: string): Promise<boolean> {
    const parted = await tx.execute('UPDATE people SET merged_into = NULL WHERE id = ? AND merged_into IS NOT NULL', [
      id,
    ]);
    return parted > 0;
  }

  private async root(tx: Transaction, id: string): Promise<string> {
    const [row] = await tx.query<{ mergedInto: string | null }>(
      'SELECT merged_into AS "mergedInto" FROM people WHERE id = ?',
      [id],
    );
    return row?.mergedInto ? this.root(tx, row.mergedInto) : id;
  }

  private async named(tx: Transaction, normalised: readonly string[]): Promise<Map<string, KnownPerson>> {
    if (normalised.length === 0) return new Map();
    const rows = await tx.query<KnownPerson>(
      `SELECT id, normalised, merged_into AS "mergedInto" FROM people
       WHERE normalised IN (${normalised.map(() => '?').join(', ')}) ORDER BY created_at DESC, id DESC`,
      normalised,
    );
    return new Map(rows.map((row) => [row.normalised, row]));
  }
}
