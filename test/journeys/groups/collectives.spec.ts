import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { CollectivesQuery } from '../../../src/registrations/collectives/queries/collectives.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

const PERSON = { firstName: 'Maëlle', lastName: 'Cesbron', functionKey: 'dgs', collectivity: 'sevremoine' };

describeOnEachEngine('a territory’s collective', (engine) => {
  let tablee: TestApp;
  let mailbox: Mailbox;
  let visitor: Visitor;
  let unitOfWork: UnitOfWork;
  let events = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const get = <T>(token: abstract new (...args: never[]) => T): T =>
      tablee.app.get(token as never, { strict: false });
    mailbox = new Mailbox(get(MailListQuery), get(MailDetailQuery));
    unitOfWork = get(UnitOfWork);
  });
  beforeEach(() => {
    visitor = new Visitor(tablee.url);
  });
  afterAll(() => tablee.close());

  async function given(): Promise<{ id: string; slug: string; form: string }> {
    const slug = `collectifs-${++events}`;
    const id = await givenEvent({ unitOfWork }, { slug, code: `COL 0${events}` });
    return { id, slug, form: `/evenements/${slug}/inscription` };
  }

  /** @returns the path of the personal page. */
  async function registered(form: string, fields: Record<string, string>): Promise<string> {
    const { status, location } = await visitor.send(form, { ...PERSON, ...fields });
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/inscriptions\//)]);
    return location ?? '';
  }

  const invitationIn = (html: string) => /value="[^"]*(\/collectifs\/[\w-]{32})"/.exec(html)?.[1] ?? '';

  it('is begun with the territory’s name, shared, joined by the form, and shows only who agreed', async () => {
    const { id, form } = await given();
    const maelle = await registered(form, { email: 'c1@example.org' });
    const begin = await visitor.get(`${maelle}/collectif`);
    expect(begin.html).toContain('value="Collectif Mauges Communauté"');
    const begun = await visitor.send(`${maelle}/collectif`, { name: 'Collectif Mauges', do: 'begin' });
    expect(begun.location).toBe(`${maelle}/collectif?fait=begun`);
    const own = await visitor.get(`${maelle}/collectif`);
    expect(own.text).toContain("Personne d'autre pour le moment");
    const invitation = invitationIn(own.html);

    const stranger = new Visitor(tablee.url);
    const hidden = await stranger.get(invitation);
    expect([hidden.status, hidden.text.includes('Maëlle'), hidden.text.includes('Collectif Mauges')]).toEqual([
      200,
      false,
      true,
    ]);
    await visitor.send(`${maelle}/collectif`, { shows: 'oui', do: 'show' });
    const shown = await stranger.get(invitation);
    expect([shown.text.includes('Maëlle, Sèvremoine'), shown.text.includes('Cesbron')]).toEqual([true, false]);

    const joining = /href="(\/evenements\/[\w-]+\/inscription\/collectif\/[\w-]+)"/.exec(shown.html)?.[1] ?? '';
    expect((await stranger.get(joining)).text).toContain('Vous rejoignez le collectif « Collectif Mauges »');
    const wrong = await visitor.send(joining, { ...PERSON, firstName: '', email: 'c2@example.org' });
    expect([wrong.status, wrong.html.includes(`action="${joining}"`)]).toEqual([422, true]);
    const bo = await registered(joining, {
      firstName: 'Bo',
      lastName: 'Autre',
      email: 'c2@example.org',
      collectivity: 'Niort',
    });
    expect((await visitor.get(`${maelle}/collectif`)).text).toContain('une autre personne');
    expect((await visitor.get(`${bo}/collectif`)).text).toMatch(/Maëlle, Commune Sèvremoine/);

    const cy = await registered(form, { firstName: 'Cy', email: 'c3@example.org' });
    const joined = await stranger.send(invitation, { link: `https://tablee.example.org${cy}`, shows: 'oui' });
    expect(joined.location).toBe(`${cy}/collectif?fait=joined`);
    expect((await visitor.get(`${bo}/collectif`)).text).toMatch(/Cy, Commune Sèvremoine/);
    const [collective] = await tablee.app.get(CollectivesQuery, { strict: false }).of(id);
    expect([collective?.name, collective?.registrationIds.length]).toEqual(['Collectif Mauges', 3]);
  });

  it('stays with the others when its beginner leaves; a link replaced opens nothing', async () => {
    const { form } = await given();
    const one = await registered(form, { email: 'd1@example.org' });
    await visitor.send(`${one}/collectif`, { name: 'Niortais', do: 'begin' });
    const link = invitationIn((await visitor.get(`${one}/collectif`)).html);
    const joining = /href="(\/evenements\/[^"]+\/collectif\/[^"]+)"/.exec((await visitor.get(link)).html)?.[1] ?? '';
    const two = await registered(joining, { email: 'd2@example.org' });
    expect((await visitor.send(`${two}/collectif`, { do: 'renew' })).status).toBe(403);
    await visitor.send(`${one}/collectif`, { do: 'renew' });
    expect((await visitor.get(link)).status).toBe(404);
    const fresh = invitationIn((await visitor.get(`${one}/collectif`)).html);
    expect([fresh === link, (await visitor.get(fresh)).status]).toEqual([false, 200]);
    await visitor.send(`${one}/collectif`, { do: 'leave' });
    await visitor.send(`${two}/collectif`, { name: 'Niortais réunis', do: 'rename' });
    expect((await visitor.get(fresh)).text).toContain('Niortais réunis');
    expect((await visitor.send(`${two}/collectif`, { do: 'renew' })).status).toBe(303);
    expect((await visitor.get(`${one}/collectif`)).text).toContain('Créer un collectif de territoire');
    const newest = invitationIn((await visitor.get(`${two}/collectif`)).html);
    expect((await visitor.get(newest)).text).toContain('Une personne de votre territoire vous invite');
    await visitor.send(`${two}/collectif`, { do: 'leave' });
    expect((await visitor.get(newest)).text).toContain("Ce collectif n'a plus personne");
  });

  it('invites by mail in the person’s name and under ours, each address once', async () => {
    const { form } = await given();
    const one = await registered(form, { email: 'e1@example.org' });
    await visitor.send(`${one}/collectif`, { name: 'Mauges', do: 'begin' });
    const none = await visitor.send(`${one}/collectif`, { addresses: 'pas une adresse', do: 'invite' });
    expect([none.status, none.html.includes('pas une adresse')]).toEqual([422, true]);
    const sent = await visitor.send(`${one}/collectif`, { addresses: 'f1@example.org, f2@example.org', do: 'invite' });
    expect(sent.location).toBe(`${one}/collectif?fait=invited&nombre=2`);
    await visitor.send(`${one}/collectif`, { addresses: 'f1@example.org', do: 'invite' });
    const mails = await mailbox.of('f1@example.org');
    expect(mails.map(({ kind }) => kind)).toEqual(['collective-invitation']);
    expect(mails[0]?.text).toContain('Maëlle Cesbron, Sèvremoine (49)');
    const link = mails[0]!.hrefs.find((href) => href.includes('/collectifs/'))!;
    expect((await visitor.get(new URL(link).pathname)).status).toBe(200);
    expect(mails[0]!.html + mails[0]!.text).not.toContain('/inscriptions/');
  });

  it('opens nothing of anybody with another link, nor joins people of another event', async () => {
    const [here, there] = [await given(), await given()];
    const one = await registered(here.form, { email: 'g1@example.org' });
    await visitor.send(`${one}/collectif`, { name: 'Mauges', do: 'begin' });
    const link = invitationIn((await visitor.get(`${one}/collectif`)).html);
    const token = link.split('/').at(-1) ?? '';
    const elsewhere = await registered(there.form, { email: 'g2@example.org' });
    expect((await visitor.send(link, { link: elsewhere })).text).toContain("celui d'un autre événement");
    expect((await visitor.send(link, { link: 'n’importe quoi' })).status).toBe(422);
    expect((await visitor.get(`/inscriptions/${token}`)).status).toBe(404);
    expect((await visitor.get(`/collectifs/${one.split('/').at(-1) ?? ''}`)).status).toBe(404);
    const stray = await registered(`${there.form}/collectif/${token}`, { email: 'g3@example.org' });
    expect((await visitor.get(`${stray}/collectif`)).text).toContain('Créer un collectif');
  });

  it('is seen by the organisers with its people, and two of one name become one', async () => {
    const { id, slug, form } = await given();
    await givenOrganiser(tablee, { email: `o${events}@example.org`, roles: { [id]: 'organisateur' } });
    const desk = await loggedIn(tablee, `o${events}@example.org`);
    const page = `/organiser/evenements/${slug}/collectifs`;
    const one = await registered(form, { email: 'h1@example.org', lastName: 'Premier' });
    const two = await registered(form, { email: 'h2@example.org', lastName: 'Second' });
    await registered(form, { email: 'h3@example.org', lastName: 'Nommeur', collective: 'MAUGES' });
    await visitor.send(`${one}/collectif`, { name: 'Collectif Mauges', do: 'begin' });
    await visitor.send(`${two}/collectif`, { name: 'Mauges', do: 'begin' });
    const link = invitationIn((await visitor.get(`${two}/collectif`)).html);
    const before = await desk.get(page);
    expect(before.text).toMatch(/Maëlle Premier.*Maëlle Second.*Maëlle Nommeur/);
    const ids = [...before.html.matchAll(/name="from" value="([\w-]+)"/g)].map(([, found]) => found!);
    const named = /name="into" value="([\w-]+)"/.exec(before.html)?.[1] ?? '';
    const [into, from] = named === ids[0] ? ids : [ids[1], ids[0]];
    expect((await desk.send(page, { from: from!, into: into! }, `${page}/reunion`)).status).toBe(303);
    expect((await desk.send(page, { name: 'MAUGES', into: into! }, `${page}/rassemblement`)).status).toBe(303);
    const [collective] = await tablee.app.get(CollectivesQuery, { strict: false }).of(id);
    expect(collective?.registrationIds.length).toBe(3);
    expect((await visitor.get(link)).status).toBe(200);
    expect((await desk.send(page, { from: into!, into: into! }, `${page}/reunion`)).status).toBe(404);
    expect((await desk.get(`/organiser/evenements/${slug}/journal`)).text).toContain(
      'les personnes qui le nommaient (personnes : 1)',
    );
  });
});
