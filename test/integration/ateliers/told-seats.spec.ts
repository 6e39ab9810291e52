import { OpenPlanQuery } from '../../../src/ateliers/queries/open-plan.query.js';
import { SeatNewsQuery } from '../../../src/ateliers/queries/seat-news.query.js';
import { DecideAteliers } from '../../../src/ateliers/use-cases/decide-ateliers.js';
import { KeepPlans } from '../../../src/ateliers/use-cases/keep-plans.js';
import { PublishPlan } from '../../../src/ateliers/use-cases/publish-plan.js';
import { AteliersDeskQuery } from '../../../src/ateliers/queries/ateliers-desk.query.js';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { EVERYBODY } from '../../../src/registrations/list/domain/registration-filter.js';
import { NO_TEXTS } from '../../../src/registrations/messages/domain/mailing.js';
import { ManageMailings } from '../../../src/registrations/messages/use-cases/manage-mailings.js';
import { SendMailings } from '../../../src/registrations/messages/use-cases/send-mailings.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenAteliers } from '../../support/builders/ateliers.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';

const BY = { accountId: null as unknown as string, name: 'Camille Verney' };

describeOnEachEngine('what people are told of their seats', (engine) => {
  let tablee: TestApp;
  let eventId: string;
  let planId: string;
  let people: RegistrationRecord[];
  let events = 0;
  const get = <Found>(wanted: abstract new (...given: never[]) => Found) =>
    tablee.app.get<Found>(wanted, { strict: false });
  const run = (sql: string, values: unknown[] = []) => get(UnitOfWork).run((tx) => tx.execute(sql, values));

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
  });
  afterAll(() => tablee.close());

  /** Three people of one phase, with tables 1 and 2 in atelier A, 3 in B, and a draft that seats them at 1, 1 and 3. */
  beforeEach(async () => {
    eventId = await givenEvent({ unitOfWork: get(UnitOfWork) }, { slug: `s-${String(++events)}` });
    await givenAteliers({ unitOfWork: get(UnitOfWork) }, eventId, [['A', 'B']]);
    people = await givenRegistrations(
      { unitOfWork: get(UnitOfWork) },
      eventId,
      ['maelle', 'tanguy', 'erwan'].map((name) => ({ email: `${name}@example.org`, status: 'confirmed' as const })),
    );
    const { arrangement, version } = await get(AteliersDeskQuery).ateliers(eventId);
    const tables: Record<string, number[]> = { A: [1, 2], B: [3] };
    const phases = arrangement.phases.map(({ number: phase, ateliers }) => ({
      phase,
      ateliers: ateliers.map(({ letter }) => ({
        letter,
        room: null,
        theme: null,
        territory: 'free' as const,
        tables: tables[letter]!.map((number) => ({ number, seats: 8, closed: false })),
      })),
    }));
    await get(DecideAteliers).execute(eventId, BY, { ...arrangement.decisions, phases }, version);
    planId = await get(KeepPlans).begin(eventId, BY, 'Projet');
    await seat(1, 1, 3);
  });

  /** Tables of Maëlle, Tanguy, Erwan in the draft. */
  async function seat(...tables: readonly number[]): Promise<void> {
    await run('DELETE FROM seat_plan_seats WHERE plan_id = ?', [planId]);
    for (const [index, table] of tables.entries()) {
      await run('INSERT INTO seat_plan_seats (plan_id, registration_id, seats) VALUES (?, ?, ?)', [
        planId,
        people[index]!.id,
        `1:${String(table)}`,
      ]);
    }
  }

  async function publish(tellPeople = true) {
    const event = (await get(EventQueries).byId(eventId))!;
    const { plan } = await get(OpenPlanQuery).of(eventId, planId);
    return get(PublishPlan).execute({ event, planId, by: BY, seen: plan.version, tellPeople });
  }
  const withdraw = () => get(PublishPlan).withdraw({ id: eventId }, BY);

  async function mailed(): Promise<string[]> {
    const rows = await get(ReadDatabase).query<{ address: string }>(
      `SELECT to_address AS "address" FROM outgoing_emails WHERE event_id = ? AND kind = 'seats-changed' AND status <> 'cancelled'`,
      [eventId],
    );
    return rows.map(({ address }) => address.split('@')[0]!).sort();
  }
  const news = async () => {
    const { situation } = await get(OpenPlanQuery).of(eventId, planId);
    const { news: all, isFirst } = await get(SeatNewsQuery).of(eventId, situation);
    const before = all.map(({ before: told }) => told?.map(({ table }) => table).join() ?? null).sort();
    return { isFirst, before };
  };

  it('is nothing by mail at the first publication, and later only what changed', async () => {
    expect(await news()).toEqual({ isFirst: true, before: [null, null, null] });
    expect(await publish()).toMatchObject({ concerned: 3, mailed: 0 });
    await seat(2, 1, 3);
    expect(await publish()).toMatchObject({ concerned: 1, mailed: 1 });
    expect(await publish()).toMatchObject({ concerned: 0, mailed: 0 });
    expect(await mailed()).toEqual(['maelle']);
  });

  it('is remembered while nothing is published: who finds the same seat hears nothing, the others once', async () => {
    await publish();
    await withdraw();
    expect(await news()).toEqual({ isFirst: false, before: [] });
    await seat(1, 2, 3);
    expect(await news()).toEqual({ isFirst: false, before: ['1'] });
    expect(await publish()).toMatchObject({ concerned: 1, mailed: 1 });
    await withdraw();
    expect(await publish()).toMatchObject({ concerned: 0, mailed: 0 });
    expect(await mailed()).toEqual(['tanguy']);
  });

  it('is said at the next occasion where a publication was silent', async () => {
    await publish();
    await seat(2, 1, 3);
    expect(await publish(false)).toMatchObject({ concerned: 1, mailed: 0 });
    await seat(2, 1, 1);
    expect((await news()).before).toEqual(['1', '3']);
    expect(await publish()).toMatchObject({ mailed: 2 });
    expect(await mailed()).toEqual(['erwan', 'maelle']);
  });

  it('is not what stood in mails that were held back', async () => {
    await publish();
    await seat(2, 2, 3);
    const { batchId } = await publish();
    await run(`UPDATE outgoing_emails SET status = 'sent' WHERE about_id = ?`, [people[1]!.id]);
    expect(await get(PublishPlan).holdBack({ id: eventId }, BY, batchId!)).toBe(1);
    expect(await publish()).toMatchObject({ concerned: 1, mailed: 1 });
    expect(await mailed()).toEqual(['maelle', 'tanguy']);
  });

  it('is what their convocation says', async () => {
    await publish();
    await seat(2, 1, 3);
    await publish(false);
    const draft = await get(UnitOfWork).run((tx) =>
      get(ManageMailings).draft(tx, BY, { eventId, kind: 'convocation', audience: EVERYBODY, texts: NO_TEXTS }),
    );
    await get(ManageMailings).send(BY, eventId, draft, 1);
    await run('UPDATE mailings SET starts_at = 0 WHERE id = ?', [draft]);
    await get(SendMailings).tick();
    expect(await publish()).toMatchObject({ concerned: 0, mailed: 0 });
    expect(await mailed()).toEqual([]);
  });

  it('reaches who was never told anything, where others were', async () => {
    await publish();
    people.push(
      ...(await givenRegistrations({ unitOfWork: get(UnitOfWork) }, eventId, [
        { email: 'solenn@example.org', status: 'confirmed' },
      ])),
    );
    await seat(1, 1, 3, 2);
    expect(await publish()).toMatchObject({ concerned: 1, mailed: 1 });
    expect(await mailed()).toEqual(['solenn']);
  });
});
