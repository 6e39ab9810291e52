import { CollectivityDirectory } from '../../../src/collectivities/data/collectivity-directory.js';
import { RememberedEmployerRepository } from '../../../src/collectivities/data/remembered-employer.repository.js';
import { CollectivitySearch } from '../../../src/collectivities/queries/collectivity-search.query.js';
import { RememberEmployer } from '../../../src/collectivities/use-cases/remember-employer.js';
import { PROGRAMMES } from '../../../src/demonstration/data/programmes.js';
import { FillDemonstration } from '../../../src/demonstration/use-cases/fill-demonstration.js';
import { InventRegistrations } from '../../../src/demonstration/use-cases/invent-registrations.js';
import { registrationState } from '../../../src/events/domain/registration-window.js';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import { OpenAccount } from '../../../src/platform/accounts/use-cases/open-account.js';
import { MachineClock } from '../../../src/platform/clock/clock.js';
import { instantOf } from '../../../src/platform/clock/paris-time.js';
import { Environment } from '../../../src/platform/config/environment.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { ProgrammeQuery } from '../../../src/programme/queries/programme.query.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

const SECRET = 's'.repeat(32);

interface Person {
  readonly id: string;
  readonly slug: string;
  readonly status: string;
  readonly rank: number | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly type: string;
  readonly code: string | null;
  readonly name: string;
  readonly epciCode: string | null;
  readonly collective: string | null;
  readonly tokenHash: string;
  readonly at: number;
}

describeOnEachEngine('FillDemonstration', (engine) => {
  let database: TestDatabase;
  let fill: FillDemonstration;
  let directory: CollectivityDirectory;
  let linkTokens: LinkTokens;
  let filled: boolean;
  let tookMs: number;
  let people: Person[];

  beforeAll(async () => {
    database = await openTestDatabase(engine);
    directory = new CollectivityDirectory();
    const employers = new RememberedEmployerRepository(database.read, new MachineClock());
    linkTokens = new LinkTokens(new Environment({ SECRET }));
    fill = new FillDemonstration(
      database.unitOfWork,
      new InventRegistrations(new CollectivitySearch(directory, employers), linkTokens),
      new OpenAccount(new MachineClock()),
      new RememberEmployer(directory, employers),
    );
    const start = performance.now();
    filled = await fill.execute();
    tookMs = performance.now() - start;
    people = await database.read.query<Person>(
      `SELECT r.id AS "id", e.slug AS "slug", r.status AS "status", r.waiting_rank AS "rank", r.first_name AS "firstName",
         r.last_name AS "lastName", r.email AS "email", r.collectivity_type AS "type", r.collectivity_code AS "code",
         r.collectivity_name AS "name", r.epci_code AS "epciCode", r.collective AS "collective",
         r.token_hash AS "tokenHash", r.created_at AS "at"
       FROM registrations r JOIN events e ON e.id = r.event_id ORDER BY r.created_at, r.id`,
    );
  });

  afterAll(() => database.close());

  it('fills an empty database once, in about a second, and never in minutes', async () => {
    expect(filled).toBe(true);
    // 0.8 s on a quiet machine; the bound leaves room for one that builds and browses at the same time.
    expect(tookMs).toBeLessThan(6_000);
    expect(await fill.execute()).toBe(false);
    expect(await database.read.query('SELECT count(*) AS "n" FROM events')).toEqual([{ n: PROGRAMMES.length }]);
  });

  it('has its organisations, for all of which the organiser works, and an administrator', async () => {
    const runners = await database.read.query<{ slug: string; short: string }>(
      `SELECT e.slug AS "slug", o.short AS "short" FROM event_organisations j JOIN events e ON e.id = j.event_id
       JOIN organisations o ON o.id = j.organisation_id ORDER BY e.slug, j.position`,
    );
    const printed = PROGRAMMES.flatMap(({ slug, organisers }) => organisers.map(({ short }) => ({ slug, short })));
    expect(runners).toEqual(printed.sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0)));
    expect(
      await database.read.query(
        `SELECT a.name AS "name", COUNT(*) AS "organisations" FROM organiser_accounts a
         JOIN organisation_members m ON m.account_id = a.id WHERE a.is_administrator = TRUE GROUP BY a.name`,
      ),
    ).toEqual([{ name: 'Camille Verney', organisations: 3 }]);
  });

  it('counts the places as the people stand', async () => {
    const events = await new EventQueries(database.read).published();
    const places = events.map(({ slug, places: { capacity, taken, waiting, communes, epci, others } }) => [
      slug,
      `${taken}/${capacity ?? '-'}`,
      waiting,
      [communes, epci, others],
    ]);
    expect(places.sort()).toEqual([
      ['assises-niort-2022', '48/-', 0, [27, 21, 0]],
      ['colloque-transition-ecologique-2024', '0/-', 0, [0, 0, 0]],
      ['congres-regional-lourmarin-2024', '116/120', 0, [66, 38, 12]],
      ['journee-transitions-professionnelles-sorgues-2024', '80/80', 6, [44, 26, 10]],
      ['semaine-transitions-professionnelles-2024', '0/-', 0, [0, 0, 0]],
      ['seminaire-bloc-local-2015', '0/-', 0, [0, 0, 0]],
      ['seminaire-bloc-local-2016', '0/-', 0, [0, 0, 0]],
      ['seminaire-bloc-local-2017', '0/-', 0, [0, 0, 0]],
      ['seminaire-bloc-local-2018', '72/-', 0, [41, 31, 0]],
      ['seminaire-bloc-local-2019', '64/90', 0, [37, 27, 0]],
      ['seminaire-cadres-dirigeants-vaucluse-2024', '0/-', 0, [0, 0, 0]],
    ]);
    for (const { slug, places: counted } of events) {
      const confirmed = people.filter((person) => person.slug === slug && person.status === 'confirmed');
      const of = (type: string) => confirmed.filter((person) => person.type === type).length;
      expect([slug, of('commune'), of('epci'), of('other')]).toEqual([
        slug,
        counted.communes,
        counted.epci,
        counted.others,
      ]);
    }
  });

  it('shows every state of a registration on 22 October 2019', async () => {
    const now = instantOf('2019-10-22', '10:00');
    const events = await new EventQueries(database.read).published();
    expect(Object.fromEntries(events.map((event) => [event.slug, registrationState(event, now)]))).toEqual({
      'assises-niort-2022': 'invitation',
      'colloque-transition-ecologique-2024': 'upcoming',
      'congres-regional-lourmarin-2024': 'open',
      'journee-transitions-professionnelles-sorgues-2024': 'waiting',
      'semaine-transitions-professionnelles-2024': 'none',
      'seminaire-bloc-local-2015': 'none',
      'seminaire-bloc-local-2016': 'none',
      'seminaire-bloc-local-2017': 'none',
      'seminaire-bloc-local-2018': 'over',
      'seminaire-bloc-local-2019': 'open',
      'seminaire-cadres-dirigeants-vaucluse-2024': 'invitation',
    });
  });

  it.each(['cidgi006', 'CIDGI  006', 'cidgi\u00a0006'])('finds the 2019 seminar by %j, as printed', async (typed) => {
    const [found, ...others] = await new EventQueries(database.read).byActionCode(typed);
    expect([found?.event.slug, found?.code.label, others]).toEqual(['seminaire-bloc-local-2019', 'CIDGI 006', []]);
    const { days, allDay } = await new ProgrammeQuery(database.read).of(found!.event.id);
    expect(days.map(({ day, sessions }) => [day, sessions.map(({ start, end }) => [start, end])])).toEqual([
      [
        '2019-11-15',
        [
          ['08:30', '09:00'],
          ['09:15', '10:30'],
          ['10:45', '12:15'],
          ['12:15', null],
          ['13:45', '15:15'],
          ['15:15', '16:30'],
          ['16:30', '17:00'],
          ['17:00', null],
        ],
      ],
    ]);
    expect(allDay).toHaveLength(1);
  });

  it('invents nobody twice, and nobody of the programmes', () => {
    const printed = new Set(
      JSON.stringify(PROGRAMMES)
        .toLowerCase()
        .match(/\p{L}[\p{L}-]+/gu),
    );
    const emails = people.map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails.filter((email) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*@example\.org$/.test(email))).toEqual([]);
    const both = people.filter(({ firstName, lastName }) =>
      [firstName, lastName].every((name) => printed.has(name.toLowerCase())),
    );
    expect(both).toEqual([]);
  });

  it('employs everybody where the reference data says', () => {
    const strays = people
      .filter(({ type }) => type !== 'other')
      .filter(({ code, name, type, epciCode }) => {
        const known = directory.index.byCode(code ?? '');
        return known?.name !== name || known.type !== type || known.epciCode !== epciCode;
      });
    expect(strays).toEqual([]);
    expect(people.filter(({ type, code }) => type === 'other' && code !== null)).toEqual([]);
  });

  it('lets collectives come together: an EPCI with at least one of its communes', () => {
    const members = people.filter(
      ({ slug, collective }) => slug === 'seminaire-bloc-local-2019' && collective !== null,
    );
    const names = [...new Set(members.map(({ collective }) => collective))];
    expect(names.length).toBeGreaterThanOrEqual(5);
    for (const name of names) {
      const together = members.filter(({ collective }) => collective === name);
      const epci = new Set(together.map(({ type, code, epciCode }) => (type === 'epci' ? code : epciCode)));
      expect([name, epci.size, [...new Set(together.map(({ type }) => type))].sort()]).toEqual([
        name,
        1,
        ['commune', 'epci'],
      ]);
    }
  });

  it('lets them register before the day of the demonstration, those who wait last', () => {
    const sorgues = people.filter(({ slug }) => slug === 'journee-transitions-professionnelles-sorgues-2024');
    expect(sorgues.slice(-7).map(({ rank }) => rank)).toEqual([null, 1, 2, 3, 4, 5, 6]);
    expect(people.filter(({ at }) => at >= instantOf('2019-10-22', '00:00'))).toEqual([]);
    const seminar = people.filter(({ slug }) => slug === 'seminaire-bloc-local-2019');
    expect(seminar.filter(({ at }) => at < instantOf('2019-09-16', '00:00'))).toEqual([]);
  });

  it('gives everybody the personal link that the application would', () => {
    expect(
      people.filter(({ id, tokenHash }) => linkTokens.hash(linkTokens.token('registration', id, 1)) !== tokenHash),
    ).toEqual([]);
  });

  it('writes to nobody, and makes Camille Verney responsible for every event', async () => {
    expect(await database.read.query('SELECT id FROM outgoing_emails')).toEqual([]);
    expect(
      await database.read.query(
        `SELECT a.name AS "name", a.email AS "email", r.role AS "role", count(*) AS "events"
         FROM event_roles r JOIN organiser_accounts a ON a.id = r.account_id GROUP BY a.name, a.email, r.role`,
      ),
    ).toEqual([
      { name: 'Camille Verney', email: 'organisatrice@example.org', role: 'responsable', events: PROGRAMMES.length },
    ]);
  });
});

describeOnEachEngine('FillDemonstration elsewhere', (engine) => {
  it('never touches a database that has an event', async () => {
    const database = await openTestDatabase(engine);
    try {
      await database.unitOfWork.run((tx) =>
        tx.execute(
          `INSERT INTO events (id, slug, title, starts_on, ends_on, date_precision, time_zone, organisers, contacts, venues,
             outcomes, status, registration_mode, waiting_list_enabled, version, created_at, updated_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            'e1',
            'journee',
            'Une journée',
            '2026-01-01',
            '2026-01-01',
            'day',
            'Europe/Paris',
            '[]',
            '[]',
            '[]',
            '[]',
            'draft',
            'none',
            engine === 'sqlite' ? 1 : true,
            1,
            0,
            0,
          ],
        ),
      );
      const directory = new CollectivityDirectory();
      const employers = new RememberedEmployerRepository(database.read, new MachineClock());
      const fill = new FillDemonstration(
        database.unitOfWork,
        new InventRegistrations(
          new CollectivitySearch(directory, employers),
          new LinkTokens(new Environment({ SECRET })),
        ),
        new OpenAccount(new MachineClock()),
        new RememberEmployer(directory, employers),
      );
      expect(await fill.execute()).toBe(false);
      for (const table of ['registrations', 'settings', 'organiser_accounts', 'series']) {
        expect(await database.read.query(`SELECT * FROM ${table}`)).toEqual([]);
      }
    } finally {
      await database.close();
    }
  });
});
