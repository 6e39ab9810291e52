import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { built } from './built.mjs';

// Counts and instants as numbers, as the application reads them.
pg.types.setTypeParser(20, Number);

const KEEPER = fileURLToPath(new URL('../../test/support/postgres-keeper.mjs', import.meta.url));
let server;

/** One PostgreSQL for the whole run, which really flushes its commits; BENCH_POSTGRES_URL names another one. */
async function postgresServer() {
  if (process.env.BENCH_POSTGRES_URL) return process.env.BENCH_POSTGRES_URL;
  server ??= (async () => {
    const keeper = spawn(process.execPath, [KEEPER, '--durable'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    });
    const line = await new Promise((resolve) => createInterface(keeper.stdout).once('line', resolve));
    const { url, reason } = JSON.parse(line);
    if (!url) throw new Error(`no PostgreSQL: ${reason}`);
    keeper.unref();
    keeper.stdout.unref();
    keeper.stdin.unref();
    return url;
  })();
  return server;
}

/**
 * An empty, migrated database of the bench's own. `query` takes portable SQL with `?` and returns plain rows.
 * @param engine `sqlite` or `postgres`.
 */
export async function createDatabase(engine) {
  const database = engine === 'sqlite' ? sqliteFile() : await postgresDatabase();
  const { migrate } = await built('platform/database/migrate.js');
  const { writeSourceOptions } = await built('platform/database/data-source-options.js');
  const source = await new DataSource(writeSourceOptions(database.url, [])).initialize();
  await migrate(source);
  await source.destroy();
  return database;
}

function sqliteFile() {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-bench-'));
  const path = join(folder, 'tablee.sqlite');
  let connection;
  const open = () => (connection ??= new Sqlite(path, { timeout: 15_000 }));
  return {
    engine: 'sqlite',
    url: `sqlite:${path}`,
    /** The raw driver, set as the application sets it. */
    open() {
      open().pragma('journal_mode = WAL');
      open().pragma('synchronous = FULL');
      open().pragma('foreign_keys = ON');
      return open();
    },
    async query(sql, parameters = []) {
      const statement = open().prepare(sql);
      return statement.reader ? statement.all(...parameters) : (statement.run(...parameters), []);
    },
    async remove() {
      connection?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function postgresDatabase() {
  const administration = await postgresServer();
  const name = `bench_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  await onServer(administration, `CREATE DATABASE ${name}`);
  const url = new URL(administration);
  url.pathname = `/${name}`;
  let connection;
  const open = async () => {
    if (!connection) {
      const client = new pg.Client({ connectionString: url.href });
      client.on('error', () => (connection = undefined));
      connection = client.connect().then(() => client);
    }
    return connection;
  };
  return {
    engine: 'postgres',
    url: url.href,
    open,
    async query(sql, parameters = []) {
      let at = 0;
      const { rows } = await (
        await open()
      ).query(
        sql.replace(/\?/g, () => `$${++at}`),
        parameters,
      );
      return rows;
    },
    async remove() {
      await (await connection)?.end();
      await onServer(administration, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
