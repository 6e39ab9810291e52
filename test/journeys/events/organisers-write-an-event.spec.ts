import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { FormFiller, formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { PNG } from '../../support/pictures.js';
import { Visitor } from '../../support/visitor.js';

const PDF = Uint8Array.from([...'%PDF-1.7 plan'].map((letter) => letter.charCodeAt(0)));

describeOnEachEngine('organisers write an event', (engine) => {
  let tablee: TestApp;
  let unitOfWork: UnitOfWork;
  let read: ReadDatabase;
  let camille: Visitor;
  let accountId: string;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    unitOfWork = tablee.app.get(UnitOfWork);
    read = tablee.app.get(ReadDatabase);
    accountId = await givenOrganiser(tablee);
    await joinOrganisation();
    camille = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  /** Only members of an organisation create events. */
  async function joinOrganisation(): Promise<void> {
    const id = newId();
    await unitOfWork.run(async (tx) => {
      await tx.execute(
        `INSERT INTO organisations (id, name, short, created_at) VALUES (?, 'Un syndicat', 'SNDGCT', 0)`,
        [id],
      );
      await tx.execute('INSERT INTO organisation_members (organisation_id, account_id, created_at) VALUES (?, ?, 0)', [
        id,
        accountId,
      ]);
    });
  }

  async function givenMine(slug: string, change: Parameters<typeof givenEvent>[1] = {}): Promise<string> {
    const id = await givenEvent({ unitOfWork }, { slug, code: `CIDGI ${slug.length}`, ...change });
    await unitOfWork.run((tx) =>
      tx.execute(`INSERT INTO event_roles (event_id, account_id, role) VALUES (?, ?, 'responsable')`, [id, accountId]),
    );
    return id;
  }

  it('a title and a day are enough; everything wrong is told at once and everything typed is kept', async () => {
    const hand = new FormFiller(camille);
    await hand.open('/organiser/evenements/nouveau');
    const wrong = await hand.send({
      title: '',
      startsOn: '31 février 2022',
      venue: 'Salle <b>polyvalente</b>',
      series: 'nouvelle',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Premier jour : écrivez une date, comme 15/11/2019');
    expect(wrong.text).toContain('Titre : ce champ est nécessaire');
    expect(formOf(wrong.html).fields).toMatchObject({
      startsOn: '31 février 2022',
      venue: 'Salle <b>polyvalente</b>',
      series: 'nouvelle',
    });
    const created = await hand.send({
      title: 'Journée de l’eau',
      startsOn: '2030-05-02',
      newSeries: 'Journées de l’eau',
    });
    expect(created.status).toBe(200);
    const [event] = await read.query<{ status: string; title: string }>(
      `SELECT e.status AS "status", s.title AS "title" FROM events e JOIN series s ON s.id = e.series_id WHERE e.slug = 'journee-de-l-eau-2030'`,
    );
    expect(event).toEqual({ status: 'draft', title: 'Journées de l’eau' });
    expect((await new Visitor(tablee.url).get('/evenements/journee-de-l-eau-2030')).status).toBe(404);
  });

  it('the next edition takes texts, options and programme over, days shifted, and no code nor registration', async () => {
    const id = await givenMine('edition-2089', { startsOn: '2089-11-10', title: 'Le séminaire' });
    await unitOfWork.run(async (tx) => {
      await tx.execute(`UPDATE events SET audience = 'Les directions' WHERE id = ?`, [id]);
      await tx.execute(
        `INSERT INTO sessions (id, event_id, position, day, kind, title, start_time, all_day, speakers, parts, themes, tracks)
         VALUES (?, ?, 1, '2089-11-10', 'opening', 'Ouverture', '09:00', ?, '[]', '[]', '[]', '[]')`,
        [newId(), id, tx.engine === 'sqlite' ? 0 : false],
      );
      await tx.execute(
        `INSERT INTO event_options (id, event_id, position, title, capacity, taken) VALUES (?, ?, 1, 'Dîner', 10, 4)`,
        [newId(), id],
      );
      await tx.execute(
        `INSERT INTO registration_settings (event_id, topic, body, version, updated_at) VALUES (?, 'changes', ?, 3, 0)`,
        [id, JSON.stringify({ withdrawal: { kind: 'day', day: '2089-11-01' } })],
      );
    });
    const hand = new FormFiller(camille);
    await hand.open('/organiser/evenements/nouveau?modele=edition-2089');
    await hand.send({ title: 'Le séminaire', startsOn: '14/11/2090' });
    const copy = await read.query<Record<string, unknown>>(
      `SELECT e.audience AS "audience", s.day AS "day", o.title AS "option", o.taken AS "taken",
         (SELECT COUNT(*) FROM action_codes c WHERE c.event_id = e.id) AS "codes"
       FROM events e JOIN sessions s ON s.event_id = e.id JOIN event_options o ON o.event_id = e.id WHERE e.slug = 'le-seminaire-2090'`,
    );
    expect(copy.map((row) => ({ ...row, codes: Number(row['codes']) }))).toEqual([
      { audience: 'Les directions', day: '2090-11-14', option: 'Dîner', taken: 0, codes: 0 },
    ]);
    const [rules] = await read.query<{ body: string; version: number }>(
      `SELECT r.body, r.version FROM registration_settings r JOIN events e ON e.id = r.event_id
       WHERE e.slug = 'le-seminaire-2090' AND r.topic = 'changes'`,
    );
    expect([JSON.parse(rules!.body), rules!.version]).toEqual([
      expect.objectContaining({ withdrawal: { kind: 'day', day: '2090-11-05' } }),
      1,
    ]);
  });

  it('two editors at once: the second sees both versions and loses nothing', async () => {
    await givenMine('a-deux');
    const root = '/organiser/evenements/a-deux/evenement';
    const first = new FormFiller(camille);
    const second = new FormFiller(await loggedIn(tablee));
    await first.open(`${root}/public`);
    await second.open(`${root}/public`);
    await first.send({ audience: 'Les élus' });
    const conflict = await second.send({ audience: 'Les directions générales', advice: 'Venez à deux' });
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain("Quelqu'un d'autre a enregistré cette partie entre-temps");
    expect(conflict.text).toContain('Les élus');
    expect(formOf(conflict.html).fields).toMatchObject({
      audience: 'Les directions générales',
      advice: 'Venez à deux',
    });
    await second.send({});
    const [event] = await read.query(
      `SELECT audience AS "audience", advice AS "advice" FROM events WHERE slug = 'a-deux'`,
    );
    expect(event).toEqual({ audience: 'Les directions générales', advice: 'Venez à deux' });
    // Another part changed meanwhile is no conflict.
    await first.open(`${root}/dates`);
    await second.open(`${root}/presentation`);
    await first.send({ announcedFrom: '9 h 15', announcedTo: '17h' });
    expect((await second.send({ description: 'Un mot' })).status).toBe(200);
  });

  it('an address that was printed leads to the event for ever', async () => {
    await givenMine('ancienne-adresse');
    const hand = new FormFiller(camille);
    await hand.open('/organiser/evenements/ancienne-adresse/evenement/identite');
    expect((await hand.send({ slug: 'Été !' })).text).toContain(
      'lettres sans accent, chiffres et tirets seulement, comme ete',
    );
    await hand.send({ slug: 'nouvelle-adresse' });
    await hand.open('/organiser/evenements/nouvelle-adresse/evenement/identite');
    await hand.send({ slug: 'troisieme-adresse' });
    const visitor = new Visitor(tablee.url);
    for (const former of ['ancienne-adresse', 'nouvelle-adresse']) {
      const page = await visitor.get(`/evenements/${former}`);
      expect([page.status, page.location]).toEqual([301, '/evenements/troisieme-adresse']);
      const form = await visitor.get(`/evenements/${former}/inscription?code=CIDGI%2016`);
      expect([form.status, form.location]).toEqual([301, '/evenements/troisieme-adresse/inscription?code=CIDGI%2016']);
    }
    await givenMine('autre');
    await hand.open('/organiser/evenements/autre/evenement/identite');
    expect((await hand.send({ slug: 'ancienne-adresse' })).text).toContain(
      'un autre événement a ou a eu cette adresse',
    );
  });

  it('documents and logos are known by their content, and harm nobody', async () => {
    await givenMine('fichiers');
    const root = '/organiser/evenements/fichiers/evenement';
    const hand = new FormFiller(camille);
    await hand.open(`${root}/documents`);
    const refused = await hand.send(
      { 'documents-0-title': 'Plan' },
      { files: { 'documents-0-file': { name: 'plan.pdf', bytes: Uint8Array.from([60, 104, 116, 109, 108, 62]) } } },
    );
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Document 1, Fichier : ce type de fichier n'est pas pris ici");
    await hand.send({}, { files: { 'documents-0-file': { name: "Plan d'accès.pdf", bytes: PDF } } });
    await hand.open(`${root}/partenaires`);
    await hand.send(
      { 'partners-0-name': 'SMACL', 'partners-0-url': 'www.example.org' },
      { files: { 'partners-0-logo': { name: 'x.png', bytes: new Uint8Array(PNG) } } },
    );
    const page = await new Visitor(tablee.url).get('/evenements/fichiers');
    const document = /href="(\/evenements\/fichiers\/documents\/[^"]+)"/.exec(page.html)![1]!;
    const logo = /src="(\/evenements\/fichiers\/logos\/[^"]+)"/.exec(page.html)![1]!;
    const file = await new Visitor(tablee.url).bytes(document);
    expect([...file.body]).toEqual([...PDF]);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="Plan-d-acces.pdf"');
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    const picture = await new Visitor(tablee.url).bytes(logo);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    // A form without its token changes nothing, whatever its kind.
    const forged = new FormData();
    forged.append('partners-0-name', 'Intrus');
    expect((await camille.ask(`${root}/partenaires`, { method: 'POST', body: forged })).status).toBe(403);
    expect((await camille.get('/evenements/fichiers')).text).not.toContain('Intrus');
  });
});
