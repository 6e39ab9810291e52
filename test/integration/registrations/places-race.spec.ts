import { setImmediate } from 'node:timers/promises';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import type { Transaction } from '../../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { COMPLETE_REGISTRATION } from '../../../src/registrations/api/registration.input.js';
import { type LockedPlaces, PlacesRepository } from '../../../src/registrations/data/places.repository.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';

const PLACES = 20;
const PEOPLE = 60;

/** What a careless program does: it reads what is committed, a moment passes, it decides and writes. */
class UnlockedPlaces extends PlacesRepository {
  constructor(private readonly read: ReadDatabase) {
    super();
  }

  override async lock(_tx: Transaction, eventId: string): Promise<LockedPlaces | null> {
    // Asked as on SQLite, the question is a plain one: FOR UPDATE is for PostgreSQL.
    const query = <Row>(sql: string, parameters?: readonly unknown[]) => this.read.query<Row>(sql, parameters);
    const places = await super.lock({ engine: 'sqlite', query } as Transaction, eventId);
    await setImmediate();
    return places;
  }
}

describeOnEachEngine(`${PEOPLE} people who want ${PLACES} places at once`, (engine) => {
  async function registered(apps: readonly TestApp[]): Promise<{ statuses: number[]; taken: number; ranks: number[] }> {
    const [{ app }] = apps as [TestApp];
    const eventId = await givenEvent({ unitOfWork: app.get(UnitOfWork) }, { slug: 'seminaire', capacity: PLACES });
    const statuses = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, at) => {
        const answer = await fetch(`${apps[at % apps.length]!.url}/api/v1/events/seminaire/registrations`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...COMPLETE_REGISTRATION, actionCode: 'CIDGI 006', email: `p${at}@example.org` }),
        });
        await answer.text();
        return answer.status;
      }),
    );
    const rows = await app
      .get(ReadDatabase)
      .query<{ status: string; rank: number | null }>(
        'SELECT status AS "status", waiting_rank AS "rank" FROM registrations WHERE event_id = ? ORDER BY waiting_rank',
        [eventId],
      );
    return {
      statuses,
      taken: rows.filter(({ status }) => status === 'confirmed').length,
      ranks: rows.flatMap(({ rank }) => (rank === null ? [] : [rank])),
    };
  }

  it('of two processes on one database: as many as there are places, the others in one line', async () => {
    const one = await startTestApp({ engine });
    const other = await startTestApp({ engine, settings: { DATABASE_URL: one.environment.databaseUrl } });
    const { statuses, taken, ranks } = await registered([one, other]);
    await other.close();
    await one.close();
    expect(statuses).toEqual(Array(PEOPLE).fill(201));
    expect([taken, ranks]).toEqual([PLACES, Array.from({ length: PEOPLE - PLACES }, (_, at) => at + 1)]);
  });

  it('with the lock taken out: more than there are places, which shows that the race is one', async () => {
    const careless = await startTestApp({
      engine,
      settings: { LOG_LEVEL: 'silent' },
      override: (builder) =>
        builder
          .overrideProvider(PlacesRepository)
          .useFactory({ inject: [ReadDatabase], factory: (read: ReadDatabase) => new UnlockedPlaces(read) }),
    });
    const unitOfWork = careless.app.get(UnitOfWork);
    const run = unitOfWork.run.bind(unitOfWork);
    // Without a lane, PostgreSQL runs each on its own connection; SQLite knows one writer, and batches what it read apart.
    unitOfWork.run = (job) => run(job);
    const { taken } = await registered([careless]);
    await careless.close();
    expect(taken).toBeGreaterThan(PLACES);
  });
});
