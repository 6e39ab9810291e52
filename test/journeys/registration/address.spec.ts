import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

const [WRONG, RIGHT] = ['maelle.cesbron@exmaple.example.org', 'maelle.cesbron@example.org'];
const MAELLE = {
  ...{ firstName: 'Maëlle', lastName: 'Cesbron', email: WRONG, functionKey: 'dgs', collectivity: 'Sèvremoine (49)' },
};

describeOnEachEngine('an address that was typed wrong', (engine) => {
  let tablee: TestApp;
  let desk: Visitor;
  let mailbox: Mailbox;
  let reference: string;
  let path: string;
  const list = '/organiser/evenements/seminaire/inscriptions';
  const page = () => `${list}/${reference}/adresse`;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });
    mailbox = new Mailbox(get(MailListQuery), get(MailDetailQuery));
    const unitOfWork = get(UnitOfWork);
    const id = await givenEvent({ unitOfWork }, { slug: 'seminaire' });
    await givenOrganiser(tablee, { roles: { [id]: 'organisateur' } });
    desk = await loggedIn(tablee);
    const visitor = new Visitor(tablee.url);
    path = (await visitor.send('/evenements/seminaire/inscription', MAELLE)).location!;
    await visitor.send('/evenements/seminaire/inscription', { ...MAELLE, firstName: 'Ana', email: 'ana@example.org' });
    reference = new RegExp(`inscriptions/([0-9A-Z]{4}-[0-9A-Z]{4})"[^>]*>Maëlle`).exec(
      (await desk.get(list)).html,
    )![1]!;
    await unitOfWork.run((tx) =>
      tx.execute(`UPDATE outgoing_emails SET status = 'failed' WHERE to_address = ?`, [WRONG]),
    );
  });
  afterAll(() => tablee.close());

  it('is refused where it is none, or somebody else’s, and stays typed', async () => {
    expect((await desk.get(`${list}?attention=mail`)).text).toContain('1 inscription sur 2');
    // From the mail that failed one gets to the person, and to the address.
    const mails = await desk.get('/organiser/evenements/seminaire/courriels?etat=failed');
    const mail = await desk.get(/href="(\/organiser\/courriels\/[\w-]+)"/.exec(mails.html)![1]!);
    expect(mail.html).toContain(`href="${list}/${reference}">Maëlle Cesbron</a>`);
    expect((await desk.get(`${list}/${reference}`)).html).toContain(`href="${page()}"`);
    const { fields } = formOf((await desk.get(page())).html, '/adresse');
    expect(fields).toMatchObject({ email: WRONG, prevenir: 'oui' });
    for (const [email, said] of [
      ['maelle.example.org', 'une seule arobase'],
      ['', 'Saisissez'],
      ['ANA@example.org', 'Une autre inscription à cet événement porte déjà cette adresse'],
    ] as const) {
      const refused = await desk.post(page(), { ...fields, email });
      expect([refused.status, refused.html.includes(`value="${email}"`)]).toEqual([422, true]);
      expect(refused.text).toContain(said);
    }
  });

  it('is mended: one mail with a new link goes to the right one, and the former link opens nothing', async () => {
    const { fields } = formOf((await desk.get(page())).html, '/adresse');
    const typed = `Maëlle Cesbron <${RIGHT}>`;
    expect((await desk.post(page(), { ...fields, email: typed })).location).toBe(`${list}/${reference}`);
    const sent = await mailbox.of(RIGHT);
    expect(sent.map(({ kind }) => kind)).toEqual(['registration-confirmed']);
    const link = new URL(sent[0]!.hrefs.find((href) => /\/inscriptions\/[\w-]+$/.test(href))!).pathname;
    expect(link).not.toBe(path);
    expect((await new Visitor(tablee.url).get(path)).status).toBe(404);
    expect((await new Visitor(tablee.url).get(link)).text).toContain('Inscription confirmée');
    // What failed is nobody's trouble any more.
    expect((await desk.get(`${list}?attention=mail`)).text).toContain('Personne autour de cette table');
    expect((await desk.get(`${list}?q=${RIGHT}`)).text).toContain('1 inscription sur 2');
    const person = await desk.get(`${list}/${reference}`);
    expect(person.text).toContain(`a corrigé l'adresse électronique de l'inscription ${reference}`);
    // The wrong one stands beside the mail that went there, and nowhere else.
    expect(person.text.split(WRONG)).toHaveLength(2);
    expect(person.text).toContain(RIGHT);
    // Sent a second time, it is done once.
    await desk.post(page(), { ...fields, email: RIGHT });
    expect(await mailbox.of(RIGHT)).toHaveLength(1);
  });

  it('is mended silently too; whoever has withdrawn has none to mend', async () => {
    const { fields } = formOf((await desk.get(page())).html, '/adresse');
    await desk.post(page(), { ...fields, email: 'maelle@example.org', prevenir: '' });
    expect(await mailbox.of('maelle@example.org')).toEqual([]);
    const withdrawn = `${list}/${reference}/annulation`;
    await desk.post(withdrawn, { _csrf: fields['_csrf']! });
    expect((await desk.get(page())).status).toBe(404);
    expect((await desk.post(page(), fields)).status).toBe(404);
    // Who withdrew and comes after all is not typed again.
    const { html } = await desk.get(`${list}/${reference}`);
    const again = /href="([^"]*inscription-manuelle\?comme&#x3D;[^"]*)"/.exec(html)![1]!.replace('&#x3D;', '=');
    const known = formOf((await desk.get(again)).html, '/inscription-manuelle').fields;
    expect(known).toMatchObject({ lastName: 'Cesbron', email: 'maelle@example.org', collectivity: 'Sèvremoine (49)' });
    expect((await desk.post('/organiser/evenements/seminaire/inscription-manuelle', known)).status).toBe(303);
    expect((await mailbox.last('maelle@example.org')).kind).toBe('registration-confirmed');
  });
});
