import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Outbox } from '../../../src/platform/mail/outbox.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { EVERYBODY } from '../../../src/registrations/list/domain/registration-filter.js';
import { MailingRepository } from '../../../src/registrations/messages/data/mailing.repository.js';
import { ManageMailings } from '../../../src/registrations/messages/use-cases/manage-mailings.js';
import { SendMailings } from '../../../src/registrations/messages/use-cases/send-mailings.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';

const CAMILLE = { accountId: null, name: 'Camille Verney' };
const CONFIRMED = { ...EVERYBODY, statuses: ['confirmed' as const] };

class StillClock extends Clock {
  at = Date.parse('2019-10-01T08:00:00Z');
  now(): Date {
    return new Date(this.at);
  }
}

describeOnEachEngine('mailings', (engine) => {
  let tablee: TestApp;
  let events = 0;
  const clock = new StillClock();

  beforeAll(async () => {
    tablee = await startTestApp({ engine, override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  });
  afterAll(() => tablee.close());
  beforeEach(() => {
    clock.at = Date.parse('2019-10-01T08:00:00Z');
  });

  const get = <Found>(wanted: abstract new (...given: never[]) => Found) =>
    tablee.app.get<Found>(wanted, { strict: false });
  const run = (sql: string, values: unknown[] = []) => get(UnitOfWork).run((tx) => tx.execute(sql, values));
  const rows = <Row>(sql: string, values: unknown[] = []) => get(ReadDatabase).query<Row>(sql, values);

  async function given(
    count: number,
    startsOn = '2019-11-15',
  ): Promise<{ eventId: string; people: RegistrationRecord[] }> {
    const eventId = await givenEvent({ unitOfWork: get(UnitOfWork) }, { slug: `s-${String(++events)}`, startsOn });
    const people = await givenRegistrations(
      { unitOfWork: get(UnitOfWork) },
      eventId,
      Array.from({ length: count }, (_, n) => ({
        status: 'confirmed' as const,
        email: `person.${n}@example.org`,
        createdAt: clock.at - 1000,
      })),
    );
    return { eventId, people };
  }

  async function sent(eventId: string): Promise<string> {
    const texts = { fr: { subject: 'Parking', body: 'Fermé, {{prénom}}' }, en: null };
    const id = await get(UnitOfWork).run((tx) =>
      get(ManageMailings).draft(tx, CAMILLE, { eventId, kind: 'message', audience: CONFIRMED, texts }),
    );
    await get(ManageMailings).send(CAMILLE, eventId, id, 1);
    await run('UPDATE mailings SET starts_at = 0 WHERE id = ?', [id]);
    return id;
  }

  const mailsOf = (eventId: string) =>
    rows<{ address: string; kind: string; subject: string; text: string }>(
      `SELECT to_address AS "address", kind AS "kind", subject AS "subject", body_text AS "text" FROM outgoing_emails
       WHERE event_id = ? ORDER BY to_address, id`,
      [eventId],
    );
  const mailing = (id: string) => get(MailingRepository).byId(get(ReadDatabase), id);

  it('go on after a death between any two writes, and reach each person once', async () => {
    const { eventId } = await given(230);
    const id = await sent(eventId);
    const outbox = get(Outbox);
    const enqueue = outbox.enqueue.bind(outbox);
    let left = 0;
    outbox.enqueue = (tx, mail) => (left-- > 0 ? enqueue(tx, mail) : Promise.reject(new Error('killed')));
    const fates: string[] = [];
    try {
      for (left = 40; left !== Infinity && fates.length < 12; left = 40 + fates.length * 23) {
        fates.push(
          await get(SendMailings)
            .slice(id)
            .catch(() => 'killed'),
        );
        if (fates.at(-1) === 'over') break;
      }
    } finally {
      outbox.enqueue = enqueue;
    }
    expect(fates.slice(0, 2)).toEqual(['killed', 'killed']);
    expect(fates.at(-1)).toBe('over');
    const mails = await mailsOf(eventId);
    expect([mails.length, new Set(mails.map(({ address }) => address)).size]).toEqual([230, 230]);
    expect(await mailing(id)).toMatchObject({ status: 'done', written: 230 });
  });

  it('are carried by two processes at once without a double', async () => {
    const { eventId } = await given(120);
    const id = await sent(eventId);
    const slices = async () => {
      while ((await get(SendMailings).slice(id)) === 'more');
    };
    await Promise.all([slices(), slices(), slices()]);
    expect((await mailsOf(eventId)).length).toBe(120);
    expect(await mailing(id)).toMatchObject({ status: 'done', written: 120 });
  });

  it('are called back in the middle: what is written and has not left is held', async () => {
    const { eventId } = await given(150);
    const id = await sent(eventId);
    expect(await get(SendMailings).slice(id)).toBe('more');
    await run(`UPDATE outgoing_emails SET status = 'queued', next_attempt_at = 9000000000000 WHERE event_id = ?`, [
      eventId,
    ]);
    await get(ManageMailings).cancel(CAMILLE, eventId, id);
    expect(await get(SendMailings).slice(id)).toBe('over');
    const [held] = await rows<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM outgoing_emails WHERE event_id = ? AND status = 'cancelled'`,
      [eventId],
    );
    expect([Number(held!.count), (await mailsOf(eventId)).length]).toEqual([100, 100]);
  });

  it('to very many people leave without keeping other writes waiting', async () => {
    const { eventId } = await given(1500);
    const id = await sent(eventId);
    const waits: number[] = [];
    const going = new AbortController();
    const visits = (async () => {
      while (!going.signal.aborted) {
        const started = performance.now();
        await get(UnitOfWork).run((tx) => tx.query('SELECT 1 AS one'));
        waits.push(performance.now() - started);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    const started = performance.now();
    await get(SendMailings).tick();
    const took = performance.now() - started;
    going.abort();
    await visits;
    expect((await mailing(id))!.written).toBe(1500);
    waits.sort((one, other) => one - other);
    // Written in one go, whoever comes would wait for the whole of it, however fast the machine is.
    expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThan(took / 3);
  });
});
