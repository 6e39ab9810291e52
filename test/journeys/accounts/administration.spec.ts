import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { NameAdministrator } from '../../../src/platform/accounts/use-cases/name-administrator.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { type Visitor } from '../../support/visitor.js';

const HERE = '/organiser/administration';

describeOnEachEngine('administering an installation', (engine) => {
  let tablee: TestApp;
  let mailbox: Mailbox;
  let camille: Visitor;
  let camilleId: string;
  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    mailbox = new Mailbox(
      tablee.app.get(MailListQuery, { strict: false }),
      tablee.app.get(MailDetailQuery, { strict: false }),
    );
    camilleId = await givenOrganiser(tablee);
    await tablee.app
      .get(NameAdministrator, { strict: false })
      .grant({ accountId: null, name: 'npm run admin' }, camilleId);
    camille = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  const read = () => tablee.app.get(ReadDatabase, { strict: false });
  const post = (path: string, fields: Record<string, string> = {}) => camille.send(HERE, fields, `${HERE}/${path}`);
  const idOf = async (short: string) =>
    (await read().query<{ id: string }>('SELECT id FROM organisations WHERE short = ?', [short]))[0]!.id;

  it('founds organisations, and names them anew', async () => {
    expect((await camille.get(HERE)).text).toContain('Aucune organisation');
    const founded = await post('organisations', { title: 'Centre national', short: 'CNFPT' });
    expect([founded.status, founded.location]).toEqual([303, `${HERE}?fait=organisation-creee`]);
    await post('organisations', { title: 'Association', short: 'ADGCF' });
    const page = await camille.get(HERE);
    expect(page.text).toMatch(/ADGCF Association .* CNFPT Centre national/);
    await post(`organisations/${await idOf('ADGCF')}`, { title: 'Association des DG', short: 'AdCF' });
    expect((await camille.get(HERE)).text).toContain('AdCF Association des DG');
  });

  it.each([
    [{}, ['Saisissez le nom complet', 'Saisissez le sigle']],
    [{ title: 'Autre', short: 'cnfpt' }, ["Une organisation s'appelle déjà « cnfpt »"]],
    [{ title: 'a'.repeat(300), short: 'X' }, ['200 caractères au plus']],
  ])('says what is wrong with organisation %#, and keeps it', async (typed, sentences) => {
    const answer = await post('organisations', typed);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('<title>Erreur');
    for (const sentence of sentences) expect(answer.text).toContain(sentence);
    if ('short' in typed) expect(answer.html).toContain(`value="${typed.short}"`);
  });

  it('adds people, tells them by mail, and takes them off again', async () => {
    const cnfpt = await idOf('CNFPT');
    const added = await post(`organisations/${cnfpt}/membres`, { name: 'Sophie Garnaud', email: 'sophie@example.org' });
    expect(added.location).toBe(`${HERE}?fait=membre-ajoute`);
    const mail = await mailbox.last('sophie@example.org');
    expect(mail.subject).toBe('Votre compte pour organiser des événements avec CNFPT');
    expect(mail.text).toContain('/connexion');
    expect(mail.text).not.toMatch(/connexion\/[\w-]/);
    expect((await post(`organisations/${cnfpt}/membres`, { name: 'S', email: 'SOPHIE@example.org' })).text).toContain(
      "fait déjà partie de l'organisation",
    );
    expect((await post(`organisations/nowhere/membres`, { name: 'S G', email: 's@example.org' })).status).toBe(404);
    expect(await read().query("SELECT id FROM organiser_accounts WHERE email = 's@example.org'")).toEqual([]);
    const [{ id }] = (await read().query<{ id: string }>(
      "SELECT id FROM organiser_accounts WHERE email = 'sophie@example.org'",
    )) as [{ id: string }];
    await post(`organisations/${cnfpt}/membres/${id}/retrait`);
    expect(await read().query('SELECT account_id FROM organisation_members')).toEqual([]);
  });

  it('lists accounts with their last login, and finds them by name or address', async () => {
    expect((await camille.get(HERE)).text).toMatch(/Sophie Garnaud sophie@example\.org .*jamais/);
    const found = (await camille.get(`${HERE}?q=GARN`)).text;
    expect(found).toContain('sophie@example.org');
    expect(found).not.toContain('camille.verney@example.org');
    expect((await camille.get(`${HERE}?q=%25`)).text).toContain('Aucun compte ne répond');
  });

  it('names administrators and takes the rights back, but never from the last one', async () => {
    const sophieId = await givenOrganiser(tablee, { email: 'sophie@example.org' });
    const sophie = await loggedIn(tablee, 'sophie@example.org');
    expect((await sophie.get(HERE)).status).toBe(403);
    const last = await post(`comptes/${camilleId}/administration/retrait`);
    expect([last.status, last.text]).toEqual([409, expect.stringContaining('au moins une personne qui administre')]);
    await post(`comptes/${sophieId}/administration`);
    expect((await sophie.get(HERE)).status).toBe(200);
    expect((await sophie.get('/organiser')).text).toContain('Administration');
    expect((await post(`comptes/${sophieId}/administration/retrait`)).status).toBe(303);
    expect((await sophie.get(HERE)).status).toBe(403);
    expect((await post('comptes/nobody/administration')).status).toBe(404);
  });

  it('of two administrators who revoke each other at once keeps one', async () => {
    for (let round = 0; round < 4; round++) {
      const other = await givenOrganiser(tablee, { email: `rival${round}@example.org`, name: 'Rival' });
      const names = tablee.app.get(NameAdministrator, { strict: false });
      const actor = { accountId: null, name: 'test' };
      await names.grant(actor, other);
      await names.grant(actor, camilleId);
      await Promise.allSettled([names.revoke(actor, other), names.revoke(actor, camilleId)]);
      const left = await read().query<{ id: string }>(
        'SELECT id FROM organiser_accounts WHERE is_administrator = TRUE',
      );
      expect(left).toHaveLength(1);
    }
    await tablee.app
      .get(UnitOfWork, { strict: false })
      .run((tx) => tx.execute('UPDATE organiser_accounts SET is_administrator = TRUE WHERE id = ?', [camilleId]));
  });

  it('leaves a journal, which holds no address', async () => {
    const { text } = await camille.get(`${HERE}/journal`);
    expect(text).toContain("Camille Verney a créé l'organisation CNFPT");
    expect(text).toContain('Camille Verney a ajouté Sophie Garnaud à CNFPT');
    expect(text).toContain("npm run admin a donné les droits d'administration à Camille Verney");
    expect(text).toContain('Camille Verney : connexion par lien');
    expect(text).not.toContain('sophie@');
  });
});
