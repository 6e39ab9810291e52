import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { COMPLETE_REGISTRATION } from '../../../src/registrations/api/registration.input.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { MessageKinds } from '../../../src/registrations/messages/queries/message-kinds.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { csrfOf, Visitor } from '../../support/visitor.js';

const ROOT = '/organiser/evenements/seminaire/courriels';

describe('words of one’s own in an event’s mails', () => {
  let tablee: TestApp;
  let organiser: Visitor;
  let people: RegistrationRecord[];
  let mailbox: Mailbox;
  const get = <Query>(query: new (...given: never[]) => Query) => tablee.app.get<Query>(query, { strict: false });
  const form = (html: string, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? '';

  beforeAll(async () => {
    tablee = await startTestApp();
    const unitOfWork = get(UnitOfWork);
    const eventId = await givenEvent({ unitOfWork }, { slug: 'seminaire' });
    people = await givenRegistrations({ unitOfWork }, eventId, [
      { firstName: 'Maëlle', email: 'maelle@example.org', status: 'confirmed' },
      { firstName: 'Tanguy', email: 'tanguy@example.org', status: 'confirmed' },
    ]);
    await givenOrganiser(tablee, { roles: { [eventId]: 'organisateur' } });
    organiser = await loggedIn(tablee);
    mailbox = new Mailbox(get(MailListQuery), get(MailDetailQuery));
  });
  afterAll(() => tablee.close());

  const PAGE = `${ROOT}/textes/registration-confirmed`;

  it('stand in the next confirmation, around the facts of the house', async () => {
    const saved = await organiser.send(PAGE, {
      langue: 'fr',
      version: '0',
      subject: 'À bientôt {{prénom}}',
      opening: 'Quelle **joie**, {{ Prenom }} !\n\n- le {{date}}\n- {{lieu}}',
      closing: '[Le blog](https://example.org/blog)',
    });
    expect([saved.status, saved.location]).toEqual([303, `${PAGE}?langue=fr&fait=texte`]);
    const page = await organiser.get(saved.location!);
    expect(page.text).toContain('Le texte est enregistré');
    const visitor = new Visitor(tablee.url);
    const registered = await visitor.ask('/api/v1/events/seminaire/registrations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...COMPLETE_REGISTRATION,
        actionCode: 'CIDGI 006',
        firstName: 'Gwenaël',
        email: 'gwenael@example.org',
      }),
    });
    expect(registered.status).toBe(201);
    const mail = await mailbox.last('gwenael@example.org');
    expect(mail.subject).toBe('[CIDGI 006] À bientôt Gwenaël');
    expect(mail.html).toContain('Quelle <b>joie</b>, Gwenaël\u00a0!');
    expect(mail.html).not.toContain('Gardez ce message');
    expect(mail.hrefs).toContain('https://example.org/blog');
    expect(mail.text).toContain('Quelle joie, Gwenaël\u00a0!\n\n- le mercredi 15\u00a0novembre 2090');
    expect(mail.text).toContain('Le blog (https://example.org/blog)');
  });

  it('are refused with the name of what is no keyword, and everything typed stays', async () => {
    const answer = await organiser.send(PAGE, {
      langue: 'fr',
      version: '1',
      subject: 'Bonjour',
      opening: 'Cher {{constructor}}',
      closing: 'À {{position}}',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Texte d'ouverture : « constructor » n'est pas un mot-clé connu");
    expect(answer.text).toContain("Texte de fin : « position » n'existe pas dans ce message");
    expect(answer.html).toContain('Cher {{constructor}}</textarea>');
    expect(answer.html).toContain('<title>Erreur');
  });

  it('are not lost when somebody else saved meanwhile', async () => {
    const answer = await organiser.send(PAGE, {
      langue: 'fr',
      version: '0',
      subject: 'Le mien',
      opening: '',
      closing: '',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Quelqu'un d'autre a enregistré entre-temps");
    expect([form(answer.html, 'subject'), form(answer.html, 'version')]).toEqual(['Le mien', '1']);
    const again = await organiser.send(PAGE, { langue: 'fr', version: '1', standard: 'oui' });
    expect(again.location).toBe(`${PAGE}?langue=fr&fait=standard`);
    expect((await organiser.get(again.location!)).text).toContain('Le texte habituel est rétabli');
  });

  it.each(['clair', 'sombre', 'texte'])(
    'are previewed for a real person, without the key to act for them: %s',
    async (forme) => {
      const token = csrfOf((await organiser.get(PAGE)).html);
      const shown = await organiser.post(`${PAGE}/apercu`, {
        _csrf: token,
        langue: 'fr',
        forme,
        personne: people[1]!.reference,
        opening: 'Salut {{prénom}} <script>alert(1)</script>',
      });
      expect(shown.status).toBe(200);
      expect(shown.html).toContain('Salut Tanguy');
      expect(shown.html).not.toContain('<script');
      expect(shown.html).toContain('/inscriptions/apercu');
      expect(shown.html).not.toMatch(/\/inscriptions\/[\w-]{32}/);
      expect(shown.headers.get('content-security-policy')).toMatch(/sandbox/);
      expect(shown.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    },
  );

  it('can be chosen for every kind of mail', async () => {
    const kinds = tablee.app.get(MessageKinds, { strict: false }).all();
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['registration-confirmed', 'convocation']));
    const token = csrfOf((await organiser.get(`${ROOT}/textes/registration-confirmed`)).html);
    for (const { kind, placeholders } of kinds) {
      const [word, sense] = placeholders.includes('firstName') ? ['{{prénom}}', 'Tanguy'] : ['{{code}}', 'CIDGI 006'];
      for (const langue of ['fr', 'en']) {
        const page = await organiser.get(`${ROOT}/textes/${kind}?langue=${langue}`);
        expect([kind, page.status]).toEqual([kind, 200]);
        const typed = {
          _csrf: token,
          langue,
          subject: `Objet ${word}`,
          opening: `Mon début ${word}`,
          closing: 'Ma fin',
        };
        for (const forme of ['clair', 'texte']) {
          const shown = await organiser.post(`${ROOT}/textes/${kind}/apercu`, {
            ...typed,
            forme,
            personne: people[1]!.reference,
          });
          const words = new RegExp(`Mon début ${sense}[^]*Ma fin`);
          expect([kind, shown.status, shown.html]).toEqual([kind, 200, expect.stringMatching(words)]);
          if (forme === 'texte') expect(shown.html).toContain(`<b>[CIDGI 006] Objet ${sense}</b>`);
          // Neither stand-ins for people's values nor unfilled holes.
          expect(shown.html).not.toMatch(/[\uE000-\uF8FF]|undefined|\{\{/);
        }
      }
    }
  });

  it('are sent to oneself for a look', async () => {
    const answer = await organiser.send(
      PAGE,
      { langue: 'fr', subject: 'Essayons', opening: '', closing: '' },
      `${PAGE}/essai`,
    );
    expect([answer.status, form(answer.html, 'subject')]).toEqual([200, 'Essayons']);
    const mail = await mailbox.last('camille.verney@example.org');
    expect(mail.subject).toBe('[Essai] [CIDGI 006] Essayons');
  });
});
