import { createHash } from 'node:crypto';
import type { QueryRunner, QueryResult } from 'typeorm';
import type { Engine } from './engine.js';

const known: Readonly<Record<Engine, Map<string, string>>> = { sqlite: new Map(), postgres: new Map() };

/** Lists of parameters come in many lengths: beyond this many texts, PostgreSQL plans a new one at each use. */
const MOST_PREPARED = 500;

/**
 * A text with `?`, as the engine's driver takes it; our SQL holds no literal question mark. What TypeORM calls a text is
 * handed to the driver as it is.
 */
export function placeholders(sql: string, engine: Engine): string {
  const ofEngine = known[engine];
  let statement = ofEngine.get(sql);
  if (statement === undefined) {
    statement = engine === 'sqlite' ? unplanned(sql) : prepared(numbered(sql), ofEngine.size < MOST_PREPARED);
    ofEngine.set(sql, statement);
  }
  return statement;
}

/**
 * SQLite, as better-sqlite3 builds it (STAT4), prepares a statement anew at each use when a parameter's value could change
 * the plan, which every join on an id makes it believe: ten times the cost of the query. A sign in front hides the
 * parameter from the planner, means nothing to the value, and indexes are used as before.
 */
function unplanned(sql: string): string {
  return sql.replaceAll('?', '+?');
}

function numbered(sql: string): string {
  let position = 0;
  return sql.replace(/\?/g, () => `$${++position}`);
}

/** pg prepares a named text once a connection. The name is the text's own, so that it means the same on every connection. */
function prepared(text: string, worthKeeping: boolean): string {
  if (!worthKeeping) return text;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { name, text } as unknown as string;
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
