import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { engineOfSource } from './engine.js';

const MIGRATION_LOCK = 7_241_948;

/**
 * Brings the schema to this release, all or nothing, under a lock: of several processes that start at once, one migrates
 * and the others wait and find nothing to do.
 * @returns the names of the migrations that ran.
 */
export async function migrate(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  try {
    // Off before the transaction, since the pragma does nothing inside one: a migration that rebuilds a parent table
    // would otherwise delete its children.
    await runner.beforeMigration();
    await runner.startTransaction();
    await lock(source, runner);
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = 'all';
    const ran = await executor.executePendingMigrations();
    await refuseOrphans(source, runner);
    await runner.commitTransaction();
    return ran.map(({ name }) => name);
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.afterMigration();
    await runner.release();
  }
}

/** @returns the migrations of this release that the database has not had; none means that it is ready. */
export async function pendingMigrations(source: DataSource): Promise<string[]> {
  return (await new MigrationExecutor(source).getPendingMigrations()).map(({ name }) => name);
}

async function lock(source: DataSource, runner: QueryRunner): Promise<void> {
  if (engineOfSource(source) === 'postgres')
    await runner.query(`SELECT pg_advisory_xact_lock(${String(MIGRATION_LOCK)})`);
}

async function refuseOrphans(source: DataSource, runner: QueryRunner): Promise<void> {
  if (engineOfSource(source) !== 'sqlite') return;
  const orphans = (await runner.query('PRAGMA foreign_key_check')) as { table: string }[];
  if (orphans.length > 0)
    throw new Error(`the migration would leave orphans in ${orphans[0]!.table}; nothing was changed`);
}
