import type { Database as SqliteConnection } from 'better-sqlite3';
import type { DataSourceOptions } from 'typeorm';
import { engineOf } from './engine.js';
import { migrations } from './migrations/all.js';

/** How long a writer waits for another process's transaction before it gives up, in milliseconds. */
const BUSY_TIMEOUT_MS = 15_000;

const WRITE_CONNECTIONS = 8;
const READ_CONNECTIONS = 8;

/**
 * The connection that writes. `entities` are the application's classes; reads go through {@link readSourceOptions}.
 * @param databaseUrl `sqlite:<absolute path>` or `postgres://…`, as validated by Environment.
 */
export function writeSourceOptions(databaseUrl: string, entities: readonly Class[]): DataSourceOptions {
  return options(databaseUrl, entities, WRITE_CONNECTIONS, prepareWriter);
}

/** A second connection: on SQLite it sees committed rows only, whatever the writer is in the middle of. */
export function readSourceOptions(databaseUrl: string): DataSourceOptions {
  return options(databaseUrl, [], READ_CONNECTIONS, prepareReader);
}

// TypeORM takes entity classes of any constructor.
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
type Class = Function;

function options(
  databaseUrl: string,
  entities: readonly Class[],
  connections: number,
  prepare: (connection: SqliteConnection) => void,
): DataSourceOptions {
  const shared = {
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'schema_migrations',
    synchronize: false,
    migrationsRun: false,
    logging: false as const,
  };
  if (engineOf(databaseUrl) === 'sqlite') {
    return {
      ...shared,
      type: 'better-sqlite3',
      database: databaseUrl.slice('sqlite:'.length),
      timeout: BUSY_TIMEOUT_MS,
      statementCacheSize: 500,
      prepareDatabase: prepare,
    };
  }
  return {
    ...shared,
    type: 'postgres',
    url: databaseUrl,
    poolSize: connections,
    // Counts and instants come back as numbers, as on SQLite; both stay far below 2^53.
    parseInt8: true,
    extra: { application_name: 'tablee', connectionTimeoutMillis: 10_000, keepAlive: true },
  };
}

function prepareWriter(connection: SqliteConnection): void {
  connection.pragma('journal_mode = WAL');
  // NORMAL may lose the last commits when the power goes: a confirmed registration would vanish.
  connection.pragma('synchronous = FULL');
  beginImmediately(connection);
}

/**
 * TypeORM begins deferred transactions. Two processes that both read first and then write would meet
 * `database is locked` at once, without waiting: the lock must be taken at BEGIN, where busy_timeout applies.
 */
function beginImmediately(connection: SqliteConnection): void {
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql: string) => prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql);
}

function prepareReader(connection: SqliteConnection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('query_only = ON');
}
