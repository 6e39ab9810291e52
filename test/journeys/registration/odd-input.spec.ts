import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { Visitor } from '../../support/visitor.js';

const PAGE = '/evenements/seminaire/inscription';
const RIGHT = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle.cesbron@example.org',
  functionKey: 'dgs',
  collectivity: 'Niort',
};

describeOnEachEngine('whatever is typed into the form', (engine) => {
  let tablee: TestApp;
  let mailbox: Mailbox;
  let visitor: Visitor;
  let people = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    await givenEvent({ unitOfWork: tablee.app.get(UnitOfWork, { strict: false }) }, { capacity: null });
    mailbox = new Mailbox(
      tablee.app.get(MailListQuery, { strict: false }),
      tablee.app.get(MailDetailQuery, { strict: false }),
    );
  });
  beforeEach(() => {
    visitor = new Visitor(tablee.url);
  });
  afterAll(() => tablee.close());

  const nextEmail = () => `personne.${++people}@example.org`;

  describe('is refused with a sentence, and kept', () => {
    it.each(['firstName', 'lastName', 'email', 'phone', 'collectivity', 'collective', 'remarks'])(
      '10,000 characters in %s',
      async (field) => {
        const typed = 'é'.repeat(10_000);
        const { status, html, text } = await visitor.send(PAGE, { ...RIGHT, email: nextEmail(), [field]: typed });
        expect(status).toBe(422);
        expect(html).toContain(`<a href="#${field}">`);
        expect(html).toContain(typed);
        expect(text).toContain('Une réponse est à corriger');
      },
    );

    it('an answer to an offer, at an address that would be another line of the head', async () => {
      const { status, location } = await visitor.send(PAGE, {}, '/inscriptions/%0D%0Aset-cookie:a=b/place');
      expect([status, location]).toEqual([303, '/inscriptions/%0D%0Aset-cookie%3Aa%3Db']);
    });

    it('no field at all', async () => {
      const answer = await visitor.send(PAGE);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('5 réponses sont à corriger');
    });

    it('choices that no list offers', async () => {
      const answer = await visitor.send(PAGE, { ...RIGHT, functionKey: 'roi', collectivityKind: 'royaume' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Choisissez votre fonction dans la liste');
      expect(answer.text).toContain('Choisissez la nature de votre employeur dans la liste');
    });
  });

  describe('is taken, cleaned of what nobody sees', () => {
    it.each([
      ['a NUL', 'Ces\0bron', 'Cesbron'],
      ['line ends', 'Cesbron\r\nBcc: tous@example.org', 'Cesbron Bcc: tous@example.org'],
      ['emoji', 'Cesbron 🎉👩‍👧', 'Cesbron 🎉👩👧'],
      ['right-to-left marks', '\u202eCesbron\u200f', 'Cesbron'],
      ['Arabic', 'بن علي', 'بن علي'],
      ['odd spaces', '  de\u00a0La\u202fRochebrochard\t', 'de La Rochebrochard'],
      ['capitals', 'CESBRON', 'CESBRON'],
      ['letters in two pieces', 'Noe\u0308l', 'Noël'],
    ])('%s', async (_, lastName, kept) => {
      const email = nextEmail();
      const sent = await visitor.send(PAGE, { ...RIGHT, email, lastName });
      expect(sent.status).toBe(303);
      const page = await visitor.get(sent.location ?? '');
      expect(page.text).toContain(`Nom Maëlle ${kept} Adresse`);
      const mail = await mailbox.last(email);
      expect(mail.subject).toBe('[CIDGI 006] Votre inscription est confirmée');
      expect(mail.toName ?? `Maëlle ${kept}`).toBe(`Maëlle ${kept}`);
    });
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    '{{this}}',
    '=1+1',
    '${7*7}',
  ])('%s stays text on the page, in the form and in the mail', async (payload) => {
    const email = nextEmail();
    const fields = { firstName: `a${payload}`, lastName: `b${payload}`, functionKey: 'autre', functionText: payload };
    const employer = { collectivity: `c${payload}`, collectivityKind: 'autre', collective: payload, remarks: payload };
    const sent = await visitor.send(PAGE, { ...fields, ...employer, email });
    expect(sent.status).toBe(303);
    const personal = sent.location ?? '';
    const mail = await mailbox.last(email);
    const pages = [
      await visitor.get(personal),
      await visitor.get(`${personal}/modifier`),
      await visitor.get(`${personal}/annuler`),
    ];
    for (const html of [...pages.map((page) => page.html), mail.html]) {
      expect(html).not.toMatch(/<script>alert|<img src=x/);
      expect(html).not.toContain('="\'-alert');
    }
    expect(pages[0]?.text).toContain(`a${payload} b${payload}`);
  });

  it('is shown again when the form had lost its token', async () => {
    const answer = await visitor.post(PAGE, { ...RIGHT, remarks: 'Trois paragraphes écrits avec soin' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("Rien n'est perdu");
    expect(answer.html).toContain('Trois paragraphes écrits avec soin</textarea>');
    const token = /name="_csrf" value="([^"]+)"/.exec(answer.html)?.[1] ?? '';
    expect((await visitor.post(PAGE, { ...RIGHT, email: nextEmail(), _csrf: token })).status).toBe(303);
  });

  it('speaks English to those who chose it, mail included', async () => {
    visitor.cookies.set('langue', 'en');
    const wrong = await visitor.send(PAGE, { ...RIGHT, firstName: '' });
    expect(wrong.text).toContain('Enter your first name');
    const email = nextEmail();
    const sent = await visitor.send(PAGE, { ...RIGHT, email });
    expect((await visitor.get(sent.location ?? '')).text).toContain('See you soon, Maëlle');
    expect((await mailbox.last(email)).subject).toBe('[CIDGI 006] Your registration is confirmed');
  });

  describe('Mes inscriptions', () => {
    it('answers the same to known and unknown addresses, and mails the link to the known one only', async () => {
      const email = nextEmail();
      const personal = (await visitor.send(PAGE, { ...RIGHT, email })).location ?? '';
      const known = await visitor.send('/mes-inscriptions', { email: email.toUpperCase() });
      const unknown = await visitor.send('/mes-inscriptions', { email: 'nobody@example.org' });
      const plain = ({ text }: { text: string }) => text.replace(/[\w.]+@example\.org/gi, '@');
      expect([known.status, plain(known)]).toEqual([unknown.status, plain(unknown)]);
      const mail = await mailbox.last(email);
      expect(mail.kind).toBe('personal-link');
      expect(mail.hrefs.map((href) => new URL(href).pathname)).toContain(personal);
      await visitor.send('/mes-inscriptions', { email });
      expect(await mailbox.of('nobody@example.org')).toEqual([]);
    });

    it('says what is wrong with an address', async () => {
      const answer = await visitor.send('/mes-inscriptions', { email: 'maelle' });
      expect(answer.status).toBe(422);
      expect(answer.html).toContain('value="maelle"');
      expect(answer.text).toContain('une seule arobase');
    });
  });
});
