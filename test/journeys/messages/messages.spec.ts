import { MachineClock } from '../../../src/platform/clock/clock.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { SendMailings } from '../../../src/registrations/messages/use-cases/send-mailings.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

/** The machine's time, moved on by hand: nobody waits five minutes in a test. */
class MovableClock extends MachineClock {
  ahead = 0;
  override now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

const ROOT = '/organiser/evenements/seminaire/courriels';

describeOnEachEngine('messages of an event', (engine) => {
  let tablee: TestApp;
  let organiser: Visitor;
  let people: RegistrationRecord[];
  let mailbox: Mailbox;
  const clock = new MovableClock();

  beforeAll(async () => {
    tablee = await startTestApp({
      engine,
      override: (builder) => builder.overrideProvider(MachineClock).useValue(clock),
    });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const eventId = await givenEvent({ unitOfWork }, { slug: 'seminaire' });
    people = await givenRegistrations({ unitOfWork }, eventId, [
      { firstName: 'Maëlle', email: 'maelle@example.org', status: 'confirmed' },
      { firstName: 'Tanguy', email: 'tanguy@example.org', status: 'confirmed' },
      { firstName: 'Erwan', email: 'erwan@example.org', status: 'confirmed', locale: 'en' },
      { firstName: 'Solenn', email: 'solenn@example.org', status: 'waiting' },
    ]);
    await givenOrganiser(tablee, { roles: { [eventId]: 'organisateur' } });
    organiser = await loggedIn(tablee);
    const get = <Query>(query: new (...given: never[]) => Query) => tablee.app.get<Query>(query, { strict: false });
    mailbox = new Mailbox(get(MailListQuery), get(MailDetailQuery));
  });
  afterAll(() => tablee.close());

  const form = (html: string, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? '';
  const send = async () => {
    clock.ahead += 6 * 60_000;
    await tablee.app.get(SendMailings, { strict: false }).tick();
  };

  describe('a message to many', () => {
    const TEXT = { subject: 'Parking fermé', body: 'Bonjour {{prénom}},\nprenez le tram.', subjectEn: '', bodyEn: '' };

    async function composed(change: Record<string, string> = {}): Promise<string> {
      const answer = await organiser.send(`${ROOT}/ecrire`, { ...TEXT, 'statut-confirmed': 'oui', ...change });
      expect(answer.status).toBe(303);
      return answer.location!;
    }

    it('is checked, then leaves after five minutes, once to each, with a way to end such messages', async () => {
      const page = await composed();
      const draft = await organiser.get(page);
      expect(draft.text).toContain('Ce message ira à 3 personnes');
      expect((await organiser.get(`${page}/apercu?personne=${people[1]!.reference}`)).html).toContain('Bonjour Tanguy');
      const sent = await organiser.send(page, { version: form(draft.html, 'version') }, `${page}/depart`);
      expect(sent.location).toBe(page);
      await tablee.app.get(SendMailings, { strict: false }).tick();
      expect((await mailbox.of('maelle@example.org')).map(({ subject }) => subject)).toEqual([]);
      expect((await organiser.get(page)).text).toMatch(/Part bientôt .* dans [45] min \d+ s/);
      await send();
      await send();
      expect((await mailbox.of('maelle@example.org')).map(({ subject }) => subject)).toEqual([
        '[CIDGI 006] Parking fermé',
      ]);
      expect(await mailbox.of('solenn@example.org')).toEqual([]);
      const done = await organiser.get(page);
      expect(done.text).toContain('3 courriels préparés');
      const english = await mailbox.last('erwan@example.org');
      expect(english.text).toContain('Hello');
      expect(english.text).toContain('prenez le tram');
    });

    it('is called back in time, and nothing leaves', async () => {
      const page = await composed({ subject: 'Erreur' });
      await organiser.send(page, { version: '1' }, `${page}/depart`);
      const cancelled = await organiser.send(page, {}, `${page}/annulation`);
      expect((await organiser.get(cancelled.location!)).text).toContain("L'envoi est annulé");
      await send();
      expect((await mailbox.last('maelle@example.org')).subject).not.toContain('Erreur');
    });

    it('leaves out who ended such messages, by one click or by a button, and nobody by mere opening', async () => {
      const mail = await mailbox.last('maelle@example.org');
      const link = new URL(mail.hrefs.find((href) => href.includes('/desabonnement/'))!).pathname;
      const stranger = new Visitor(tablee.url);
      const asked = await stranger.get(link);
      expect([asked.status, asked.text.includes('Me désabonner')]).toEqual([200, true]);
      const count = async () => (await organiser.get(`${ROOT}/ecrire?statut=confirmed`)).text;
      expect(await count()).not.toContain('ne souhaite plus');
      expect((await stranger.post(link, { 'List-Unsubscribe': 'One-Click' })).text).toContain("C'est fait");
      expect((await stranger.get(link)).text).toContain("C'est fait");
      expect(await count()).toContain('3 personnes , dont une qui ne souhaite plus de messages');
      const page = await composed({ subject: 'Deuxième' });
      await organiser.send(page, { version: '1' }, `${page}/depart`);
      await send();
      expect((await mailbox.last('maelle@example.org')).subject).toBe('[CIDGI 006] Parking fermé');
      expect((await mailbox.last('tanguy@example.org')).subject).toBe('[CIDGI 006] Deuxième');
      const back = await stranger.send(link, { retour: 'oui' });
      expect(back.text).toContain('recevrez à nouveau');
      expect((await stranger.get(`${link.slice(0, -1)}${link.endsWith('x') ? 'y' : 'x'}`)).status).toBe(404);
    });

    it('goes to those of the list’s filter, counted before anything is written', async () => {
      const from = await organiser.get(
        `${ROOT}/ecrire?type=commune&fonction=dgs&fonction=dga&ref=${people[0]!.reference}`,
      );
      expect(from.text).toContain('Seulement, comme dans la liste : DGS, DGA, Une personne choisie');
      expect(from.html).toMatch(/<option value="commune" selected/);
      const fields = {
        ...TEXT,
        'statut-confirmed': 'oui',
        type: 'commune',
        filtre: form(from.html, 'filtre').replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
      };
      const counted = await organiser.send(`${ROOT}/ecrire`, { ...fields, type: 'epci', compter: 'oui' });
      expect([counted.status, form(counted.html, 'subject')]).toEqual([200, 'Parking fermé']);
      expect(counted.text).toMatch(/En ce moment : Confirmées, EPCI : 0 personne/);
      const page = await composed({ ...fields, garder: 'oui' });
      expect((await organiser.get(page)).text).toContain('Confirmées, DGS, DGA, Communes, Une personne choisie');
      const everybody = await organiser.send(`${ROOT}/ecrire`, { ...TEXT });
      expect([everybody.status, everybody.text.includes('Choisissez à qui le message est destiné')]).toEqual([
        422,
        true,
      ]);
    });

    it('comes back filled and says what is missing', async () => {
      const answer = await organiser.send(`${ROOT}/ecrire`, {
        subject: '',
        body: 'Un texte',
        subjectEn: 'Only',
        bodyEn: '',
      });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain("Écrivez l'objet du message");
      expect(answer.text).toContain("Écrivez le texte en anglais, ou effacez aussi l'objet anglais");
      expect(answer.html).toContain('Un texte</textarea>');
    });
  });

  it('a reminder keeps the filter of its people, and says whom it means now', async () => {
    const NEW = `${ROOT}/rappels/nouveau?modele=rappel&type=epci&ref=${people[0]!.reference}`;
    const blank = await organiser.get(NEW);
    expect(blank.html).toMatch(/<option value="epci" selected/);
    // A reminder names nobody: who was ticked in the list is written to with a message.
    expect(blank.html).not.toContain('name="filtre"');
    const typed = {
      genre: 'reminder',
      ...{ days: '2', direction: 'before', anchor: 'start', time: '9 h', subject: 'À jeudi', body: 'Venez' },
    };
    const refused = await organiser.send(NEW, { ...typed, type: 'commune' }, `${ROOT}/rappels/nouveau`);
    expect([refused.status, refused.text.includes('Choisissez à qui le message est destiné')]).toEqual([422, true]);
    const asked = { ...typed, 'statut-confirmed': 'oui', type: 'commune', sansreponse: 'employer' };
    const saved = await organiser.send(NEW, asked, `${ROOT}/rappels/nouveau`);
    const list = await organiser.get(saved.location!);
    expect(list.text).toMatch(/À jeudi .* 0 personne Confirmées, Communes, Employeur sans réponse/);
    const page = new RegExp(`href="(${ROOT}/rappels/[0-9a-f-]{36})"`).exec(list.html)![1]!;
    expect((await organiser.get(page)).html).toMatch(/<option value="employer" selected/);
    const counted = await organiser.send(page, { ...typed, 'statut-confirmed': 'oui', version: '1', compter: 'oui' });
    expect(counted.text).toContain('En ce moment : Confirmées : 3 personnes');
  });

  it('tells of dates that moved, with what people knew, when its organiser says so', async () => {
    const page = await organiser.get('/organiser/evenements/seminaire/evenement/dates');
    const fields = Object.fromEntries(
      [...page.html.matchAll(/<input[^>]* name="(\w+)"[^>]* value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    );
    expect(Object.keys(fields)).toContain('startsOn');
    const saved = await organiser.send('/organiser/evenements/seminaire/evenement/dates', {
      ...fields,
      empreinte: form(page.html, 'empreinte'),
      startsOn: '22/11/2090',
      endsOn: '22/11/2090',
    });
    expect(saved.status).toBe(303);
    const mails = await organiser.get(ROOT);
    expect(mails.text).toContain('Un changement depuis que les inscrits ont été informés');
    expect(mails.text).toContain('Prévenir les 4 inscrits');
    const told = await organiser.send(ROOT, {}, `${ROOT}/prevenir`);
    await organiser.send(told.location!, { version: '1' }, `${told.location!}/depart`);
    expect((await organiser.get(ROOT)).text).not.toContain('Un changement depuis');
    await send();
    const mail = await mailbox.last('tanguy@example.org');
    expect(mail.subject).toBe('[CIDGI 006] Changement de date ou de lieu');
    expect(mail.text).toContain(
      'Date\u00a0: mercredi 22\u00a0novembre 2090 (auparavant\u00a0: mercredi 15\u00a0novembre 2090)',
    );
    const calendar = (await mail.file('seminaire.ics')).content.toString();
    expect(calendar).toContain('20901122');
    expect(calendar).toMatch(/SEQUENCE:[1-9]/);
    expect((await mailbox.last('solenn@example.org')).attachments.map(({ filename }) => filename)).toEqual([]);
  });

  it('lists what failed, sends it again together, and notes what came back', async () => {
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const { id } = await mailbox.last('tanguy@example.org');
    const { id: other } = await mailbox.last('erwan@example.org');
    await unitOfWork.run((tx) =>
      tx.execute(`UPDATE outgoing_emails SET status = 'failed', last_error = '550' WHERE id IN (?, ?)`, [id, other]),
    );
    const list = await organiser.get(`${ROOT}?etat=failed&q=TANGUY`);
    expect(list.html.match(/href="\/organiser\/courriels\/[0-9a-f-]{36}"/g)).toHaveLength(1);
    await organiser.send(`/organiser/courriels/${other}`, { motif: 'wrong' }, `/organiser/courriels/${other}/retour`);
    expect(
      (await organiser.get(`/organiser/evenements/seminaire/inscriptions/${people[2]!.reference}`)).text,
    ).toContain('Adresse fausse');
    const again = await organiser.send(ROOT, {}, `${ROOT}/renvois`);
    expect((await organiser.get(again.location!)).text).toContain("1 courriel est remis en file d'envoi");
  });
});
