import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { FormFiller } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

describeOnEachEngine('the life of an event', (engine) => {
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
    camille = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  async function givenMine(slug: string, change: Parameters<typeof givenEvent>[1] = {}): Promise<string> {
    const id = await givenEvent({ unitOfWork }, { slug, code: `CIDGI ${slug.length}`, ...change });
    await unitOfWork.run((tx) =>
      tx.execute(`INSERT INTO event_roles (event_id, account_id, role) VALUES (?, ?, 'responsable')`, [id, accountId]),
    );
    return id;
  }

  it('more places let those who wait in; called off, everybody is told and their calendars too', async () => {
    const id = await givenMine('a-annuler', { capacity: 1 });
    const register = (email: string) =>
      fetch(`${tablee.url}/api/v1/events/a-annuler/registrations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          firstName: 'Maëlle',
          lastName: 'Cesbron',
          email,
          functionKey: 'elu',
          collectivity: 'Sèvremoine',
        }),
      });
    await register('une@example.org');
    await register('deux@example.org');
    const hand = new FormFiller(camille);
    await hand.open('/organiser/evenements/a-annuler/evenement/inscription');
    await hand.send({ capacity: '2' });
    const kinds = async () =>
      (await read.query<{ kind: string }>('SELECT kind FROM outgoing_emails WHERE event_id = ? ORDER BY id', [id])).map(
        ({ kind }) => kind,
      );
    expect(await kinds()).toEqual(['registration-confirmed', 'registration-waiting', 'registration-promoted']);
    await hand.open('/organiser/evenements/a-annuler/evenement/inscription');
    expect((await hand.send({ capacity: '1' })).text).toContain('2 personnes ont déjà une place');

    await hand.open('/organiser/evenements/a-annuler/annulation');
    const unsure = await hand.send({ reason: 'Tempête annoncée', confirmation: 'oui' });
    expect([unsure.status, unsure.text.includes('Tapez ANNULER pour confirmer')]).toEqual([422, true]);
    await hand.send({ confirmation: 'annuler' });
    expect((await kinds()).slice(3)).toEqual(['event-cancelled', 'event-cancelled']);
    const mails = await read.query<{ attachments: string; text: string; kind: string }>(
      `SELECT attachments AS "attachments", body_text AS "text", kind AS "kind" FROM outgoing_emails
       WHERE event_id = ? AND about_id = (SELECT id FROM registrations WHERE event_id = ? AND email = 'une@example.org')
         AND kind IN ('registration-confirmed', 'event-cancelled') ORDER BY id`,
      [id, id],
    );
    const calendars = mails.map(
      ({ attachments }) =>
        /BEGIN:VCALENDAR[\s\S]*?END:VCALENDAR/.exec(
          (JSON.parse(attachments) as { content?: string }[]).map(({ content }) => content).join(''),
        )![0],
    );
    const [confirmed, cancelled] = calendars;
    const line = (file: string, name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(file)?.[1];
    expect(line(cancelled!, 'UID')).toBe(line(confirmed!, 'UID'));
    expect(Number(line(cancelled!, 'SEQUENCE'))).toBeGreaterThan(Number(line(confirmed!, 'SEQUENCE')));
    expect([line(confirmed!, 'METHOD'), line(cancelled!, 'METHOD'), line(cancelled!, 'STATUS')]).toEqual([
      'PUBLISH',
      'CANCEL',
      'CANCELLED',
    ]);
    expect(mails[1]!.text).toContain('Tempête annoncée');
    const page = await new Visitor(tablee.url).get('/evenements/a-annuler');
    expect(page.text).toContain('Tempête annoncée');
    expect((await register('trois@example.org')).status).toBe(410);
    // Asked twice, nothing more is done.
    expect(
      (
        await camille.send(
          '/organiser/evenements/a-annuler/evenement',
          {},
          '/organiser/evenements/a-annuler/publication',
        )
      ).status,
    ).toBe(409);
  });

  it('registrations open and close at once, and a draft nobody counts on goes back', async () => {
    await givenMine('a-ouvrir', { opensAt: Date.now() + 86_400_000 });
    const root = '/organiser/evenements/a-ouvrir';
    const hand = new FormFiller(camille);
    await hand.open(`${root}/evenement`);
    const state = async () =>
      (JSON.parse((await camille.get('/api/v1/events/a-ouvrir')).html) as { registrationState: string })
        .registrationState;
    expect(await state()).toBe('upcoming');
    await hand.send({}, { to: '/ouverture-des-inscriptions' });
    expect(await state()).toBe('open');
    await hand.send({}, { to: '/cloture-des-inscriptions' });
    expect(await state()).toBe('closed');
    await hand.send({}, { to: '/retour-au-brouillon' });
    expect((await camille.get('/evenements/a-ouvrir')).status).toBe(404);
    const verbs = await read.query<{ verb: string }>(
      `SELECT a.verb AS "verb" FROM audit_entries a JOIN events e ON e.id = a.event_id WHERE e.slug = 'a-ouvrir' ORDER BY a.at, a.id`,
    );
    expect(verbs.map(({ verb }) => verb)).toEqual([
      'registrations-opened',
      'registrations-closed',
      'event-unpublished',
    ]);
  });

  it('codes: used ones stay, quotas count who came, and the same code elsewhere is said', async () => {
    const id = await givenMine('codes-1', { code: 'PARTAGE 1' });
    await givenMine('codes-2', { code: 'PARTAGE 1', title: 'Un autre événement' });
    const ask = (email: string) =>
      fetch(`${tablee.url}/api/v1/events/codes-1/registrations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          firstName: 'A',
          lastName: 'B',
          email,
          functionKey: 'elu',
          collectivity: 'Sèvremoine',
          actionCode: 'partage 1',
        }),
      }).then(({ status }) => status);
    expect([await ask('x1@example.org'), await ask('x2@example.org')]).toEqual([201, 201]);
    const hand = new FormFiller(camille);
    const root = '/organiser/evenements/codes-1/evenement';
    expect((await hand.open(root)).text).toContain('Le code PARTAGE 1 sert aussi à « Un autre événement »');
    await hand.open(`${root}/codes`);
    expect((await hand.send({ 'codes-0-remove': 'oui' })).text).toContain(
      'des personnes se sont inscrites avec PARTAGE 1',
    );
    await hand.open(`${root}/codes`);
    await hand.send({ 'codes-0-quota': '3', 'codes-0-functionKey': 'dgs', 'codes-1-label': 'SECOND 1' });
    expect(
      await read.query(
        `SELECT label AS "label", quota AS "quota", taken AS "taken" FROM action_codes WHERE event_id = ? ORDER BY label`,
        [id],
      ),
    ).toEqual([
      { label: 'PARTAGE 1', quota: 3, taken: 2 },
      { label: 'SECOND 1', quota: null, taken: 0 },
    ]);
    expect([await ask('x3@example.org'), await ask('x4@example.org')]).toEqual([201, 410]);
    const form = await new Visitor(tablee.url).get('/evenements/codes-1/inscription?code=PARTAGE%201');
    expect(form.text).toContain('Toutes les inscriptions prévues avec ce code sont prises');
    await hand.open(`${root}/codes`);
    expect((await hand.send({ 'codes-0-quota': '1' })).text).toContain('3 personnes ont déjà une place');
  });
});
