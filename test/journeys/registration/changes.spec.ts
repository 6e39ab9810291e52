import { AuditListQuery } from '../../../src/platform/audit/audit-list.query.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenOption } from '../../support/builders/options.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { Mailbox } from '../../support/mailbox.js';
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
const COLLEAGUE = { firstName: 'Yann', lastName: 'Brossard', email: 'yann.brossard@example.org', functionKey: 'dgs' };

describeOnEachEngine('what becomes of a registration', (engine) => {
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
    slug = `journee-${String(number)}`;
    const unitOfWork = tablee.app.get(UnitOfWork);
    eventId = await givenEvent({ unitOfWork }, { slug, capacity: 1, code: `JOUR ${String(number)}` });
    const email = `camille.${String(number)}@example.org`;
    await givenOrganiser(tablee, { email, roles: { [eventId]: 'organisateur' } });
    desk = await loggedIn(tablee, email);
  });

  const mine = (email: string) => email.replace('@', `.${String(number)}@`);

  async function register(person: Record<string, string>): Promise<{ visitor: Visitor; path: string }> {
    const visitor = new Visitor(tablee.url);
    const answer = await visitor.send(`/evenements/${slug}/inscription`, { ...person, email: mine(person.email!) });
    expect(answer.status).toBe(303);
    return { visitor, path: answer.location! };
  }

  async function closeFor(group: string): Promise<void> {
    const path = `/organiser/evenements/${slug}/regles/modifications`;
    const { fields } = formOf((await desk.get(path)).html, '/regles/modifications');
    expect((await desk.post(path, { ...fields, [`${group}-regle`]: 'never' })).status).toBe(303);
  }

  async function places(): Promise<unknown> {
    const rows = await tablee.app
      .get(UnitOfWork)
      .run((tx) =>
        tx.query('SELECT taken AS "taken", waiting AS "waiting" FROM event_places WHERE event_id = ?', [eventId]),
      );
    return rows[0];
  }

  const journal = async () =>
    (await tablee.app.get(AuditListQuery, { strict: false }).ofEvent(eventId, null)).items.map(({ verb, details }) => ({
      verb,
      details,
    }));

  it('shows what is closed as text with its reason, and keeps it whatever is sent', async () => {
    const { visitor, path } = await register(MAELLE);
    await closeFor('employer');
    await closeFor('answers');
    await closeFor('withdrawal');
    const personal = await visitor.get(path);
    expect(personal.text).toContain("Employeur et collectif : sur demande à l'équipe d'organisation");
    expect(personal.html).not.toContain(`${path}/annuler"`);
    const form = await visitor.get(`${path}/modifier`);
    expect(form.text).toContain('Ce qui ne se modifie plus en ligne');
    expect(form.html).not.toContain('name="collectivity"');
    expect(form.html).not.toContain('name="remarks"');
    const { fields } = formOf(form.html, '/modifier');
    const forged = { ...fields, firstName: 'Maëlle-Anne', collectivity: 'Ligné', remarks: 'Autre chose.' };
    expect((await visitor.post(`${path}/modifier`, forged)).status).toBe(303);
    const after = (await visitor.get(path)).text;
    expect(after).toContain('Maëlle-Anne');
    expect(after).toContain('Sèvremoine (49)');
    expect(after).toContain('Je viens en train.');
    // Withdrawing is closed too: the page leads back, and a form sent all the same does nothing.
    const token = fields._csrf ?? '';
    expect((await visitor.get(`${path}/annuler`)).status).toBe(303);
    await visitor.post(`${path}/annuler`, { _csrf: token });
    expect((await visitor.get(path)).text).toContain('Inscription confirmée');
  });

  it('says why somebody withdrew, to the organisers', async () => {
    const { visitor, path } = await register(MAELLE);
    await visitor.send(`${path}/annuler`, { motif: 'work', precision: 'Conseil municipal ce jour-là.' });
    const [row] = await tablee.app
      .get(UnitOfWork)
      .run((tx) =>
        tx.query<{ reason: string }>('SELECT end_reason AS "reason" FROM registrations WHERE event_id = ?', [eventId]),
      );
    expect(row!.reason).toBe('Un empêchement de service : Conseil municipal ce jour-là.');
    const people = `/organiser/evenements/${slug}/inscriptions`;
    const figures = await desk.get(`${people}/qui-vient`);
    expect(figures.text).toMatch(/Une inscription a pris fin. Une de ces personnes avait une place./);
    expect(figures.text).toMatch(/Annulée par la personne 1 1 .*Un empêchement de service 1/);
    expect(figures.text).not.toContain('Conseil municipal');
    const page = figures.html.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    const list = /href="([^"]*statut=withdrawn[^"]*)"/.exec(page)![1]!;
    for (const address of [list, list.replace('inscriptions?', 'inscriptions.csv?')]) {
      const { text } = await desk.get(address);
      expect(text).toMatch(/Annulée par la personne.*Un empêchement de service : Conseil municipal/s);
    }
  });

  it('hands the place over to a colleague who accepts, and to nobody before', async () => {
    const dinner = await givenOption(tablee.app.get(UnitOfWork), eventId, { capacity: 1 });
    const { visitor, path } = await register({ ...MAELLE, [`option-${dinner}`]: 'oui' });
    const waiting = await register({ ...MAELLE, firstName: 'Loïc', email: 'loic.heurtin@example.org' });
    const own = await visitor.send(`${path}/remplacant`, { ...COLLEAGUE, email: mine(MAELLE.email) });
    expect([own.status, own.text.includes("Indiquez l'adresse de votre collègue")]).toEqual([422, true]);
    expect((await visitor.send(`${path}/remplacant`, { ...COLLEAGUE, email: mine(COLLEAGUE.email) })).status).toBe(303);
    expect((await visitor.get(path)).text).toContain(
      "Tant que cette personne n'a pas accepté, la place reste la vôtre.",
    );
    const asked = await mailbox.last(mine(COLLEAGUE.email));
    const link = new URL(asked.hrefs.find((href) => href.includes('/remplacements/'))!).pathname;
    const yann = new Visitor(tablee.url);
    const question = await yann.get(link);
    expect(question.text).toContain('Maëlle Cesbron vous propose sa place');
    expect(question.text).not.toContain('Je viens en train.');
    expect(await places()).toEqual({ taken: 1, waiting: 1 });

    const answer = await yann.send(link, { reponse: 'oui' });
    expect(answer.status).toBe(303);
    const his = await yann.get(answer.location!);
    expect(his.text).toContain('Inscription confirmée');
    expect(his.text).not.toContain('Je viens en train.');
    expect((await visitor.get(path)).text).toContain('Yann Brossard vient à votre place');
    expect((await waiting.visitor.get(waiting.path)).text).toContain("liste d'attente");
    expect(await places()).toEqual({ taken: 1, waiting: 1 });
    expect((await mailbox.of(mine(COLLEAGUE.email))).map(({ kind }) => kind)).toEqual([
      'substitution-asked',
      'registration-confirmed',
    ]);
    expect((await mailbox.last(mine(MAELLE.email))).kind).toBe('registration-substituted');
    const [option] = await tablee.app
      .get(UnitOfWork)
      .run((tx) => tx.query('SELECT taken AS "taken" FROM event_options WHERE id = ?', [dinner]));
    expect(option).toEqual({ taken: 1 });
    // Said again: nothing more happens.
    expect((await yann.post(link, { _csrf: csrfOf(question.html), reponse: 'oui' })).status).toBe(303);
    expect((await yann.get(link)).text).toContain('Vous avez pris la place');
    expect(await places()).toEqual({ taken: 1, waiting: 1 });
  });

  it('lets somebody call a proposal back, and the colleague read so', async () => {
    const { visitor, path } = await register(MAELLE);
    await visitor.send(`${path}/remplacant`, { ...COLLEAGUE, email: mine(COLLEAGUE.email) });
    const { hrefs } = await mailbox.last(mine(COLLEAGUE.email));
    const link = new URL(hrefs.find((href) => href.includes('/remplacements/'))!).pathname;
    const { action, fields } = formOf((await visitor.get(path)).html, '/reprise');
    expect((await visitor.post(action, fields)).status).toBe(303);
    expect((await new Visitor(tablee.url).get(link)).text).toContain("Cette place n'est plus proposée");
  });

  it('lets organisers change, confirm and end on behalf, with mail or silently, all in the journal without the answers', async () => {
    const { path } = await register(MAELLE);
    const second = await register({ ...MAELLE, firstName: 'Loïc', email: 'loic.heurtin@example.org' });
    const list = await desk.get(`/organiser/evenements/${slug}/inscriptions`);
    const referenceOf = (name: string) =>
      new RegExp(`inscriptions/([0-9A-Z]{4}-[0-9A-Z]{4})"[^>]*>${name}`).exec(list.html)?.[1] ?? '';
    const [first, waits] = [referenceOf('Maëlle'), referenceOf('Loïc')];
    const edit = `/organiser/evenements/${slug}/inscriptions/${first}/modifier`;
    const { fields } = formOf((await desk.get(edit)).html, '/modifier');

    const { prevenir: _told, ...silently } = fields;
    expect((await desk.post(edit, { ...silently, phone: '06 12 34 56 78' })).status).toBe(303);
    expect((await mailbox.of(mine(MAELLE.email))).map(({ kind }) => kind)).toEqual(['registration-confirmed']);
    // The page was open in two places: both versions are shown, nothing is lost.
    const late = await desk.post(edit, { ...fields, phone: '07 00 00 00 00' });
    expect([late.status, late.text.includes("L'inscription a changé pendant que ce formulaire était ouvert")]).toEqual([
      409,
      true,
    ]);
    expect(late.html).toContain('07 00 00 00 00');
    const again = formOf(late.html, '/modifier');
    expect((await desk.post(edit, again.fields)).status).toBe(303);
    expect((await mailbox.last(mine(MAELLE.email))).kind).toBe('registration-changed');

    const confirm = `/organiser/evenements/${slug}/inscriptions/${waits}/confirmation`;
    const token = again.fields._csrf ?? '';
    expect((await desk.post(confirm, { _csrf: token, raison: '' })).status).toBe(422);
    expect((await desk.post(confirm, { _csrf: token, raison: 'Intervenant imprévu', prevenir: 'oui' })).status).toBe(
      303,
    );
    expect((await second.visitor.get(second.path)).text).toContain('Inscription confirmée');
    expect(await places()).toEqual({ taken: 2, waiting: 0 });

    const end = `/organiser/evenements/${slug}/inscriptions/${first}/annulation`;
    expect(
      (await desk.post(end, { _csrf: token, motif: 'Demande reçue par téléphone.', prevenir: 'oui' })).status,
    ).toBe(303);
    expect((await desk.post(end, { _csrf: token, prevenir: 'oui' })).status).toBe(303);
    const told = (await mailbox.of(mine(MAELLE.email))).filter(({ kind }) => kind === 'registration-ended');
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain('Demande reçue par téléphone.');
    expect((await new Visitor(tablee.url).get(path)).text).toContain('Inscription annulée');

    const byHand = `/organiser/evenements/${slug}/inscription-manuelle`;
    const blank = formOf((await desk.get(byHand)).html, '/inscription-manuelle').fields;
    const person = { ...MAELLE, firstName: 'Nolwenn', email: mine('nolwenn.le.goff@example.org') };
    const { remarks: _remarks, ...identity } = person;
    expect((await desk.post(byHand, { ...blank, ...identity, lastName: '' })).status).toBe(422);
    const registered = await desk.post(byHand, { ...blank, ...identity, 'au-dela': 'oui' });
    expect(registered.status).toBe(303);
    expect((await desk.post(byHand, { ...blank, ...identity })).text).toContain(
      'Une inscription existe déjà avec cette adresse.',
    );
    expect(await journal()).toEqual([
      {
        verb: 'registered-on-behalf',
        details: { reference: registered.location!.split('/').at(-1), beyondPlaces: true },
      },
      { verb: 'registration-ended-on-behalf', details: { reference: first } },
      { verb: 'registration-confirmed-on-behalf', details: { reference: waits, reason: 'Intervenant imprévu' } },
      { verb: 'registration-changed-on-behalf', details: { reference: first, fields: ['téléphone'] } },
      { verb: 'registration-changed-on-behalf', details: { reference: first, fields: ['téléphone'] } },
    ]);
  });

  it('goes to a colleague by an organiser: same employer, or knowingly another, told or silently, in the journal', async () => {
    await register(MAELLE);
    const list = await desk.get(`/organiser/evenements/${slug}/inscriptions`);
    const first = /inscriptions\/([0-9A-Z]{4}-[0-9A-Z]{4})"[^>]*>Maëlle/.exec(list.html)?.[1] ?? '';
    const page = (reference: string) => `/organiser/evenements/${slug}/inscriptions/${reference}/remplacement`;
    const blank = formOf((await desk.get(page(first))).html, '/remplacement').fields;
    expect(blank).toMatchObject({ lastName: '', email: '', collectivity: 'Sèvremoine (49)', prevenir: 'oui' });
    const colleague = { ...blank, ...COLLEAGUE, email: mine(COLLEAGUE.email) };

    const elsewhere = await desk.post(page(first), { ...colleague, collectivity: 'Niort' });
    expect([elsewhere.status, elsewhere.text.includes('pas de la même collectivité (Sèvremoine (49))')]).toEqual([
      422,
      true,
    ]);
    expect(formOf(elsewhere.html, '/remplacement').fields).toMatchObject({ firstName: 'Yann', collectivity: 'Niort' });
    expect((await desk.post(page(first), { ...colleague, version: '1' })).status).toBe(409);
    expect((await desk.post(page(first), { ...colleague, email: mine(MAELLE.email) })).text).toContain(
      'Une inscription existe déjà avec cette adresse.',
    );

    const told = await desk.post(page(first), colleague);
    const second = told.location!.split('/').at(-1)!;
    expect([told.status, second === first, await places()]).toEqual([303, false, { taken: 1, waiting: 0 }]);
    const [confirmed, ...others] = await mailbox.of(mine(COLLEAGUE.email));
    expect([confirmed?.kind, others]).toEqual(['registration-confirmed', []]);
    expect(confirmed?.text.replace(/\s+/g, ' ')).toContain('vous remplacez Maëlle Cesbron');
    const former = await mailbox.last(mine(MAELLE.email));
    expect([former.kind, former.text.includes('a donné votre place à Yann Brossard')]).toEqual([
      'registration-substituted',
      true,
    ]);
    // Sent a second time, it is done once.
    expect((await desk.post(page(first), colleague)).location).toContain(first);

    const { version } = formOf((await desk.get(page(second))).html, '/remplacement').fields;
    const stranger = { ...colleague, firstName: 'Zoé', email: mine('zoe@example.org'), collectivity: 'Niort' };
    const quiet = { version: version!, ailleurs: 'oui', prevenir: '' };
    const third = (await desk.post(page(second), { ...stranger, ...quiet })).location!.split('/').at(-1)!;
    expect(await mailbox.of(mine('zoe@example.org'))).toEqual([]);
    expect(await places()).toEqual({ taken: 1, waiting: 0 });
    expect(await journal()).toEqual([
      { verb: 'registration-replaced-on-behalf', details: { reference: second, other: third, elsewhere: true } },
      { verb: 'registration-replaced-on-behalf', details: { reference: first, other: second, elsewhere: false } },
    ]);
  });
});
