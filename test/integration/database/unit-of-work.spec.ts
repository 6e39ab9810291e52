import { setTimeout } from 'node:timers/promises';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

describeOnEachEngine('a unit of work', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });
  afterAll(() => database.close());
  afterEach(() => database.unitOfWork.run((tx) => tx.execute('DELETE FROM settings')));

  const keys = async () =>
    (await database.read.query<{ key: string }>('SELECT key FROM settings ORDER BY key')).map(({ key }) => key);
  const put = (key: string) =>
    database.unitOfWork.run((tx) => tx.execute('INSERT INTO settings (key, value) VALUES (?, ?)', [key, '']), {
      lane: 'one',
    });

  it('keeps what it said it kept, while others around it fail', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 250 }, (_, at) =>
        database.unitOfWork.run(
          async (tx) => {
            await tx.execute('INSERT INTO settings (key, value) VALUES (?, ?)', [String(at).padStart(3, '0'), '']);
            await setTimeout(at % 7 === 0 ? 1 : 0);
            if (at % 6 === 0) throw new Error('changed my mind');
          },
          { lane: at % 2 === 0 ? 'one' : undefined },
        ),
      ),
    );
    const told = results.flatMap(({ status }, at) => (status === 'fulfilled' ? [String(at).padStart(3, '0')] : []));
    expect(told).toHaveLength(208);
    expect(await keys()).toEqual(told);
  });

  it('gives each its own answer and each its own error', async () => {
    const results = await Promise.allSettled([put('a'), put('a'), put('b')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await keys()).toEqual(['a', 'b']);
  });

  it('runs what follows a commit only after it, and never after a failure', async () => {
    const seen: string[] = [];
    const job = (key: string, fails: boolean) =>
      database.unitOfWork.run(
        async (tx) => {
          await tx.execute('INSERT INTO settings (key, value) VALUES (?, ?)', [key, '']);
          tx.afterCommit(() => seen.push(key));
          await setTimeout(1);
          if (fails) throw new Error('no');
        },
        { lane: 'one' },
      );
    await Promise.allSettled([job('kept', false), job('lost', true)]);
    expect(seen).toEqual(['kept']);
  });

  it('shows nobody a row before it is committed', async () => {
    let inside: string[] | undefined;
    await database.unitOfWork.run(async (tx) => {
      await tx.execute('INSERT INTO settings (key, value) VALUES (?, ?)', ['half done', '']);
      inside = await keys();
    });
    expect(inside).toEqual([]);
    expect(await keys()).toEqual(['half done']);
  });

  it('answers a RETURNING with rows, and an UPDATE with how many', async () => {
    await put('a');
    await database.unitOfWork.run(async (tx) => {
      expect(await tx.query('UPDATE settings SET value = ? WHERE key = ? RETURNING value', ['new', 'a'])).toEqual([
        { value: 'new' },
      ]);
      expect(await tx.execute('UPDATE settings SET value = ? WHERE key = ?', ['newer', 'a'])).toBe(1);
      expect(await tx.execute('UPDATE settings SET value = ? WHERE key = ?', ['newer', 'nobody'])).toBe(0);
    });
  });

  it('keeps all of what is written together, or nothing of it', async () => {
    const both = (other: string) =>
      database.unitOfWork.run((tx) =>
        tx.together(async (writes) => {
          await writes.execute('INSERT INTO settings (key, value) VALUES (?, ?)', ['a', '1']);
          await writes.execute('INSERT INTO settings (key, value) VALUES (?, ?)', [other, '2']);
        }),
      );
    await expect(both('a')).rejects.toThrow();
    expect(await keys()).toEqual([]);
    await both('b');
    expect(await database.read.query('SELECT key AS "key", value AS "value" FROM settings ORDER BY key')).toEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]);
  });

  it('goes on after a batch that could not be committed', async () => {
    if (engine === 'sqlite') {
      await database.dataSource.query('PRAGMA max_page_count = 1');
      await expect(
        database.unitOfWork.run((tx) =>
          tx.execute('INSERT INTO settings (key, value) VALUES (?, ?)', ['big', 'x'.repeat(5_000_000)]),
        ),
      ).rejects.toThrow(/full/);
      await database.dataSource.query('PRAGMA max_page_count = 1073741823');
    }
    await put('after');
    expect(await keys()).toEqual(['after']);
  });
});
