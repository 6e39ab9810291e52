import type { QueryRunner, QueryResult } from 'typeorm';
import type { Engine } from './data-source-options.js';

const known: Readonly<Record<Engine, Map<string, string>>> = { sqlite: new Map(), postgres: new Map() };

/**
 * `?` as each engine takes it; our SQL holds no literal question mark. PostgreSQL wants `$1`, `$2`… SQLite, as
 * better-sqlite3 builds it (STAT4), prepares a statement anew at each use when a parameter's value could change the plan,
 * which every join on an id makes it believe: ten times the cost of the query. A sign in front hides the parameter from
 * the planner, means nothing to the value, and indexes are used as before.
 */
export function placeholders(sql: string, engine: Engine): string {
  const ofEngine = known[engine];
  let portable = ofEngine.get(sql);
  if (portable === undefined) {
    let position = 0;
    portable = sql.replace(/\?/g, () => (engine === 'sqlite' ? '+?' : `$${++position}`));
    ofEngine.set(sql, portable);
  }
  return portable;
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
