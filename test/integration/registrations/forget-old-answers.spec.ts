import { MachineClock } from '../../../src/platform/clock/clock.js';
import { ForgetOldAnswers } from '../../../src/registrations/use-cases/forget-old-answers.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine, openTestDatabase } from '../../support/databases.js';

describeOnEachEngine('answers kept for an Idempotency-Key', (engine) => {
  it('are forgotten after a day', async () => {
    const database = await openTestDatabase(engine);
    const eventId = await givenEvent(database);
    const now = Date.UTC(2019, 9, 22, 12);
    const day = 24 * 3_600_000;
    await database.unitOfWork.run(async (tx) => {
      for (const [key, age] of [
        ['fresh', 0],
        ['a day old', day],
        ['older', day + 1],
      ] as const) {
        await tx.execute(
          `INSERT INTO idempotency_keys (event_id, key, request_hash, registration_id, status, body, created_at)
           VALUES (?, ?, 'h', 'r', 201, '{}', ?)`,
          [eventId, key, now - age],
        );
      }
    });
    class StoppedClock extends MachineClock {
      override now() {
        return new Date(now);
      }
    }
    expect(await new ForgetOldAnswers(database.unitOfWork, new StoppedClock()).execute()).toBe(1);
    expect(await database.read.query('SELECT key FROM idempotency_keys ORDER BY key')).toEqual([
      { key: 'a day old' },
      { key: 'fresh' },
    ]);
    await database.close();
  });
});
