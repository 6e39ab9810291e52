import { entities } from '../../../ormconfig.js';
import { DataSource } from 'typeorm';
import { readSourceOptions, writeSourceOptions } from '../../../src/platform/database/data-source-options.js';
import { migrate, pendingMigrations } from '../../../src/platform/database/migrate.js';
import { migrations } from '../../../src/platform/database/migrations/all.js';
import { createEmptyDatabase, describeOnEachEngine, openTestDatabase } from '../../support/databases.js';

describeOnEachEngine('the schema', (engine) => {
  it('is, after the migrations, exactly what the entities declare', async () => {
    const database = await openTestDatabase(engine);
    try {
      const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await database.close();
    }
  });

  it('has one entity for every table', async () => {
    const database = await openTestDatabase(engine);
    try {
      const tables = await database.read.query<{ name: string }>(
        engine === 'sqlite'
          ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
          : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
      );
      const declared = database.dataSource.entityMetadatas.map(({ tableName }) => tableName);
      expect(tables.map(({ name }) => name).sort()).toEqual([...declared, 'schema_migrations'].sort());
      expect(entities).toHaveLength(declared.length);
    } finally {
      await database.close();
    }
  });

  it('goes down again, step by step, and leaves nothing', async () => {
    const { url, remove } = await createEmptyDatabase(engine);
    const source = await new DataSource(writeSourceOptions(url, entities)).initialize();
    await migrate(source);
    for (const _ of migrations) await source.undoLastMigration();
    expect(await pendingMigrations(source)).toEqual(migrations.map(({ name }) => name));
    expect(await migrate(source)).toEqual(migrations.map(({ name }) => name));
    await source.destroy();
    await remove();
  });

  it('is migrated once, however many processes start together', async () => {
    const { url, remove } = await createEmptyDatabase(engine);
    const sources = await Promise.all(
      [1, 2, 3, 4].map(() => new DataSource(writeSourceOptions(url, entities)).initialize()),
    );
    const ran = engine === 'sqlite' ? await inTurn(sources) : await Promise.all(sources.map(migrate));
    expect(ran.flat()).toEqual(migrations.map(({ name }) => name));
    await Promise.all(sources.map((source) => source.destroy()));
    await remove();
  });

  it('is never written by the reading connection', async () => {
    const database = await openTestDatabase(engine);
    try {
      expect(readSourceOptions(database.url).migrationsRun).toBe(false);
      if (engine === 'sqlite') {
        await expect(database.read.query("INSERT INTO settings (key, value) VALUES ('a', 'b')")).rejects.toThrow(
          /readonly/,
        );
      }
    } finally {
      await database.close();
    }
  });
});

/** better-sqlite3 blocks while it waits for a lock: within one process the others could never let go of it. */
async function inTurn(sources: readonly DataSource[]): Promise<string[][]> {
  const ran: string[][] = [];
  for (const source of sources) ran.push(await migrate(source));
  return ran;
}
