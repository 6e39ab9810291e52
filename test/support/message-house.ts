import { Clock } from '../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { RegistrationRecord } from '../../src/registrations/domain/registration.js';
import { EVERYBODY } from '../../src/registrations/list/domain/registration-filter.js';
import { MailingRepository } from '../../src/registrations/messages/data/mailing.repository.js';
import { startTestApp, type TestApp } from './app.js';
import { givenEvent } from './builders/events.js';
import { givenRegistrations } from './builders/registrations.js';
import type { Engine } from '../../src/platform/database/engine.js';

export const CAMILLE = { accountId: null, name: 'Camille Verney' };
export const CONFIRMED = { ...EVERYBODY, statuses: ['confirmed' as const] };
const FIRST_OF_OCTOBER = Date.parse('2019-10-01T08:00:00Z');

class StillClock extends Clock {
  at = FIRST_OF_OCTOBER;
  now(): Date {
    return new Date(this.at);
  }
}

/** For a whole `describe`: an application on a clock that stands where the test sets it, and events whose people are to be written to. */
export function messageHouse(engine: Engine) {
  let tablee: TestApp;
  let events = 0;
  const clock = new StillClock();

  beforeAll(async () => {
    tablee = await startTestApp({ engine, override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  });
  afterAll(() => tablee.close());
  beforeEach(() => {
    clock.at = FIRST_OF_OCTOBER;
  });

  const get = <Found>(wanted: abstract new (...given: never[]) => Found) =>
    tablee.app.get<Found>(wanted, { strict: false });
  const run = (sql: string, values: unknown[] = []) => get(UnitOfWork).run((tx) => tx.execute(sql, values));
  const rows = <Row>(sql: string, values: unknown[] = []) => get(ReadDatabase).query<Row>(sql, values);

  async function given(
    count: number,
    startsOn = '2019-11-15',
  ): Promise<{ eventId: string; slug: string; people: RegistrationRecord[] }> {
    const slug = `s-${String(++events)}`;
    const eventId = await givenEvent({ unitOfWork: get(UnitOfWork) }, { slug, startsOn });
    const people = await givenRegistrations(
      { unitOfWork: get(UnitOfWork) },
      eventId,
      Array.from({ length: count }, (_, n) => ({
        status: 'confirmed' as const,
        email: `person.${n}@example.org`,
        createdAt: clock.at - 1000,
      })),
    );
    return { eventId, slug, people };
  }

  const mailsOf = (eventId: string) =>
    rows<{ address: string; kind: string; subject: string; text: string }>(
      `SELECT to_address AS "address", kind AS "kind", subject AS "subject", body_text AS "text" FROM outgoing_emails
       WHERE event_id = ? ORDER BY to_address, id`,
      [eventId],
    );
  const mailing = (id: string) => get(MailingRepository).byId(get(ReadDatabase), id);

  return { clock, get, run, rows, given, mailsOf, mailing };
}
