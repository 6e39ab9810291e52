import { DataSource } from 'typeorm';
import { ToldSeatsRepository } from '../../../src/ateliers/data/told-seats.repository.js';
import { PublishedPlanQuery } from '../../../src/ateliers/queries/published-plan.query.js';
import { SeatNewsQuery } from '../../../src/ateliers/queries/seat-news.query.js';
import { writeSourceOptions } from '../../../src/platform/database/data-source-options.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { migrations } from '../../../src/platform/database/migrations/all.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { createEmptyDatabase, describeOnEachEngine, type Engine } from '../../support/databases.js';

/** A database as the release before `name` left it, filled by `fill`, brought to today's schema. */
async function upgraded(engine: Engine, name: string, fill: (run: (sql: string) => Promise<unknown>) => Promise<void>) {
  const { url, remove } = await createEmptyDatabase(engine);
  const before = migrations.slice(
    0,
    migrations.findIndex((migration) => migration.name === name),
  );
  const old = await new DataSource({ ...writeSourceOptions(url, []), migrations: [...before] }).initialize();
  await migrate(old);
  await fill((sql) => old.query(sql));
  await old.destroy();
  const source = await new DataSource(writeSourceOptions(url, [])).initialize();
  await migrate(source);
  return {
    read: new ReadDatabase(source),
    async close() {
      await source.destroy();
      await remove();
    },
  };
}

describeOnEachEngine('old data survive', (engine) => {
  it('the organisers’ tables: printed organisers become organisations, and not a row is lost', async () => {
    const no = engine === 'postgres' ? 'false' : '0';
    const { read, close } = await upgraded(engine, 'OrganisersAtWork1580000000000', async (run) => {
      const printed = JSON.stringify([
        { name: 'Centre national', short: 'CNFPT' },
        { name: 'Syndicat', short: 'SNDGCT' },
      ]);
      for (const [id, organisers] of [
        ['e1', printed],
        ['e2', JSON.stringify([{ name: 'Syndicat', short: 'SNDGCT' }])],
      ] as const) {
        await run(`INSERT INTO events (id, slug, title, starts_on, ends_on, date_precision, time_zone, organisers, contacts, venues,
          outcomes, status, registration_mode, waiting_list_enabled, version, created_at, updated_at) VALUES
          ('${id}', '${id}', 'Titre', '2019-11-15', '2019-11-15', 'day', 'Europe/Paris', '${organisers}', '[]', '[]', '[]',
          'published', 'open', ${no}, 7, 1, 1)`);
        await run(`INSERT INTO event_places (event_id, capacity, taken, waiting, communes, epci, others, next_rank, version)
          VALUES ('${id}', 90, 1, 0, 1, 0, 0, 1, 3)`);
      }
      await run(
        `INSERT INTO action_codes (id, event_id, label, normalised) VALUES ('c1', 'e1', 'CIDGI 006', 'CIDGI006')`,
      );
      await run(`INSERT INTO organiser_accounts VALUES ('a1', 'a@example.org', 'a@example.org', 'Camille Verney', 1)`);
      await run(`INSERT INTO event_roles VALUES ('e1', 'a1', 'responsable')`);
      await run(`INSERT INTO registrations (id, event_id, reference, status, first_name, last_name, email, email_normalised,
        function_key, collectivity_type, collectivity_kind, collectivity_name, locale, notice_version, token_hash, token_version,
        search_text, created_at, updated_at) VALUES ('r1', 'e1', '7KQ4-M2XD', 'confirmed', 'Maëlle', 'Cesbron', 'm@example.org',
        'm@example.org', 'dgs', 'commune', 'commune', 'Arnage', 'fr', 1, 'h', 1, 'maelle cesbron', 1, 1)`);
    });
    expect(
      await read.query(
        `SELECT e.id AS "event", o.short AS "short" FROM event_organisations j JOIN organisations o ON o.id = j.organisation_id
         JOIN events e ON e.id = j.event_id ORDER BY e.id, j.position`,
      ),
    ).toEqual([
      { event: 'e1', short: 'CNFPT' },
      { event: 'e1', short: 'SNDGCT' },
      { event: 'e2', short: 'SNDGCT' },
    ]);
    expect(await read.query('SELECT id, slug, version, partners FROM events ORDER BY id')).toEqual([
      { id: 'e1', slug: 'e1', version: 7, partners: '[]' },
      { id: 'e2', slug: 'e2', version: 7, partners: '[]' },
    ]);
    expect(await read.query('SELECT label, quota, taken FROM action_codes')).toEqual([
      { label: 'CIDGI 006', quota: null, taken: 0 },
    ]);
    expect(await read.query('SELECT reference, last_name AS "lastName" FROM registrations')).toEqual([
      { reference: '7KQ4-M2XD', lastName: 'Cesbron' },
    ]);
    expect(await read.query('SELECT account_id AS "account" FROM organisation_members')).toEqual([
      { account: 'a1' },
      { account: 'a1' },
    ]);
    expect(await read.query('SELECT role FROM event_roles')).toEqual([{ role: 'responsable' }]);
    await close();
  });

  it('approvals and offers: registrations made before keep their state, and say who ended those that ended', async () => {
    const no = engine === 'postgres' ? 'false' : '0';
    const { read, close } = await upgraded(engine, 'RegistrationAsTheFieldDoesIt1590000000000', async (run) => {
      await run(`INSERT INTO events (id, slug, title, starts_on, ends_on, date_precision, time_zone, organisers, contacts, venues,
        outcomes, status, registration_mode, waiting_list_enabled, version, created_at, updated_at) VALUES
        ('e1', 'e1', 'Titre', '2019-11-15', '2019-11-15', 'day', 'Europe/Paris', '[]', '[]', '[]', '[]', 'published', 'open',
        ${no}, 7, 1, 1)`);
      await run(`INSERT INTO event_places (event_id, capacity, taken, waiting, communes, epci, others, next_rank, version)
        VALUES ('e1', 1, 1, 1, 1, 0, 0, 2, 3)`);
      await run(
        `INSERT INTO event_options (id, event_id, position, title, capacity, taken) VALUES ('o1', 'e1', 1, 'Dîner', 40, 1)`,
      );
      const states = [
        ['r1', 'confirmed', 'NULL'],
        ['r2', 'waiting', '1'],
        ['r3', 'withdrawn', 'NULL'],
        ['r4', 'pending', 'NULL'],
      ] as const;
      for (const [id, status, rank] of states) {
        await run(`INSERT INTO registrations (id, event_id, reference, status, waiting_rank, first_name, last_name, email,
          email_normalised, function_key, collectivity_type, collectivity_kind, collectivity_name, locale, notice_version,
          token_hash, token_version, search_text, created_at, updated_at) VALUES ('${id}', 'e1', 'ref-${id}', '${status}', ${rank},
          'Maëlle', 'Cesbron', '${id}@example.org', '${id}@example.org', 'dgs', 'commune', 'commune', 'Arnage', 'fr', 1, '${id}', 1,
          'maelle cesbron', 1, 1)`);
      }
      await run(`INSERT INTO registration_options VALUES ('r1', 'o1')`);
    });
    expect(
      await read.query(
        `SELECT id, status, awaits, ended_by AS "endedBy", source, answers FROM registrations ORDER BY id`,
      ),
    ).toEqual([
      { id: 'r1', status: 'confirmed', awaits: null, endedBy: null, source: 'self', answers: '{}' },
      { id: 'r2', status: 'waiting', awaits: null, endedBy: null, source: 'self', answers: '{}' },
      { id: 'r3', status: 'withdrawn', awaits: null, endedBy: 'person', source: 'self', answers: '{}' },
      { id: 'r4', status: 'pending', awaits: 'organiser', endedBy: null, source: 'self', answers: '{}' },
    ]);
    expect(await read.query('SELECT capacity, taken, held, overbooking FROM event_places')).toEqual([
      { capacity: 1, taken: 1, held: 0, overbooking: 0 },
    ]);
    expect(await read.query('SELECT option_id AS "option" FROM registration_options')).toEqual([{ option: 'o1' }]);
    await close();
  });

  it('events that ranked ateliers and published seats: nobody holds a seat, places stay, people know what they read', async () => {
    const no = engine === 'postgres' ? 'false' : '0';
    const { read, close } = await upgraded(engine, 'AteliersBooked1620000000000', async (run) => {
      await run(`INSERT INTO events (id, slug, title, starts_on, ends_on, date_precision, time_zone, organisers, contacts, venues,
        outcomes, status, registration_mode, waiting_list_enabled, version, created_at, updated_at) VALUES
        ('e1', 'e1', 'Titre', '2019-11-15', '2019-11-15', 'day', 'Europe/Paris', '[]', '[]', '[]', '[]',
        'published', 'open', ${no}, 7, 1, 1)`);
      await run(`INSERT INTO event_places (event_id, capacity, taken, waiting, communes, epci, others, next_rank, held,
        overbooking, version) VALUES ('e1', 90, 1, 0, 1, 0, 0, 1, 2, 3, 5)`);
      await run(`INSERT INTO registrations (id, event_id, reference, status, first_name, last_name, email, email_normalised,
        function_key, collectivity_type, collectivity_kind, collectivity_name, locale, notice_version, token_hash, token_version,
        search_text, created_at, updated_at) VALUES ('r1', 'e1', '7KQ4-M2XD', 'confirmed', 'Maëlle', 'Cesbron', 'm@example.org',
        'm@example.org', 'dgs', 'commune', 'commune', 'Arnage', 'fr', 1, 'h', 1, 'maelle cesbron', 1, 1)`);
      await run(`INSERT INTO registration_wishes (registration_id, phase, atelier, rank) VALUES ('r1', 1, 'A', 1)`);
      const ateliers = [{ letter: 'A', title: 'Budget', room: 'Salle A', tables: [1, 2] }];
      const rooms = { phases: [{ number: 1, day: '2019-11-15', start: '09:00', end: '10:30', ateliers }] };
      await run(`INSERT INTO seat_plans (id, event_id, kind, name, based_on, based_on_version, version, revision, locked_tables,
        rooms, proposal, created_at, updated_at, account_id, actor) VALUES ('p1', 'e1', 'published', 'Plan', NULL, 0, 4, 0, '',
        '${JSON.stringify(rooms)}', '{}', 1, 1, NULL, 'Camille Verney')`);
      await run(`INSERT INTO seat_plan_seats (plan_id, registration_id, seats) VALUES ('p1', 'r1', '1:2')`);
    });
    const [places] = await read.query<{ books: boolean | number }>(
      `SELECT books_ateliers AS "books", taken, held, overbooking, version FROM event_places`,
    );
    expect({ ...places, books: Boolean(places!.books) }).toEqual({
      books: false,
      taken: 1,
      held: 2,
      overbooking: 3,
      version: 5,
    });
    expect(await read.query('SELECT atelier, rank FROM registration_wishes')).toEqual([{ atelier: 'A', rank: 1 }]);
    expect(await read.query('SELECT * FROM atelier_bookings')).toEqual([]);
    const seats = new SeatNewsQuery(read, new PublishedPlanQuery(read), new ToldSeatsRepository());
    expect(await seats.known('e1')).toEqual(new Map([['r1', [{ phase: 1, table: 2, letter: 'A', room: 'Salle A' }]]]));
    await close();
  });
});
