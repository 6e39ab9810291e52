import { randomBytes } from 'node:crypto';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { readSourceOptions, writeSourceOptions } from '../../src/platform/database/data-source-options.js';
import type { Engine } from '../../src/platform/database/engine.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { ReadDatabase } from '../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';

export type { Engine };

/** A migrated database of one test's own, opened the way the application opens it. */
export interface TestDatabase {
  readonly engine: Engine;
  /** What DATABASE_URL would hold. */
  readonly url: string;
  readonly dataSource: DataSource;
  readonly readDataSource: DataSource;
  readonly unitOfWork: UnitOfWork;
  readonly read: ReadDatabase;
  /** Ends the connections and removes the database. */
  close(): Promise<void>;
}

/** A database without tables, for an application that opens and migrates it itself. */
export interface EmptyDatabase {
  readonly engine: Engine;
  readonly url: string;
  /** To be called once nobody holds a connection; on PostgreSQL those left are cut. */
  remove(): Promise<void>;
}

type EntityClass = new (...parameters: never[]) => unknown;

/** The server that test/support/global-postgres.mjs started for this run, or the one given; absent, its tests are skipped. */
const postgresServer = process.env.TEST_POSTGRES_URL;

/** The engines that this run can reach. */
const engines: readonly Engine[] = postgresServer ? ['sqlite', 'postgres'] : ['sqlite'];

/** Declares the same specs once for each engine; where PostgreSQL is missing they show as skipped. */
export function describeOnEachEngine(title: string, specs: (engine: Engine) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    const declare = engines.includes(engine) ? describe : xdescribe;
    declare(`${title} (${engine})`, () => {
      specs(engine);
    });
  }
}

/** A fresh database with all migrations, about 50 ms on SQLite and 150 ms on PostgreSQL: one a spec file is the custom. */
export async function openTestDatabase(engine: Engine): Promise<TestDatabase> {
  const { url, remove } = await createEmptyDatabase(engine);
  const dataSource = await new DataSource(writeSourceOptions(url, await allEntities())).initialize();
  await migrate(dataSource);
  const readDataSource = await new DataSource(readSourceOptions(url)).initialize();
  return {
    engine,
    url,
    dataSource,
    readDataSource,
    unitOfWork: new UnitOfWork(dataSource),
    read: new ReadDatabase(readDataSource),
    async close() {
      await readDataSource.destroy();
      await dataSource.destroy();
      await remove();
    },
  };
}

export async function createEmptyDatabase(engine: Engine): Promise<EmptyDatabase> {
  return engine === 'sqlite' ? createSqliteFile() : createPostgresDatabase();
}

function createSqliteFile(): EmptyDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-sqlite-'));
  return {
    engine: 'sqlite',
    url: `sqlite:${join(folder, 'tablee.sqlite')}`,
    async remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createPostgresDatabase(): Promise<EmptyDatabase> {
  if (!postgresServer) throw new Error('this run has no PostgreSQL: declare the specs with describeOnEachEngine');
  const name = `tablee_${randomBytes(8).toString('hex')}`;
  await onServer(postgresServer, `CREATE DATABASE ${name}`);
  const url = new URL(postgresServer);
  url.pathname = `/${name}`;
  return {
    engine: 'postgres',
    url: url.href,
    async remove() {
      await onServer(postgresServer, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Found by their file's name, so that a new entity needs no list here. */
async function allEntities(): Promise<EntityClass[]> {
  const files = globSync('src/**/*.entity.ts', { cwd: process.cwd() });
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(join(process.cwd(), file)).href) as Promise<Record<string, unknown>>),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .filter((value) => typeof value === 'function') as EntityClass[];
}
