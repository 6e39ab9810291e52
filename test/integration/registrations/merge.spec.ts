import { EventQueries } from '../../../src/events/queries/event.queries.js';
import type { Organiser } from '../../../src/platform/accounts/organiser.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MergeRegistrations } from '../../../src/registrations/list/use-cases/merge-registrations.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenOption } from '../../support/builders/options.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser } from '../../support/organisers.js';

describeOnEachEngine('one person registered twice', (engine) => {
  let tablee: TestApp;
  let unitOfWork: UnitOfWork;
  let organiser: Organiser;
  const query = <Row>(sql: string, ...parameters: unknown[]) =>
    tablee.app.get(ReadDatabase).query<Row>(sql, parameters);

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    unitOfWork = tablee.app.get(UnitOfWork);
    const accountId = await givenOrganiser(tablee, {});
    organiser = { accountId, name: 'Camille', email: 'camille@example.org' } as Organiser;
  });
  afterAll(() => tablee.close());

  it.each([
    ['a full dinner', null],
    ['a dinner that nobody can choose any more', Date.parse('2019-10-01T00:00:00Z')],
  ])('keeps %s, though somebody who waits wished for it', async (_, closesAt) => {
    const slug = `diner-${closesAt ?? 'plein'}`;
    const eventId = await givenEvent({ unitOfWork }, { slug, code: slug, capacity: 2 });
    const dinner = await givenOption(unitOfWork, eventId, { capacity: 1, closesAt });
    const [kept, merged, waiting] = await givenRegistrations({ unitOfWork }, eventId, [
      { lastName: 'Rivereau' },
      { lastName: 'RIVEREAU' },
      { lastName: 'Lebrun', status: 'waiting', waitingPosition: 1 },
    ]);
    await unitOfWork.run(async (tx) => {
      await tx.execute('UPDATE event_options SET taken = 1 WHERE id = ?', [dinner]);
      for (const { id } of [merged!, waiting!]) {
        await tx.execute('INSERT INTO registration_options (registration_id, option_id) VALUES (?, ?)', [id, dinner]);
      }
    });

    const event = (await tablee.app.get(EventQueries, { strict: false }).byId(eventId))!;
    await tablee.app.get(MergeRegistrations, { strict: false }).execute({
      organiser,
      event,
      kept: kept!.reference,
      merged: merged!.reference,
      choices: { options: 'merged' },
      mail: false,
    });

    expect(await query('SELECT registration_id AS "id" FROM registration_options WHERE option_id = ?', dinner)).toEqual(
      [{ id: kept!.id }],
    );
    expect(await query('SELECT taken AS "taken" FROM event_options WHERE id = ?', dinner)).toEqual([{ taken: 1 }]);
    const states = await query<{ status: string }>(
      'SELECT status AS "status" FROM registrations WHERE event_id = ? ORDER BY created_at, id',
      eventId,
    );
    expect(states.map(({ status }) => status).sort()).toEqual(['confirmed', 'confirmed', 'withdrawn']);
    expect(
      await query('SELECT taken AS "taken", waiting AS "waiting" FROM event_places WHERE event_id = ?', eventId),
    ).toEqual([{ taken: 2, waiting: 0 }]);
  });
});
