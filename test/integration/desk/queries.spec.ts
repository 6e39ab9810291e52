import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { OpenAccount } from '../../../src/platform/accounts/use-cases/open-account.js';
import { MachineClock } from '../../../src/platform/clock/clock.js';
import { EventOutOfReach, RoleInsufficient } from '../../../src/events/domain/event-role.errors.js';
import { OrganiserEvents } from '../../../src/events/queries/organiser-events.query.js';
import { RegistrationDetailQuery } from '../../../src/registrations/queries/registration-detail.query.js';
import { ChosenOptionsQuery } from '../../../src/registrations/queries/chosen-options.query.js';
import { RegistrationExportQuery } from '../../../src/registrations/queries/registration-export.query.js';
import { RegistrationFiguresQuery } from '../../../src/registrations/queries/registration-figures.query.js';
import { filterOfAddress } from '../../../src/registrations/list/domain/filter-address.js';
import { EVERYBODY } from '../../../src/registrations/list/domain/registration-filter.js';
import { DuplicatesQuery } from '../../../src/registrations/list/queries/duplicates.query.js';
import { FilteredRegistrations } from '../../../src/registrations/list/queries/filtered-registrations.query.js';
import { ListedRegistrations } from '../../../src/registrations/list/queries/listed-registrations.query.js';
import { BookingsRepository } from '../../../src/registrations/wishes/data/bookings.repository.js';
import { BookingsQuery } from '../../../src/registrations/wishes/queries/bookings.query.js';
import { WishesQuery } from '../../../src/registrations/wishes/queries/wishes.query.js';
import { RegistrationListQuery } from '../../../src/registrations/queries/registration-list.query.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

const SEPTEMBER = Date.parse('2019-09-16T07:00:00Z');
const epci = {
  type: 'epci',
  kind: 'CA',
  code: null,
  name: 'CA du Niortais',
  departmentCode: null,
  epciCode: null,
  epciName: null,
} as const;

describeOnEachEngine("the desk's queries", (engine) => {
  let database: TestDatabase;
  let eventId: string;
  let records: RegistrationRecord[];

  beforeAll(async () => {
    database = await openTestDatabase(engine);
    eventId = await givenEvent(database, { slug: 'seminaire' });
    const other = await givenEvent(database, { slug: 'other' });
    records = await givenRegistrations(database, eventId, [
      // Half past midnight on the 26th in Paris is still the 25th in UTC; the clocks change on 27 October.
      { lastName: 'A', createdAt: Date.parse('2019-10-25T22:30:00Z'), functionKey: 'dgs' },
      {
        lastName: 'B',
        createdAt: Date.parse('2019-10-26T21:30:00Z'),
        functionKey: 'dgs',
        collectivity: epci,
        collective: 'Niortais',
      },
      {
        lastName: 'C',
        createdAt: Date.parse('2019-10-27T22:59:00Z'),
        functionKey: 'dst',
        collectivity: epci,
        collective: 'Niortais',
      },
      { lastName: 'D', createdAt: Date.parse('2019-10-27T23:00:00Z'), status: 'waiting' },
      { lastName: 'E', createdAt: Date.parse('2019-10-27T23:01:00Z'), status: 'waiting' },
      { lastName: 'F', createdAt: SEPTEMBER, status: 'withdrawn', updatedAt: Date.parse('2019-11-01T00:00:00Z') },
    ]);
    await givenRegistrations(
      database,
      other,
      Array.from({ length: 2100 }, (_, n) => ({
        lastName: `Nom ${n}`,
        createdAt: SEPTEMBER + Math.floor(n / 7),
        updatedAt: SEPTEMBER,
      })),
    );
  });
  afterAll(() => database.close());

  const filtered = () =>
    new FilteredRegistrations(database.read, new MachineClock(), new DuplicatesQuery(database.read));
  const listed = () =>
    new ListedRegistrations(
      database.read,
      new ChosenOptionsQuery(database.read),
      new WishesQuery(database.read),
      new BookingsQuery(database.read, new BookingsRepository()),
    );
  const page = (asked: Readonly<Record<string, unknown>>, { id = eventId, at = 1 } = {}) =>
    new RegistrationListQuery(database.read, filtered(), listed()).page(
      { id, timeZone: 'Europe/Paris' },
      filterOfAddress(asked),
      { page: at },
    );

  it.each([
    [{}, 'EDCBAF'],
    [{ statut: 'waiting' }, 'ED'],
    [{ type: 'epci' }, 'CB'],
    [{ q: 'NIORTAIS' }, 'CB'],
    [{ q: 'niortais', statut: 'withdrawn' }, ''],
  ] as const)('lists %j', async (asked, names) => {
    const { items, total } = await page(asked);
    expect([items.map(({ lastName }) => lastName).join(''), total]).toEqual([names, names.length]);
  });

  it('says who stands where in the line, whichever part of it is shown', async () => {
    const standing = async (asked: Readonly<Record<string, unknown>>) =>
      (await page(asked)).items.map(({ lastName, waitingPosition }) => [lastName, waitingPosition]);
    expect(await standing({ statut: ['waiting', 'withdrawn'] })).toEqual([
      ['E', 2],
      ['D', 1],
      ['F', null],
    ]);
    expect(await standing({ q: records[4]!.reference })).toEqual([['E', 2]]);
  });

  it('walks through a long list without losing or repeating anybody, many of one millisecond', async () => {
    const found: string[] = [];
    const otherId = (await database.read.query<{ id: string }>("SELECT id FROM events WHERE slug = 'other'"))[0]!.id;
    for (let at = 1; at <= 42; at++) {
      const { items, total, pages } = await page({}, { id: otherId, at });
      expect([total, pages, items.length]).toEqual([2100, 42, 50]);
      found.push(...items.map(({ reference }) => reference));
    }
    expect(new Set(found).size).toBe(2100);
    expect((await page({}, { id: otherId, at: 99 })).page).toBe(42);
  });

  it('counts', async () => {
    const figures = await new RegistrationFiguresQuery(database.read).of(
      eventId,
      'Europe/Paris',
      Date.parse('2019-10-26T21:00:00Z'),
    );
    expect(figures).toEqual({
      byStatus: { pending: 0, confirmed: 3, waiting: 2, offered: 0, withdrawn: 1 },
      awaitEmployer: 0,
      byFunction: [
        { functionKey: 'dgs', communes: 1, epci: 1, others: 0 },
        { functionKey: 'dst', communes: 0, epci: 1, others: 0 },
      ],
      collectives: { count: 1, people: 2 },
      perDay: [
        { day: '2019-10-26', count: 2 },
        { day: '2019-10-27', count: 1 },
      ],
      confirmedSince: 2,
      failedMails: 0,
    });
  });

  it('tells the latest moves', async () => {
    const moves = await new RegistrationFiguresQuery(database.read).moves(eventId, 2);
    expect(moves.map(({ lastName, status, isNew }) => ({ lastName, status, isNew }))[0]).toEqual({
      lastName: 'F',
      status: 'withdrawn',
      isNew: false,
    });
    expect(moves).toHaveLength(2);
  });

  it.each([(reference: string) => reference, (reference: string) => reference.toLowerCase().replace('-', ' ')])(
    'finds a person by the reference however it is typed',
    async (typed) => {
      const last = records[4]!;
      const found = await new RegistrationDetailQuery(database.read).find(eventId, typed(last.reference));
      expect([found?.lastName, found?.waitingPosition]).toEqual(['E', 2]);
    },
  );

  it('exports all, the oldest first, beyond a thousand', async () => {
    const otherId = (await database.read.query<{ id: string }>("SELECT id FROM events WHERE slug = 'other'"))[0]!.id;
    const query = new RegistrationExportQuery(database.read, filtered(), listed());
    const seen: number[] = [];
    for await (const { createdAt } of query.all({ id: otherId, timeZone: 'Europe/Paris' }, EVERYBODY))
      seen.push(createdAt);
    expect(seen).toHaveLength(2100);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await filtered().count({ id: otherId, timeZone: 'Europe/Paris' }, EVERYBODY)).toBe(2100);
  });

  it('reaches events by role', async () => {
    const events = new OrganiserEvents(database.read);
    const accountId = await database.unitOfWork.run(async (tx) => {
      const id = await new OpenAccount(new MachineClock()).execute(tx, { email: 'a@example.org', name: 'A' });
      await tx.execute("INSERT INTO event_roles (event_id, account_id, role) VALUES (?, ?, 'accueil')", [eventId, id]);
      return id;
    });
    expect((await events.of(accountId)).map(({ event, role }) => [event.slug, role])).toEqual([
      ['seminaire', 'accueil'],
    ]);
    expect((await events.reach(accountId, 'seminaire', 'people')).event.id).toBe(eventId);
    expect((await events.reachById(accountId, eventId, 'figures')).role).toBe('accueil');
    await expect(events.reach(accountId, 'seminaire', 'exports')).rejects.toThrow(RoleInsufficient);
    await expect(events.reach(accountId, 'other', 'figures')).rejects.toThrow(EventOutOfReach);
    await expect(events.reach(accountId, 'none', 'figures')).rejects.toThrow(EventOutOfReach);
  });
});
