import { jest } from '@jest/globals';
import { MachineClock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

const DAY = 24 * 3_600_000;
const TEAM = '/organiser/evenements/seminaire/equipe';

describeOnEachEngine('the team of an event', (engine) => {
  let tablee: TestApp;
  let mailbox: Mailbox;
  let eventId: string;
  let camille: Visitor;
  let camilleId: string;
  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    mailbox = new Mailbox(
      tablee.app.get(MailListQuery, { strict: false }),
      tablee.app.get(MailDetailQuery, { strict: false }),
    );
    eventId = await givenEvent({ unitOfWork: unitOfWork() });
    camilleId = await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    camille = await loggedIn(tablee);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => tablee.close());

  const unitOfWork = () => tablee.app.get(UnitOfWork, { strict: false });
  const read = () => tablee.app.get(ReadDatabase, { strict: false });
  const invite = (person: Record<string, string>) => camille.send(TEAM, person, `${TEAM}/invitations`);
  const linkOf = async (email: string) =>
    new URL((await mailbox.last(email)).hrefs.find((href) => href.includes('/invitations/'))!).pathname;
  const journal = async () => (await camille.get('/organiser/evenements/seminaire/journal')).text;

  it('grows by a mailed invitation that a mail scanner may open and that serves once', async () => {
    const sent = await invite({ name: 'Sophie Garnaud', email: 'sophie@example.org', role: 'organisateur' });
    expect([sent.status, sent.location]).toEqual([303, `${TEAM}?fait=invitation-envoyee`]);
    const page = await camille.get(sent.location!);
    expect(page.text).toContain("L'invitation est envoyée");
    expect(page.text).toContain('sophie@example.org');

    const mail = await mailbox.last('sophie@example.org');
    expect(mail.subject).toBe('Camille Verney vous invite à organiser un événement');
    const link = await linkOf('sophie@example.org');
    for (let visit = 0; visit < 5; visit++) expect((await new Visitor(tablee.url).get(link)).status).toBe(200);

    const sophie = new Visitor(tablee.url);
    const offer = await sophie.get(link);
    expect(offer.text).toContain('Sophie Garnaud, vous êtes invité·e');
    expect(offer.headers.get('referrer-policy')).toBe('no-referrer');
    const accepted = await sophie.send(link);
    expect([accepted.status, accepted.location]).toEqual([303, '/organiser/evenements/seminaire']);
    expect((await sophie.get('/organiser/evenements/seminaire')).status).toBe(200);
    expect((await new Visitor(tablee.url).get(link)).status).toBe(410);
    expect(await journal()).toContain("Sophie Garnaud a accepté l'invitation (organisateur ou organisatrice)");
  });

  it('lets who has an account accept, and log in as always: the invitation is no login', async () => {
    await givenOrganiser(tablee, { email: 'yann@example.org', name: 'Yann Le Goff' });
    await invite({ name: 'Yann', email: 'YANN@example.org', role: 'lecture' });
    const link = await linkOf('YANN@example.org');
    const yann = new Visitor(tablee.url);
    expect((await yann.get(link)).text).toContain("connectez-vous ensuite comme d'habitude");
    expect((await yann.send(link)).location).toBe('/organiser/evenements/seminaire');
    expect(yann.cookies.has('organisateur')).toBe(false);
    expect((await yann.get('/organiser/evenements/seminaire')).location).toContain('/connexion?retour=');
    const later = await loggedIn(tablee, 'yann@example.org');
    expect((await later.get('/organiser/evenements/seminaire/inscriptions')).status).toBe(200);
    expect((await later.get(TEAM)).status).toBe(403);
  });

  it.each([
    ['revoked', async () => revoke('a.revoked@example.org')],
    ['replaced by a newer one', () => invited('a.replaced@example.org')],
    [
      'two weeks old',
      async () => jest.spyOn(MachineClock.prototype, 'now').mockReturnValue(new Date(Date.now() + 14 * DAY)),
    ],
  ])('an invitation that is %s opens nothing', async (how, happen) => {
    const email = `a.${how.split(' ')[0]!}@example.org`;
    const link = await invited(email);
    expect((await new Visitor(tablee.url).get(link)).status).toBe(200);
    const visitor = new Visitor(tablee.url);
    const page = await visitor.get(link);
    await happen();
    expect((await visitor.get(link)).status).toBe(410);
    const token = /name="_csrf" value="([^"]+)"/.exec(page.html)![1]!;
    expect((await visitor.post(link, { _csrf: token })).status).toBe(410);
    expect(await read().query('SELECT id FROM organiser_accounts WHERE email_normalised = ?', [email])).toEqual([]);
  });

  async function invited(email: string): Promise<string> {
    await invite({ name: 'Alix Abgrall', email, role: 'accueil' });
    return linkOf(email);
  }
  async function revoke(email: string): Promise<void> {
    const [{ id }] = (await read().query<{ id: string }>(
      'SELECT id FROM event_invitations WHERE email_normalised = ? AND revoked_at IS NULL',
      [email],
    )) as [{ id: string }];
    expect((await camille.send(TEAM, {}, `${TEAM}/invitations/${id}/retrait`)).status).toBe(303);
    expect(await journal()).toContain("Camille Verney a annulé l'invitation d'Alix Abgrall");
  }

  it.each([
    [{}, 'Saisissez le prénom et le nom', "Saisissez l'adresse électronique", 'Choisissez un rôle'],
    [{ name: 'Zoé', email: 'zoe', role: 'admin' }, "Vérifiez l'adresse électronique", 'Choisissez un rôle'],
    [{ name: 'Sophie', email: 'sophie@example.org', role: 'lecture' }, "fait déjà partie de l'équipe"],
    [{ name: '<script>alert(1)</script>', email: 'x@x', role: 'lecture' }, "Vérifiez l'adresse électronique"],
  ])('says what is wrong with invitation %j, keeps it, and mails nobody', async (typed, ...sentences) => {
    const before = await read().query('SELECT COUNT(*) AS n FROM outgoing_emails');
    const answer = await invite(typed);
    expect(answer.status).toBe(422);
    for (const sentence of sentences) expect(answer.text).toContain(sentence);
    if ('name' in typed)
      expect(answer.text + answer.html).toContain(typed.name.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    expect(answer.html).not.toContain('<script>alert');
    expect(await read().query('SELECT COUNT(*) AS n FROM outgoing_emails')).toEqual(before);
  });

  it('changes roles and loses people at once, but never its last responsible person', async () => {
    const denisId = await givenOrganiser(tablee, {
      email: 'denis@example.org',
      name: 'Denis Kermarrec',
      roles: { [eventId]: 'responsable' },
    });
    const denis = await loggedIn(tablee, 'denis@example.org');
    const role = (id: string, to: string) => camille.send(TEAM, { role: to }, `${TEAM}/${id}/role`);
    expect((await role(denisId, 'lecture')).location).toBe(`${TEAM}?fait=role-change`);
    expect((await denis.get(TEAM)).status).toBe(403);
    expect(await journal()).toContain('Camille Verney a changé le rôle de Denis Kermarrec : lecture');

    const refused = await role(camilleId, 'organisateur');
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('au moins une personne responsable')]);
    expect((await camille.send(TEAM, {}, `${TEAM}/${camilleId}/retrait`)).status).toBe(409);
    expect((await role(denisId, 'emperor')).status).toBe(422);
    expect((await role('nobody', 'lecture')).status).toBe(404);

    expect((await camille.send(TEAM, {}, `${TEAM}/${denisId}/retrait`)).status).toBe(303);
    expect((await denis.get('/organiser/evenements/seminaire')).status).toBe(404);
    expect((await denis.get('/organiser')).text).toContain('Aucun événement');
  });

  it('of two responsible people who remove each other at once keeps one', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await givenEvent({ unitOfWork: unitOfWork() }, { slug: `duel-${round}`, code: `DUEL ${round}` });
      const page = `/organiser/evenements/duel-${round}/equipe`;
      const ids = await Promise.all(
        ['a', 'b'].map((who) =>
          givenOrganiser(tablee, {
            email: `${who}${round}@example.org`,
            name: `Duelliste ${who}`,
            roles: { [id]: 'responsable' },
          }),
        ),
      );
      const [a, b] = [await loggedIn(tablee, `a${round}@example.org`), await loggedIn(tablee, `b${round}@example.org`)];
      const tokens = [await tokenOf(a), await tokenOf(b)];
      await Promise.all([
        a.post(`${page}/${ids[1]!}/retrait`, { _csrf: tokens[0]! }),
        b.post(`${page}/${ids[0]!}/retrait`, { _csrf: tokens[1]! }),
      ]);
      expect(await read().query('SELECT role FROM event_roles WHERE event_id = ?', [id])).toEqual([
        { role: 'responsable' },
      ]);
    }
  });
  const tokenOf = async (visitor: Visitor) =>
    /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/organiser/compte')).html)![1]!;

  it('is of one or several organisations, which the public page names', async () => {
    const [cnfpt, adgcf] = [await organisation('Centre national', 'CNFPT'), await organisation('Association', 'ADGCF')];
    const add = (id: string) => camille.send(TEAM, { organisation: id }, `${TEAM}/organisations`);
    const remove = (id: string) => camille.send(TEAM, {}, `${TEAM}/organisations/${id}/retrait`);
    const before = await version();
    await add(cnfpt);
    await add(adgcf);
    await add(adgcf);
    await add('no such organisation');
    expect(await printed()).toEqual(['CNFPT', 'ADGCF']);
    expect(await version()).toBe(before + 2);
    expect((await remove(cnfpt)).location).toBe(`${TEAM}?fait=organisation-retiree`);
    expect((await remove(adgcf)).status).toBe(409);
    expect(await printed()).toEqual(['ADGCF']);
    expect(await journal()).toContain("Camille Verney a retiré CNFPT de l'événement");
  });

  const printed = async () => {
    const [event] = await read().query<{ organisers: string }>('SELECT organisers FROM events WHERE id = ?', [eventId]);
    return (JSON.parse(event!.organisers) as { short: string }[]).map(({ short }) => short);
  };
  const version = async () =>
    (await read().query<{ version: number }>('SELECT version FROM events WHERE id = ?', [eventId]))[0]!.version;
  const organisation = async (name: string, short: string) => {
    const id = newId();
    await unitOfWork().run((tx) =>
      tx.execute('INSERT INTO organisations (id, name, short, created_at) VALUES (?, ?, ?, 0)', [id, name, short]),
    );
    return id;
  };

  it('keeps no token, and its journal no address', async () => {
    const link = await invited('secret@example.org');
    const token = link.split('/').at(-1)!;
    for (const table of ['event_invitations', 'outgoing_emails', 'audit_entries']) {
      expect(JSON.stringify(await read().query(`SELECT * FROM ${table}`))).not.toContain(token);
    }
    expect(JSON.stringify(await read().query('SELECT * FROM audit_entries'))).not.toContain('@example.org');
  });

  it('shows the key of an invitation to who gives roles, and to no other organiser who reads the mails', async () => {
    const link = await invited('key@example.org');
    await givenOrganiser(tablee, { email: 'omer@example.org', name: 'Omer', roles: { [eventId]: 'organisateur' } });
    const omer = await loggedIn(tablee, 'omer@example.org');
    const mail = /href="(\/organiser\/courriels\/[0-9a-f-]{36})"/.exec(
      (await camille.get('/organiser/evenements/seminaire/courriels')).html,
    )![1]!;
    for (const page of [mail, `${mail}/apercu`]) {
      expect([page, (await camille.get(page)).html.includes(link)]).toEqual([page, true]);
      const his = await omer.get(page);
      expect([page, his.status, his.html.includes(link.split('/').at(-1)!)]).toEqual([page, 200, false]);
    }
  });

  it('is told in English too', async () => {
    const visitor = await loggedIn(tablee);
    visitor.cookies.set('langue', 'en');
    expect((await visitor.get(TEAM)).text).toContain('Invite somebody');
    expect((await visitor.get('/organiser/evenements/seminaire/journal')).text).toContain('Camille Verney invited');
    await visitor.send(TEAM, { name: 'Eve Young', email: 'eve@example.org', role: 'accueil' }, `${TEAM}/invitations`);
    expect((await mailbox.last('eve@example.org')).subject).toBe('Camille Verney invites you to run an event');
  });
});
