import { setTimeout as wait } from 'node:timers/promises';
import { PlacesRepository } from '../../../src/registrations/data/places.repository.js';
import { USUAL_RULES } from '../../../src/registrations/places/domain/places-rules.js';
import { RegistrationSettingsRepository } from '../../../src/registrations/settings/data/registration-settings.repository.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

describeOnEachEngine("the lock of an event's places", (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });
  afterAll(() => database.close());

  it('shows whoever had to wait for it the rules as they are now, as another process would', async () => {
    const eventId = await givenEvent(database);
    const [places, settings] = [new PlacesRepository(), new RegistrationSettingsRepository()];
    const body = { ...USUAL_RULES, perCollectivity: 2, overbooking: 3 };
    // Jobs without a lane run side by side on PostgreSQL.
    const organiser = database.unitOfWork.run(async (tx) => {
      await places.lock(tx, eventId);
      await wait(150);
      await settings.save(tx, { eventId, topic: 'places', body, version: 0, now: 0 });
      await places.saveOverbooking(tx, eventId, body.overbooking);
    });
    await wait(50);
    const newcomer = database.unitOfWork.run((tx) => places.lock(tx, eventId));
    await organiser;
    expect(await newcomer).toMatchObject({ overbooking: 3, rules: body });
  });
});
