import type { QueryRunner, QueryResult } from 'typeorm';
import type { Engine } from './data-source-options.js';

const numbered = new Map<string, string>();

/** `?` as both engines understand it: PostgreSQL wants `$1`, `$2`… Our SQL holds no literal question mark. */
export function placeholders(sql: string, engine: Engine): string {
  if (engine === 'sqlite') return sql;
  let known = numbered.get(sql);
  if (known === undefined) {
    let position = 0;
    known = sql.replace(/\?/g, () => `$${String(++position)}`);
    numbered.set(sql, known);
  }
  return known;
}

/**
 * One statement with the same answer on both engines. TypeORM's plain form of `UPDATE … RETURNING` gives rows on one
 * and `[rows, count]` on the other; the structured form is the same on both.
 */
export async function runStatement<Row>(
  runner: QueryRunner,
  engine: Engine,
  sql: string,
  parameters: readonly unknown[],
): Promise<{ rows: Row[]; affected: number }> {
  const result = (await runner.query(placeholders(sql, engine), [...parameters], true)) as QueryResult<Row>;
  return { rows: result.records, affected: result.affected ?? 0 };
}
