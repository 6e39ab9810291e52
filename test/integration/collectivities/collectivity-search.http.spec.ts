import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CollectivitiesModule } from '../../../src/collectivities/collectivities.module.js';
import { RememberEmployer } from '../../../src/collectivities/use-cases/remember-employer.js';
import { Environment } from '../../../src/platform/config/environment.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { createEmptyDatabase, type EmptyDatabase } from '../../support/databases.js';

describe('GET /collectivites', () => {
  let database: EmptyDatabase;
  let application: NestFastifyApplication;

  beforeAll(async () => {
    database = await createEmptyDatabase('sqlite');
    const module = await Test.createTestingModule({ imports: [CollectivitiesModule] })
      .overrideProvider(Environment)
      .useValue({ databaseUrl: database.url })
      .compile();
    application = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    await application.init();
  });
  afterAll(async () => {
    await application.close();
    await database.remove();
  });

  const get = (query: string) => application.inject({ method: 'GET', url: `/collectivites${query}` });
  const items = async (query: string): Promise<unknown> => (await get(query)).json().items;

  it('proposes communes and EPCI, to be kept for an hour', async () => {
    const response = await get('?q=sevrem');
    expect([response.statusCode, response.headers['cache-control'], response.headers['content-type']]).toEqual([
      200,
      'public, max-age=3600',
      'application/json; charset=utf-8',
    ]);
    expect(response.json()).toEqual({
      items: [
        {
          value: '49301',
          label: 'Sèvremoine (49)',
          type: 'commune',
          kind: 'commune-nouvelle',
          department: '49',
          territory: 'CA Mauges Communauté',
          former: null,
        },
        {
          value: '85090',
          label: 'Sèvremont (85)',
          type: 'commune',
          kind: 'commune-nouvelle',
          department: '85',
          territory: 'CC du Pays de Pouzauges',
          former: null,
        },
      ],
    });
  });

  it('tells an EPCI, a former commune and another employer apart', async () => {
    await application
      .get(UnitOfWork)
      .run((tx) =>
        application.get(RememberEmployer).execute(tx, { name: 'CDG de Maine-et-Loire', kind: 'cdg' }, new Date(0)),
      );
    const other = { department: null, territory: null, former: null };
    expect([await items('?q=cc+achards'), await items('?q=montfaucon-montigne'), await items('?q=cdg')]).toEqual([
      [
        {
          ...other,
          value: '248500530',
          label: 'CC du Pays des Achards (85)',
          type: 'epci',
          kind: 'CC',
          department: '85',
        },
      ],
      [expect.objectContaining({ value: '49301', label: 'Sèvremoine (49)', former: 'Montfaucon-Montigné' })],
      [{ ...other, value: 'CDG de Maine-et-Loire', label: 'CDG de Maine-et-Loire', type: 'other', kind: 'cdg' }],
    ]);
  });

  it('proposes eight at most', async () => {
    expect(await items('?q=saint')).toHaveLength(8);
  });

  it.each([
    ['no question', ''],
    ['an empty question', '?q='],
    ['one letter', '?q=s'],
    ['the question twice', '?q=niort&q=sorgues'],
    ['101 letters', `?q=${'n'.repeat(101)}`],
    ['10,000 letters', `?q=${'n'.repeat(10_000)}`],
    ['NUL', '?q=%00%00'],
    ['invalid UTF-8', '?q=%C3%28%FF'],
    ['an emoji', '?q=%F0%9F%8F%9B%EF%B8%8F%F0%9F%8F%9B'],
    ['brackets', '?q[]=niort'],
  ])('proposes nothing for %s', async (_, query) => {
    const response = await get(query);
    expect([response.statusCode, response.json()]).toEqual([200, { items: [] }]);
  });
});
