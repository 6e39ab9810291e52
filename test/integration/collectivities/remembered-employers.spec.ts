import { Clock } from '../../../src/platform/clock/clock.js';
import { CollectivityDirectory } from '../../../src/collectivities/data/collectivity-directory.js';
import { RememberedEmployerRepository } from '../../../src/collectivities/data/remembered-employer.repository.js';
import type { CollectivityKind } from '../../../src/collectivities/domain/collectivity.js';
import { CollectivitySearch } from '../../../src/collectivities/queries/collectivity-search.query.js';
import { RememberEmployer } from '../../../src/collectivities/use-cases/remember-employer.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

const NOW = new Date('2019-10-22T08:00:00Z');

class SetClock extends Clock {
  constructor(private readonly milliseconds: () => number) {
    super();
  }
  now(): Date {
    return new Date(this.milliseconds());
  }
}

describeOnEachEngine('remembered employers', (engine) => {
  let database: TestDatabase;
  let machine: number;
  let search: CollectivitySearch;
  let remember: (name: string, kind?: CollectivityKind) => Promise<boolean>;

  /** One process: its own memory of what the table holds. */
  function start(): [CollectivitySearch, RememberEmployer] {
    const clock = new SetClock(() => machine);
    const employers = new RememberedEmployerRepository(database.read, clock);
    const directory = new CollectivityDirectory();
    return [new CollectivitySearch(directory, employers), new RememberEmployer(directory, employers)];
  }

  const labels = async (typed: string, from = search): Promise<string[]> =>
    (await from.search(typed)).map(({ collectivity }) => collectivity.label);

  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.unitOfWork.run((tx) => tx.execute('DELETE FROM remembered_employers'));
    machine = 0;
    const [query, useCase] = start();
    search = query;
    remember = (name, kind = 'autre') => database.unitOfWork.run((tx) => useCase.execute(tx, { name, kind }, NOW));
  });

  const rows = () =>
    database.read.query('SELECT name, normalised, kind, created_at FROM remembered_employers ORDER BY name');

  it('keeps a typed employer and proposes it from then on', async () => {
    expect(await labels('sdis maine')).toEqual([]);
    expect(await remember('  SDIS de   Maine-et-Loire', 'sdis')).toBe(true);
    expect(await rows()).toEqual([
      { name: 'SDIS de Maine-et-Loire', normalised: 'sdis de maine et loire', kind: 'sdis', created_at: NOW.getTime() },
    ]);
    expect(await labels('sdis maine')).toEqual(['SDIS de Maine-et-Loire']);
    const [hit] = await search.search('sdis');
    expect(hit?.collectivity).toMatchObject({ type: 'other', kind: 'sdis', departmentCode: null, epciCode: null });
  });

  it('keeps the first spelling of a name typed twice, even at the same moment', async () => {
    const news = await Promise.all(['CDG 49', 'cdg-49', 'Cdg  49'].map((name) => remember(name, 'cdg')));
    expect(news.filter(Boolean)).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
    expect(await remember('CDG 49')).toBe(false);
  });

  it.each([
    ['a commune', 'Sèvremoine'],
    ['an EPCI in other words', 'communauté de communes Pays des Achards'],
    ['a name of two communes', 'Ligné'],
    ['a mail address', 'jeanne@example.org'],
    ['nothing', ' \u0000 '],
  ])('does not remember %s', async (_, typed) => {
    expect(await remember(typed)).toBe(false);
    expect(await rows()).toEqual([]);
  });

  it('forgets what was rolled back', async () => {
    const [query, useCase] = start();
    await query.search('agence');
    const failing = database.unitOfWork.run(async (tx) => {
      await useCase.execute(tx, { name: "Agence d'urbanisme", kind: 'autre' }, NOW);
      throw new Error('the registration was refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await labels('agence', query)).toEqual([]);
  });

  it('sees what another process remembered after a minute', async () => {
    const [elsewhere] = start();
    expect(await labels('syndicat du val', elsewhere)).toEqual([]);
    await remember('Syndicat du Val de Loire', 'syndicat');
    machine = 59_999;
    expect(await labels('syndicat du val', elsewhere)).toEqual([]);
    machine = 60_000;
    expect(await labels('syndicat du val', elsewhere)).toEqual(['Syndicat du Val de Loire']);
  });

  it('puts other employers behind communes and EPCI that answer as well', async () => {
    await remember('Niort Tech', 'prive');
    expect(await labels('niort')).toEqual([
      'Niort (79)',
      'CA du Niortais (79)',
      'Niort-de-Sault (11)',
      'Niort Tech',
      'Beauvoir-sur-Niort (79)',
    ]);
  });

  it('resolves a whole name, and no beginning', async () => {
    await remember('Université d’Angers', 'universite');
    expect(await search.resolve('universite d angers')).toMatchObject({
      outcome: 'one',
      collectivity: { type: 'other', name: 'Université d’Angers' },
    });
    expect((await search.resolve('universite')).outcome).toBe('none');
    expect(await search.resolve('Sèvremoine')).toMatchObject({ outcome: 'one', collectivity: { code: '49301' } });
  });

  it('keeps a name whose full wording is longer than its column', async () => {
    const name = `Syndicat ${'st '.repeat(63)}`.trim();
    expect(await remember(name)).toBe(true);
    expect(await remember(name)).toBe(false);
  });
});

describe('remembered employers without a database', () => {
  it('leave the communes where they are', async () => {
    const unreachable = { engine: 'sqlite', query: () => Promise.reject(new Error('disk I/O error')) };
    const employers = new RememberedEmployerRepository(unreachable as never, new SetClock(() => 0));
    const search = new CollectivitySearch(new CollectivityDirectory(), employers);
    expect((await search.search('sevremoine')).map(({ collectivity }) => collectivity.code)).toEqual(['49301']);
  });
});
