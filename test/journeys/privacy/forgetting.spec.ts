import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { PersonalData } from '../../../src/registrations/privacy/use-cases/personal-data.js';
import { PurgeOnTime } from '../../../src/registrations/privacy/use-cases/purge-on-time.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { SetClock } from '../../support/clock.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { csrfOf, Visitor } from '../../support/visitor.js';

/** Found nowhere by chance. */
const NAME = 'Zzyzxovitch';
const person = {
  firstName: 'Maëlle',
  lastName: NAME,
  email: 'maelle.zzyzxovitch@example.org',
  functionKey: 'dgs',
  collectivity: 'Arnage (72)',
};

describeOnEachEngine('what is kept of people', (engine) => {
  const clock = new SetClock('2030-10-01T08:00:00Z');
  let tablee: TestApp;
  let eventId: string;
  let read: ReadDatabase;

  beforeAll(async () => {
    tablee = await startTestApp({
      engine,
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    read = tablee.app.get(ReadDatabase, { strict: false });
    eventId = await givenEvent({ unitOfWork }, { slug: 'seminaire', startsOn: '2030-11-15' });
    await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
  });
  afterAll(() => tablee.close());

  async function register(change: Partial<typeof person> = {}): Promise<string> {
    const answer = await fetch(`${tablee.url}/api/v1/events/seminaire/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...person, ...change }),
    });
    const body = (await answer.json()) as { token?: string; links?: { self?: string } };
    const token = body.token ?? /inscriptions\/([^/"]+)/.exec(JSON.stringify(body))?.[1];
    if (answer.status !== 201 || !token) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
    return token;
  }

  it('asks what people need only where the organiser wants, and keeps it with consent alone', async () => {
    const token = await register();
    const visitor = new Visitor(tablee.url);
    expect((await visitor.get(`/inscriptions/${token}/amenagements`)).status).toBe(404);
    const organiser = await loggedIn(tablee);
    const page = '/organiser/evenements/seminaire/donnees-personnelles';
    const wrong = await organiser.send(page, {
      asksNeeds: 'oui',
      needsDays: '400',
      registrationMonths: '6',
      version: '0',
    });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Saisissez un nombre entre 0 et 90')]);
    const rules = { asksNeeds: 'oui', automatic: 'oui', needsDays: '30', registrationMonths: '6', version: '0' };
    expect((await organiser.send(page, rules)).status).toBe(303);
    // Somebody who still looks at the first version does not overwrite it.
    expect((await organiser.send(page, { ...rules, needsDays: '90' })).status).toBe(409);
    const path = `/inscriptions/${token}/amenagements`;
    const told = { 'besoin-vegetarian': 'oui', 'besoin-allergy': 'oui', 'besoin-texte': `Arachide, dit ${NAME}` };
    const refused = await visitor.send(path, told);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Cochez votre accord')]);
    expect(refused.html).toContain(`Arachide, dit ${NAME}`);
    expect(await read.query('SELECT * FROM registration_needs')).toEqual([]);
    expect((await visitor.send(path, { ...told, 'besoin-accord': 'oui' })).status).toBe(303);
    expect(await read.query('SELECT kinds FROM registration_needs')).toEqual([{ kinds: '["vegetarian","allergy"]' }]);
  });

  it('gives the caterer figures, and names with a trace in the journal', async () => {
    const organiser = await loggedIn(tablee);
    const figures = await organiser.get('/organiser/evenements/seminaire/amenagements');
    expect(figures.text).toContain('Repas végétarien 1');
    expect(figures.html).not.toContain(NAME);
    const names = await organiser.send(
      '/organiser/evenements/seminaire/amenagements',
      {},
      '/organiser/evenements/seminaire/amenagements/personnes',
    );
    expect(names.text).toContain(`Maëlle ${NAME}`);
    expect((await organiser.get('/organiser/evenements/seminaire/journal')).text).toContain(
      'Camille Verney a consulté les aménagements de 1 personne',
    );
  });

  it('is given to the person, without what would open doors', async () => {
    const token = await register({ email: 'copy@example.org', firstName: 'Copie' });
    const copy = await new Visitor(tablee.url).bytes(`/inscriptions/${token}/mes-donnees/copie`);
    const file = JSON.parse(copy.body.toString('utf8')) as { held: Record<string, Record<string, unknown>[]> };
    expect(copy.headers.get('content-disposition')).toMatch(/^attachment; filename="donnees-[\w-]+\.json"$/);
    expect(file.held['registrations']![0]).toMatchObject({
      first_name: 'Copie',
      created_at: '2030-10-01T08:00:00.000Z',
    });
    expect(file.held['outgoing_emails']![0]).toMatchObject({ kind: 'registration-confirmed' });
    expect(copy.body.toString('utf8')).not.toMatch(/token|hash/);
  });

  it('is erased when the person asks, once nobody expects them', async () => {
    const token = await register({ email: 'leaver@example.org', lastName: 'Qwertzuiopov' });
    const visitor = new Visitor(tablee.url);
    const erase = () =>
      visitor.send(`/inscriptions/${token}/mes-donnees`, {}, `/inscriptions/${token}/mes-donnees/effacement`);
    // Somebody who is expected is offered to withdraw first, and posting all the same changes nothing.
    expect((await visitor.get(`/inscriptions/${token}/mes-donnees`)).text).toContain("annulez-la d'abord");
    const { html } = await visitor.get(`/inscriptions/${token}/annuler`);
    const early = await visitor.post(`/inscriptions/${token}/mes-donnees/effacement`, { _csrf: csrfOf(html) });
    expect(early.status).toBe(409);
    await visitor.send(`/inscriptions/${token}/annuler`);
    expect((await erase()).text).toContain('Vos données sont effacées');
    expect((await visitor.get(`/inscriptions/${token}`)).status).toBe(404);
    expect(await traces('Qwertzuiopov')).toEqual([]);
  });

  it('forgets needs with a withdrawal', async () => {
    const token = await register({ email: 'needs@example.org' });
    const visitor = new Visitor(tablee.url);
    await visitor.send(`/inscriptions/${token}/amenagements`, { 'besoin-step-free': 'oui', 'besoin-accord': 'oui' });
    const count = () => read.query<{ n: number }>('SELECT COUNT(*) AS n FROM registration_needs');
    expect(await count()).toEqual([{ n: 2 }]);
    await visitor.send(`/inscriptions/${token}/annuler`);
    expect(await count()).toEqual([{ n: 1 }]);
  });

  it('tells those responsible, waits a fortnight, then leaves figures and no trace', async () => {
    const organiser = await loggedIn(tablee);
    const purge = '/organiser/evenements/seminaire/donnees-personnelles';
    expect((await organiser.send(purge, { confirmation: 'Effacer' }, `${purge}/effacement`)).status).toBe(409);
    const job = tablee.app.get(PurgeOnTime, { strict: false });
    const registered = async () => (await read.query('SELECT id FROM registrations')).length;
    for (const [day, expected] of [
      ['2030-12-15', 'people'],
      ['2031-05-01', 'people'],
      ['2031-05-14', 'people'],
      ['2031-05-15', 'nobody'],
    ] as const) {
      clock.set(`${day}T03:30:00Z`);
      // Of two processes, each may run it.
      await Promise.all([job.execute(), job.execute()]);
      expect([day, (await registered()) > 0 ? 'people' : 'nobody']).toEqual([day, expected]);
      expect((await read.query('SELECT * FROM registration_needs')).length).toBe(0);
      if (day === '2031-05-01') {
        const mails = await read.query<{ to: string; subject: string }>(
          `SELECT to_address AS "to", subject FROM outgoing_emails WHERE kind = 'purge-announced'`,
        );
        expect(mails).toEqual([
          { to: 'camille.verney@example.org', subject: expect.stringContaining('effacement prévu') },
        ]);
      }
    }
    expect(await traces(NAME)).toEqual([]);
    const page = await organiser.get(purge);
    expect(page.text).toContain('3 inscriptions au total');
    const audit = await read.query<{ verb: string; actor: string }>(
      `SELECT verb, actor FROM audit_entries WHERE verb = 'event-purged'`,
    );
    expect(audit).toEqual([{ verb: 'event-purged', actor: 'Tablée' }]);
  });

  it('knows every table that names a person', async () => {
    const known = new Set(tablee.app.get(PersonalData, { strict: false }).known.map(({ table }) => table));
    const columns = await peopleColumns();
    expect(
      [...new Set(columns.map(({ table }) => table))].filter((table) => !known.has(table) && !ORGANISERS.has(table)),
    ).toEqual([]);
  });

  /** Of the team, who are no participants: their accounts have another life. */
  const ORGANISERS = new Set(['organiser_accounts', 'event_invitations', 'login_links', 'people', 'series']);

  async function peopleColumns(): Promise<{ table: string; column: string }[]> {
    const all =
      engine === 'postgres'
        ? await read.query<{ table: string; column: string }>(
            `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public'`,
          )
        : await read.query<{ table: string; column: string }>(
            `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`,
          );
    return all.filter(({ column }) =>
      /^(registration_ids?|about_id|(.*_)?email(_normalised)?|to_address|first_name|last_name)$/.test(column),
    );
  }

  /** Where a text is still found: in any table, and on SQLite in any byte of the files. */
  async function traces(text: string): Promise<string[]> {
    if (engine === 'sqlite') {
      const path = tablee.environment.databaseUrl.slice('sqlite:'.length);
      await tablee.app.get(UnitOfWork, { strict: false }).scrub();
      return globSync(`${dirname(path)}/*`).filter((file) => readFileSync(file).includes(text));
    }
    const tables = await read.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await read.query(
        `SELECT 1 FROM "${name}" t WHERE CAST(t AS text) LIKE '%' || CAST(? AS text) || '%' LIMIT 1`,
        [text],
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  }
});
