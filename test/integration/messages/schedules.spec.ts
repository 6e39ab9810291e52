import { EventFacts } from '../../../src/events/use-cases/event-facts.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import { Outbox } from '../../../src/platform/mail/outbox.js';
import { ScheduleRepository } from '../../../src/registrations/messages/data/schedule.repository.js';
import { PersonalFacts } from '../../../src/registrations/messages/queries/personal-facts.js';
import { FireSchedules } from '../../../src/registrations/messages/use-cases/fire-schedules.js';
import { ManageMailings } from '../../../src/registrations/messages/use-cases/manage-mailings.js';
import { ManageSchedules } from '../../../src/registrations/messages/use-cases/manage-schedules.js';
import { SendMailings } from '../../../src/registrations/messages/use-cases/send-mailings.js';
import type { ScheduleKind } from '../../../src/registrations/messages/domain/schedule.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { CAMILLE, CONFIRMED, messageHouse } from '../../support/message-house.js';

describeOnEachEngine('messages that leave by themselves', (engine) => {
  const { clock, get, run, rows, given, mailsOf, mailing } = messageHouse(engine);

  async function scheduled(eventId: string, kind: ScheduleKind, change: Record<string, unknown> = {}): Promise<string> {
    return get(ManageSchedules).create(CAMILLE, eventId, kind, {
      days: '7',
      direction: 'before',
      anchor: 'start',
      time: '9 h',
      audience: CONFIRMED,
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

  it('reach whom their filter means when they leave, after a death and moved dates too, each person once', async () => {
    const { eventId, people } = await given(240);
    const ids = people.map(({ id }) => id);
    const become = (change: string, some: readonly string[]) =>
      run(`UPDATE registrations SET ${change} WHERE id IN (${some.map(() => '?').join(', ')})`, [...some]);
    await become(`collectivity_type = 'epci'`, ids.slice(0, 210));
    const audience = { ...CONFIRMED, types: ['epci' as const], unanswered: 'wishes' as const };
    const schedule = await scheduled(eventId, 'reminder', { audience });
    // Until it leaves: one changes employer, one gives up, one says what they wish, one joins the EPCI.
    await become(`collectivity_type = 'commune'`, ids.slice(0, 1));
    await become(`status = 'withdrawn', ended_by = 'person'`, ids.slice(1, 2));
    await run(`INSERT INTO registration_wishes (registration_id, phase, atelier, rank) VALUES (?, 1, 'A', 1)`, [
      ids[2],
    ]);
    await become(`collectivity_type = 'epci'`, ids.slice(239));
    const outbox = get(Outbox);
    const enqueue = outbox.enqueue.bind(outbox);
    let left = 130;
    outbox.enqueue = (tx, mail) => (left-- > 0 ? enqueue(tx, mail) : Promise.reject(new Error('killed')));
    clock.at = DUE;
    await get(FireSchedules).tick();
    outbox.enqueue = enqueue;
    expect((await mailsOf(eventId)).length).toBe(100);
    // Meanwhile the event moves, and moves back: the hour comes twice more.
    for (const day of ['2019-11-16', '2019-11-17']) {
      await run('UPDATE events SET starts_on = ?, ends_on = ? WHERE id = ?', [day, day, eventId]);
      clock.at += 86_400_000;
      await get(FireSchedules).tick();
    }
    await get(SendMailings).tick();
    const mails = await mailsOf(eventId);
    const meant = [...ids.slice(3, 210), ids[239]!].map((id) => people[ids.indexOf(id)]!.email).sort();
    expect(mails.map(({ address }) => address).sort()).toEqual(meant);
    const [fired] = await rows<{ count: number }>('SELECT COUNT(*) AS "count" FROM mailings WHERE schedule_id = ?', [
      schedule,
    ]);
    expect(Number(fired!.count)).toBe(3);
  });

  it('are copied with the event where their filter makes sense there, switched off', async () => {
    const [first, copy] = [await given(0), await given(0, '2020-11-13')];
    const [dinner, again] = [newId(), newId()];
    for (const [id, eventId] of [
      [dinner, first.eventId],
      [again, copy.eventId],
    ])
      await run(
        `INSERT INTO event_options (id, event_id, title, hint, capacity, taken, closes_at, position) VALUES (?, ?, 'Dîner', NULL, NULL, 0, NULL, 1)`,
        [id, eventId],
      );
    await scheduled(first.eventId, 'reminder', { audience: { ...CONFIRMED, option: dinner } });
    await scheduled(first.eventId, 'convocation', { audience: { ...CONFIRMED, code: newId() } });
    await get(UnitOfWork).run((tx) =>
      get(EventFacts).tell(tx, 'copied', { fromEventId: first.eventId, toEventId: copy.eventId, days: 364 }),
    );
    const copied = await get(ScheduleRepository).of(get(ReadDatabase), copy.eventId);
    expect(copied).toMatchObject([{ kind: 'reminder', enabledAt: null, audience: { ...CONFIRMED, option: again } }]);
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
    const { eventId, slug, people } = await given(2);
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
      `${slug}.ics`,
    ]);
    // Private-use characters stand for people's values: none may reach anybody.
    expect(`${stored!.html}${first!.text}`).not.toMatch(/[\uE000-\uF8FF]/);
  });
});
