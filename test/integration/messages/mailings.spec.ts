import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import { Outbox } from '../../../src/platform/mail/outbox.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { EVERYBODY } from '../../../src/registrations/list/domain/registration-filter.js';
import { MailingRepository } from '../../../src/registrations/messages/data/mailing.repository.js';
import { PersonalFacts } from '../../../src/registrations/messages/queries/personal-facts.js';
import { FireSchedules } from '../../../src/registrations/messages/use-cases/fire-schedules.js';
import { ManageMailings } from '../../../src/registrations/messages/use-cases/manage-mailings.js';
import { ManageSchedules } from '../../../src/registrations/messages/use-cases/manage-schedules.js';
import { SendMailings } from '../../../src/registrations/messages/use-cases/send-mailings.js';
import type { ScheduleKind } from '../../../src/registrations/messages/domain/schedule.js';
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

  async function scheduled(eventId: string, kind: ScheduleKind, change: Record<string, unknown> = {}): Promise<string> {
    return get(ManageSchedules).create(CAMILLE, eventId, kind, {
      days: '7',
      direction: 'before',
      anchor: 'start',
      time: '9 h',
      statuses: ['confirmed'],
      enabled: true,
      subject: 'On vous attend',
      body: 'Le {{date}}',
      subjectEn: '',
      bodyEn: '',
      ...change,
    });
  }
  const DUE = Date.parse('2019-11-08T08:00:00Z');

  it('leave by themselves at their hour, once, whoever looks first; newcomers of after that hour are left in peace', async () => {
    const { eventId } = await given(3);
    await scheduled(eventId, 'reminder');
    clock.at = DUE - 1;
    await get(FireSchedules).tick();
    expect(await mailsOf(eventId)).toEqual([]);
    clock.at = DUE + 60_000;
    await givenRegistrations({ unitOfWork: get(UnitOfWork) }, eventId, [
      { status: 'confirmed', email: 'late@example.org', createdAt: DUE + 30_000 },
    ]);
    await Promise.all([get(FireSchedules).tick(), get(FireSchedules).tick()]);
    clock.at = DUE + 120_000;
    await get(FireSchedules).tick();
    const mails = await mailsOf(eventId);
    expect(mails.map(({ address, kind, subject }) => [address, kind, subject])).toEqual(
      [0, 1, 2].map((n) => [`person.${n}@example.org`, 'reminder', '[CIDGI 006] On vous attend']),
    );
    expect(mails[0]!.text).toContain('Annulez');
  });

  it('follow dates that move, and nobody gets a reminder twice', async () => {
    const { eventId } = await given(1);
    await scheduled(eventId, 'reminder');
    await run(`UPDATE events SET starts_on = '2019-11-22', ends_on = '2019-11-22' WHERE id = ?`, [eventId]);
    clock.at = DUE;
    await get(FireSchedules).tick();
    expect(await mailsOf(eventId)).toEqual([]);
    clock.at = DUE + 7 * 86_400_000;
    await get(FireSchedules).tick();
    expect((await mailsOf(eventId)).length).toBe(1);
    await run(`UPDATE events SET starts_on = '2019-11-29', ends_on = '2019-11-29' WHERE id = ?`, [eventId]);
    clock.at = DUE + 10 * 86_400_000;
    await givenRegistrations({ unitOfWork: get(UnitOfWork) }, eventId, [
      { status: 'confirmed', email: 'second@example.org', createdAt: clock.at },
    ]);
    clock.at = DUE + 14 * 86_400_000;
    await get(FireSchedules).tick();
    expect((await mailsOf(eventId)).map(({ address }) => address)).toEqual([
      'person.0@example.org',
      'second@example.org',
    ]);
  });

  it.each([
    ['switched off', { enabled: false }, 'published', DUE],
    ['of an event put back', {}, 'draft', DUE],
    ['of an event called off', {}, 'cancelled', DUE],
    ['whose hour passed long ago', {}, 'published', DUE + 2 * 86_400_000],
  ] as const)('send nothing when %s', async (_what, change, status, now) => {
    const { eventId } = await given(1);
    await scheduled(eventId, 'reminder', change);
    await run('UPDATE events SET status = ? WHERE id = ?', [status, eventId]);
    clock.at = now;
    await get(FireSchedules).tick();
    expect(await mailsOf(eventId)).toEqual([]);
  });

  it('end where an event is called off in the middle of its reminders', async () => {
    const { eventId } = await given(1);
    const id = await scheduled(eventId, 'reminder');
    const draft = await get(ManageSchedules).sendNow(CAMILLE, eventId, id);
    await get(ManageMailings).send(CAMILLE, eventId, draft, 1);
    await run(`UPDATE mailings SET starts_at = 0 WHERE id = ?`, [draft]);
    await run(`UPDATE events SET status = 'cancelled' WHERE id = ?`, [eventId]);
    await get(SendMailings).tick();
    expect([await mailsOf(eventId), (await mailing(draft))!.status]).toEqual([[], 'cancelled']);
  });

  it('convoke with programme, ticket, calendar entry, and what other modules know of the person', async () => {
    const { eventId, people } = await given(2);
    await run(`UPDATE events SET announced_from = '08:30', venues = ?, costs = 'Repas 12 €' WHERE id = ?`, [
      JSON.stringify([{ id: 'v', name: "INSET d'Angers", address: 'rue du Nid-de-Pie', access: 'Tram A' }]),
      eventId,
    ]);
    get(PersonalFacts).provide((event, registrations) =>
      Promise.resolve(
        new Map(
          event.id === eventId && registrations.some(({ id }) => id === people[0]!.id)
            ? [[people[0]!.id, [{ label: 'Atelier', value: 'B <i>, table 4' }]]]
            : [],
        ),
      ),
    );
    for (const [position, start, title] of [
      [1, '08:30', 'Café'],
      [2, '09:15', 'Conférence'],
    ] as const) {
      await run(
        `INSERT INTO sessions (id, event_id, position, day, kind, title, start_time, all_day, speakers, parts, themes, tracks)
         VALUES (?, ?, ?, '2019-11-15', 'plenary', ?, ?, ?, '[]', '[]', '[]', '[]')`,
        [newId(), eventId, position, title, start, false],
      );
    }
    await scheduled(eventId, 'convocation');
    clock.at = DUE;
    await get(FireSchedules).tick();
    const [first, second] = await mailsOf(eventId);
    expect(first!.subject).toBe(
      '[CIDGI 006] Convocation\u00a0: vendredi 15\u00a0novembre 2019 à 8\u00a0h\u00a030, INSET d’Angers',
    );
    expect(first!.text).toContain('Atelier\u00a0: B <i>, table 4');
    expect(second!.text).not.toContain('Atelier');
    expect(first!.text).toContain('Tram A');
    expect(first!.text).toContain('- 8\u00a0h\u00a030\u00a0: Café\n- 9\u00a0h\u00a015\u00a0: Conférence\n');
    const [stored] = await rows<{ html: string; attachments: string }>(
      `SELECT html AS "html", attachments AS "attachments" FROM outgoing_emails WHERE event_id = ? AND to_address = ?`,
      [eventId, 'person.0@example.org'],
    );
    expect(stored!.html).toContain('B &lt;i&gt;, table 4');
    expect((JSON.parse(stored!.attachments) as { filename: string }[]).map(({ filename }) => filename)).toEqual([
      `billet-${people[0]!.reference}.png`,
      `s-${String(events)}.ics`,
    ]);
    // Private-use characters stand for people's values: none may reach anybody.
    expect(`${stored!.html}${first!.text}`).not.toMatch(/[\uE000-\uF8FF]/);
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
    await get(SendMailings).tick();
    going.abort();
    await visits;
    expect((await mailing(id))!.written).toBe(1500);
    waits.sort((one, other) => one - other);
    expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThan(250);
  });
});
