import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { Mailbox, type ReadMail } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { csrfOf, Visitor } from '../../support/visitor.js';

const MAELLE = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle.cesbron@example.org',
  functionKey: 'secretaire-de-mairie',
  collectivity: 'Sèvremoine',
  remarks: 'Je viens en train.',
};
const SUPERIOR = { approverName: 'Yves Bouchet', approverEmail: 'yves.bouchet@example.org' };
const OTHER_SUPERIOR = { approverName: 'Anne Lair', approverEmail: 'anne.lair@example.org' };

describeOnEachEngine('who must agree to a registration', (engine) => {
  let tablee: TestApp;
  let mailbox: Mailbox;
  let desk: Visitor;
  let slug: string;
  let eventId: string;
  let number = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    mailbox = new Mailbox(
      tablee.app.get(MailListQuery, { strict: false }),
      tablee.app.get(MailDetailQuery, { strict: false }),
    );
  });
  afterAll(() => tablee.close());

  beforeEach(async () => {
    number++;
    slug = `seminaire-${String(number)}`;
    eventId = await givenEvent(
      { unitOfWork: tablee.app.get(UnitOfWork) },
      { slug, capacity: 2, code: `CIDGI ${String(number)}` },
    );
    const email = `camille.${String(number)}@example.org`;
    await givenOrganiser(tablee, { email, roles: { [eventId]: 'responsable' } });
    desk = await loggedIn(tablee, email);
  });

  /** The rules are saved as an organiser saves them, by the form of their page. */
  async function decideRules(typed: Record<string, string>): Promise<void> {
    const path = `/organiser/evenements/${slug}/regles/validation`;
    const { fields } = formOf((await desk.get(path)).html, '/regles/validation');
    const answer = await desk.post(path, { ...fields, ...typed });
    expect([answer.status, answer.location]).toEqual([303, `${path}?fait`]);
  }

  async function ask(person: Record<string, string>): Promise<{ visitor: Visitor; path: string }> {
    const visitor = new Visitor(tablee.url);
    const answer = await visitor.send(`/evenements/${slug}/inscription`, person);
    expect([answer.status, answer.text.slice(0, answer.status === 303 ? 0 : 300)]).toEqual([303, '']);
    return { visitor, path: answer.location! };
  }

  const mine = (email: string) => `${email.split('@')[0]!}.${String(number)}@example.org`;
  const linkOf = (mail: ReadMail, part: string) => new URL(mail.hrefs.find((href) => href.includes(part))!).pathname;

  it('follows an agent whose employer refuses, and their second try with another superior', async () => {
    await decideRules({ chain: 'employer', employerDays: '10', remindDays: '3' });
    const maelle = { ...MAELLE, email: mine(MAELLE.email) };
    const yves = { ...SUPERIOR, approverEmail: mine(SUPERIOR.approverEmail) };

    // The form asks for the superior, and says what is wrong with it beside everything else.
    const visitor = new Visitor(tablee.url);
    const form = await visitor.get(`/evenements/${slug}/inscription`);
    expect(form.text).toContain("L'accord de votre responsable");
    const wrong = await visitor.send(`/evenements/${slug}/inscription`, {
      ...maelle,
      lastName: '',
      approverName: 'Yves Bouchet',
      approverEmail: maelle.email,
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Saisissez votre nom');
    expect(wrong.text).toContain("Indiquez l'adresse de la personne qui autorise la participation");
    expect(wrong.html).toContain('value="Yves Bouchet"');

    const first = await ask({ ...maelle, ...yves });
    const page = await first.visitor.get(first.path);
    expect(page.text).toContain('Où en est votre demande');
    expect(page.text).toContain('Cette demande ne vaut pas convocation');
    const recorded = await mailbox.last(maelle.email);
    expect(recorded.subject).toBe(`[CIDGI ${String(number)}] Votre demande d’inscription est enregistrée`);
    expect(recorded.text).toContain('Yves Bouchet');

    // Who would decide in the employer's stead is told so before.
    const inscriptions = `/organiser/evenements/${slug}/inscriptions`;
    const asRow = await desk.get(inscriptions);
    expect(asRow.text).toContain("attend l'employeur, réponse avant le");
    const reference = /name="ref" value="([^"]+)"/.exec(asRow.html)![1]!;
    const early = await desk.get(`${inscriptions}/actions?action=accept&ref=${reference}`);
    expect(early.text).toContain('vous décideriez à sa place');
    const known = await desk.get(`${inscriptions}/${reference}`);
    expect(known.text).toContain(`à ${yves.approverEmail}, `);

    // The superior reads what they need, and nothing confided to the organisers.
    const asked = await mailbox.last(yves.approverEmail);
    expect(asked.subject).toMatch(
      /^\[CIDGI \d\] Demande d’inscription de Maëlle Cesbron\s: votre avis est attendu avant le\s\d/,
    );
    const opinion = linkOf(asked, '/avis/');
    const superior = new Visitor(tablee.url);
    const question = await superior.get(opinion);
    expect(question.text).toContain("Demande d'inscription de Maëlle Cesbron");
    expect(question.text).not.toContain('Je viens en train.');
    expect(question.headers.get('referrer-policy')).toBe('no-referrer');
    // A scanner opens the link as often as it likes.
    expect((await superior.get(opinion)).text).toContain('Donner mon accord');

    const silent = await superior.send(opinion, { verdict: 'refuse', reason: '' });
    expect([silent.status, silent.text.includes('Dites pourquoi')]).toEqual([422, true]);
    const refusal = { verdict: 'refuse', reason: 'Le service ferme ce jour-là.' };
    expect((await superior.send(opinion, refusal)).status).toBe(303);
    // Said twice, or said otherwise afterwards: the first word counts.
    const token = csrfOf((await superior.get(`/mes-inscriptions`)).html);
    expect((await superior.post(opinion, { _csrf: token, ...refusal })).location).toBe(opinion);
    const late = await superior.post(opinion, { _csrf: token, verdict: 'accept' });
    expect(late.location).toBe(`${opinion}?fait=tard`);
    expect((await superior.get(late.location!)).text).toMatch(
      /Votre réponse n'est pas retenue.*La demande est refusée/,
    );
    expect((await superior.get(opinion)).text).not.toContain("Votre réponse n'est pas retenue");

    const answer = await mailbox.last(maelle.email);
    expect(answer.subject).toContain('Suite donnée à votre demande d’inscription');
    expect(answer.text).toContain('Le service ferme ce jour-là.');
    const told = (await first.visitor.get(first.path)).text;
    expect(told).toContain("Demande refusée Votre employeur n'a pas donné son accord");
    expect(told).toContain('Motif : Le service ferme ce jour-là.');
    expect(told).not.toContain('Inscription annulée');
    expect((await desk.get(`/organiser/evenements/${slug}/inscriptions?etat=withdrawn`)).status).toBe(200);

    // A second try, with somebody else.
    const anne = { ...OTHER_SUPERIOR, approverEmail: mine(OTHER_SUPERIOR.approverEmail) };
    const second = await ask({ ...maelle, ...anne });
    const again = linkOf(await mailbox.last(anne.approverEmail), '/avis/');
    expect((await superior.send(again, { verdict: 'accept' })).status).toBe(303);
    expect((await second.visitor.get(second.path)).text).toContain('Inscription confirmée');
    expect((await mailbox.of(maelle.email)).map(({ kind }) => kind)).toEqual([
      'request-recorded',
      'request-refused',
      'request-recorded',
      'registration-confirmed',
    ]);
  });

  it('lets the applicant name another superior while the first has not answered, and the superior pass it on', async () => {
    await decideRules({ chain: 'employer' });
    const maelle = { ...MAELLE, email: mine(MAELLE.email) };
    const yves = { ...SUPERIOR, approverEmail: mine(SUPERIOR.approverEmail) };
    const anne = { ...OTHER_SUPERIOR, approverEmail: mine(OTHER_SUPERIOR.approverEmail) };
    const { visitor, path } = await ask({ ...maelle, ...yves });
    const old = linkOf(await mailbox.last(yves.approverEmail), '/avis/');
    expect((await visitor.send(`${path}/responsable`, anne)).status).toBe(303);
    expect((await visitor.get(path)).text).toContain('Anne Lair');
    const revoked = await new Visitor(tablee.url).get(old);
    expect(revoked.text).toContain("Cet avis n'est plus attendu de vous");
    const current = linkOf(await mailbox.last(anne.approverEmail), '/avis/');
    const third = { approverName: 'Paul Ménard', approverEmail: mine('paul.menard@example.org') };
    const other = new Visitor(tablee.url);
    expect((await other.get(current)).text).toContain('Nom de cette personne Celle qui peut autoriser');
    const passedOn = await other.send(current, third, `${current}/transmission`);
    expect((await other.get(passedOn.location!)).text).toContain('La demande est transmise');
    expect((await other.get(current)).text).toContain("Cet avis n'est plus attendu de vous");
    expect((await mailbox.of(third.approverEmail)).map(({ kind }) => kind)).toEqual(['approval-asked']);
    // The sheet to sign has the visa box and no answers confided to the organisers.
    const sheet = await visitor.get(`${path}/fiche`);
    expect(sheet.text).toContain("Visa de l'employeur");
    expect(sheet.text).not.toContain('Je viens en train.');
    // Withdrawn meanwhile: the last link says so and decides nothing.
    const last = linkOf(await mailbox.last(third.approverEmail), '/avis/');
    expect((await visitor.send(`${path}/annuler`)).status).toBe(303);
    expect((await other.get(last)).text).toContain("Il n'y a plus rien à décider");
    expect((await new Visitor(tablee.url).get(`/avis/${'x'.repeat(32)}`)).status).toBe(404);
  });

  it('lets organisers decide on many at once, says who would wait, and takes the act back whole', async () => {
    await decideRules({ chain: 'organiser' });
    const people = ['ana', 'bruno', 'chloe'].map((name) => mine(`${name}@example.org`));
    for (const email of people) await ask({ ...MAELLE, email, lastName: email.split('.')[0]! });
    const path = `/organiser/evenements/${slug}/demandes`;
    const list = await desk.get(path);
    const form = formOf(list.html, '/demandes');
    const names = [...list.html.matchAll(/name="(choix-[^"]+)"/g)].map(([, name]) => name!);
    expect(names).toHaveLength(3);
    const chosen = Object.fromEntries(names.map((name) => [name, 'oui']));

    expect((await desk.post(path, { ...form.fields, verdict: 'accept' })).status).toBe(422);
    const preview = await desk.post(path, { ...form.fields, ...chosen, verdict: 'accept' });
    expect(preview.text).toContain("Toutes n'auront pas de place");
    const confirm = formOf(preview.html, '/demandes');
    const done = await desk.post(path, confirm.fields);
    expect(done.status).toBe(303);
    const after = await desk.get(done.location!);
    expect(after.text).toContain('2 demandes acceptées, avec une place.');
    expect(after.text).toContain("Une demande acceptée, sur liste d'attente.");
    expect((await mailbox.of(people[0]!)).map(({ kind, status }) => [kind, status])).toEqual([
      ['request-recorded', 'caught'],
      ['registration-confirmed', 'caught'],
    ]);

    const undone = await desk.post(`${path}/retablir`, formOf(after.html, '/retablir').fields);
    expect(undone.text).toContain('3 demandes sont de nouveau à valider');
    expect((await mailbox.of(people[0]!)).map(({ kind, status }) => [kind, status])).toEqual([
      ['request-recorded', 'caught'],
      ['registration-confirmed', 'cancelled'],
    ]);
    const [places] = await tablee.app
      .get(UnitOfWork)
      .run((tx) =>
        tx.query('SELECT taken AS "taken", waiting AS "waiting" FROM event_places WHERE event_id = ?', [eventId]),
      );
    expect(places).toEqual({ taken: 0, waiting: 0 });
    // Once is enough.
    expect((await desk.post(`${path}/retablir`, formOf(after.html, '/retablir').fields)).status).toBe(409);

    const refused = await desk.post(path, { ...form.fields, ...chosen, verdict: 'refuse', motif: 'audience' });
    expect((await desk.get(refused.location!)).text).toContain('3 demandes refusées.');
    expect((await mailbox.last(people[2]!)).text).toContain('L’événement s’adresse à un autre public.');
  });
});
