import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type EventGiven, givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { type Answer, Visitor } from '../../support/visitor.js';

const MAELLE = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle.cesbron@example.org',
  functionKey: 'secretaire-de-mairie',
  collectivity: 'sevremoine',
};

describeOnEachEngine('a participant without JavaScript', (engine) => {
  let tablee: TestApp;
  let mailbox: Mailbox;
  let visitor: Visitor;
  let events = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    mailbox = new Mailbox(
      tablee.app.get(MailListQuery, { strict: false }),
      tablee.app.get(MailDetailQuery, { strict: false }),
    );
  });
  beforeEach(() => {
    visitor = new Visitor(tablee.url);
  });
  afterAll(() => tablee.close());

  async function given(event: EventGiven = {}): Promise<string> {
    const slug = `rencontre-${++events}`;
    await givenEvent(
      { unitOfWork: tablee.app.get(UnitOfWork, { strict: false }) },
      { ...event, slug, code: `CIDGI 0${events}` },
    );
    return `/evenements/${slug}/inscription`;
  }

  const register = (page: string, fields: Partial<typeof MAELLE> & Record<string, string> = {}) =>
    visitor.send(page, { ...MAELLE, ...fields });

  /** Registers, and follows to the personal page. */
  async function registered(page: string, fields: Record<string, string> = {}): Promise<string> {
    const answer = await register(page, fields);
    expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/inscriptions\/[\w-]{32}$/)]);
    return answer.location ?? '';
  }

  it('registers, and reads the same on the page and in the mail', async () => {
    const personal = await registered(await given(), { email: 'reads@example.org', collective: 'Sèvre et Mauges' });
    const page = await visitor.get(personal);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Inscription confirmée');
    expect(page.text).toContain('Maëlle Cesbron, secrétaire de mairie, Sèvremoine (49)');
    expect(page.text).toContain('Collectif de territoire Sèvre et Mauges');
    const reference = /Billet ([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})/.exec(page.text)?.[1] ?? '';
    const mail = await mailbox.last('reads@example.org');
    expect(mail.subject).toMatch(/^\[CIDGI 0\d+\] Votre inscription est confirmée$/);
    expect(mail.text).toContain(`Billet        ${reference}`);
    expect(mail.hrefs.map((href) => new URL(href).pathname)).toContain(personal);
    const calendar = await mail.file(
      mail.attachments.find(({ contentType }) => contentType.startsWith('text/calendar'))?.filename ?? '',
    );
    const download = await visitor.bytes(`${personal}/agenda.ics`);
    expect(download.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(calendar.content.toString()).toContain(`UID:${reference}@`);
    expect(download.body.toString()).toContain(`UID:${reference}@`);
  });

  it('keeps the personal page to themselves', async () => {
    const personal = await registered(await given(), { email: 'private@example.org' });
    for (const path of [personal, `${personal}/modifier`, `${personal}/annuler`]) {
      const { headers } = await visitor.get(path);
      expect([path, headers.get('referrer-policy'), headers.get('cache-control')]).toEqual([
        path,
        'no-referrer',
        'no-store',
      ]);
      expect(headers.get('x-robots-tag')).toContain('noindex');
    }
  });

  it('finds every error at once, with what they typed still there', async () => {
    const page = await given();
    const answer = await register(page, {
      lastName: '',
      email: 'maelle.cesbron@example',
      phone: 'soir',
      collectivity: 'Sèvre',
      remarks: 'À 9 h "précises"',
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/<title>Erreur.: /);
    expect(summaryOf(answer)).toEqual([
      ['lastName', 'Saisissez votre nom'],
      ['email', "L'adresse doit se terminer par un nom de domaine complet, comme prenom.nom@example.org"],
      ['phone', 'Saisissez un numéro de téléphone, comme 06 12 34 56 78, ou laissez ce champ vide'],
      [
        'collectivity',
        "« Sèvre » n'est pas un nom complet : choisissez votre collectivité, ou ouvrez « Ma collectivité n'est pas dans la liste »",
      ],
    ]);
    expect(answer.html).toContain('name="firstName" type="text" autocomplete="given-name" value="Maëlle"');
    expect(answer.html).toContain('À 9 h &quot;précises&quot;</textarea>');
    expect(answer.html).toMatch(/<option value="secretaire-de-mairie" selected>/);
    expect(answer.text).toContain('Sèvremoine (49) Commune nouvelle, CA Mauges Communauté');
  });

  it('chooses among homonyms, or names an employer that no list holds', async () => {
    const page = await given();
    const homonyms = await register(page, { email: 'ligne@example.org', collectivity: 'Ligné' });
    expect(homonyms.status).toBe(422);
    const codes = [...homonyms.html.matchAll(/name="collectivityCode" id="[^"]+" value="(\d+)"/g)].map(
      ([, code]) => code,
    );
    expect(codes).toEqual(['44082', '16185']);
    const again = await register(page, { email: '', collectivity: 'Ligné', collectivityCode: '16185' });
    expect(again.html).toMatch(/name="collectivityCode" id="[^"]+" value="16185" checked/);
    const personal = await registered(page, {
      email: 'ligne@example.org',
      collectivity: 'Ligné',
      collectivityCode: '16185',
    });
    expect((await visitor.get(personal)).text).toContain('Collectivité Ligné (16) Commune');
    const unknown = await register(page, { email: 'layon@example.org', collectivity: 'Bureau Zébulon et filles' });
    expect(summaryOf(unknown)).toEqual([
      [
        'collectivity',
        "« Bureau Zébulon et filles » n'est pas dans la liste : vérifiez le nom, ou indiquez la nature de votre employeur",
      ],
    ]);
    const free = await registered(page, {
      email: 'layon@example.org',
      collectivity: 'Bureau Zébulon et filles',
      collectivityKind: 'prive',
    });
    expect((await visitor.get(free)).text).toContain(
      "Collectivité Bureau Zébulon et filles Entreprise, bureau d'études",
    );
  });

  it('is told plainly when the address is registered already, and gets the link again once', async () => {
    const page = await given();
    const personal = await registered(page, { email: 'twice@example.org', firstName: 'Secrète' });
    const again = await register(page, { email: 'TWICE@example.org', firstName: 'Autre' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Cette adresse est déjà inscrite');
    expect(again.html).not.toMatch(/Secrète|Sèvremoine|inscriptions\/[\w-]{32}/);
    expect((await register(page, { email: 'twice@example.org' })).status).toBe(409);
    const kinds = (await mailbox.of('twice@example.org')).map(({ kind }) => kind);
    expect(kinds).toEqual(['registration-confirmed', 'personal-link']);
    const link = await mailbox.last('twice@example.org');
    expect(link.hrefs.map((href) => new URL(href).pathname)).toContain(personal);
  });

  it('changes the answers through the link', async () => {
    const personal = await registered(await given(), { email: 'changes@example.org' });
    const form = await visitor.get(`${personal}/modifier`);
    expect(form.html).toContain('value="Sèvremoine (49)"');
    const wrong = await visitor.send(`${personal}/modifier`, { ...MAELLE, firstName: '' });
    expect(wrong.status).toBe(422);
    const sent = await visitor.send(`${personal}/modifier`, {
      ...MAELLE,
      email: 'other@example.org',
      functionKey: 'dgs',
      collectivity: 'Niort',
    });
    expect([sent.status, sent.location]).toEqual([303, `${personal}?modifie`]);
    const page = await visitor.get(`${personal}?modifie`);
    expect(page.text).toContain('Vos modifications sont enregistrées');
    expect(page.text).toContain('Maëlle Cesbron, DGS, Niort (79)');
    expect(page.text).toContain('Adresse électronique changes@example.org');
    expect((await mailbox.last('changes@example.org')).kind).toBe('registration-changed');
  });

  it('withdraws by a button, never by opening a link', async () => {
    const personal = await registered(await given(), { email: 'leaves@example.org' });
    for (const path of [personal, `${personal}/annuler`, `${personal}/modifier`]) {
      await visitor.get(path);
      await visitor.ask(path, { method: 'HEAD' });
    }
    expect((await visitor.get(personal)).text).toContain('Inscription confirmée');
    const sent = await visitor.send(`${personal}/annuler`);
    expect([sent.status, sent.location]).toEqual([303, personal]);
    expect((await visitor.get(personal)).text).toContain('Votre inscription est annulée');
    expect((await visitor.get(`${personal}/modifier`)).location).toBe(personal);
    expect((await visitor.bytes(`${personal}/agenda.ics`)).status).toBe(404);
    expect((await mailbox.last('leaves@example.org')).kind).toBe('registration-withdrawn');
  });

  it('withdraws nobody from an event that is over', async () => {
    const page = await given();
    const personal = await registered(page, { email: 'was-there@example.org' });
    const [, token] = /name="_csrf" value="([^"]+)"/.exec((await visitor.get(`${personal}/annuler`)).html)!;
    await tablee.app
      .get(UnitOfWork)
      .run((tx) =>
        tx.execute(
          "UPDATE events SET starts_on = '2019-11-15', ends_on = '2019-11-15', version = version + 1 WHERE slug = ?",
          [page.split('/')[2]],
        ),
      );
    expect((await visitor.get(`${personal}/annuler`)).location).toBe(personal);
    expect((await visitor.post(`${personal}/annuler`, { _csrf: token! })).location).toBe(personal);
    expect((await visitor.get(personal)).text).toContain('Merci, Maëlle');
    expect((await mailbox.last('was-there@example.org')).kind).toBe('registration-confirmed');
  });

  it('waits where all is full, and is let in by mail when somebody leaves', async () => {
    const page = await given({ capacity: 1 });
    const first = await registered(page, { email: 'first@example.org' });
    expect((await visitor.get(page)).text).toContain("vous entrez sur la liste d'attente en position 1");
    const second = await registered(page, { email: 'second@example.org' });
    const third = await registered(page, { email: 'third@example.org' });
    const waiting = await visitor.get(third);
    expect(waiting.text).toContain("Vous êtes sur la liste d'attente Position 2.");
    expect(waiting.text).toContain('Ne réservez ni transport ni hébergement');
    expect(waiting.html).not.toContain('class="ticket');
    const mail = await mailbox.last('third@example.org');
    expect(mail.subject).toMatch(/Votre demande est placée sur liste d’attente$/);
    expect(mail.text).toContain('Position      2');
    await visitor.send(`${first}/annuler`);
    expect((await visitor.get(second)).text).toContain('Inscription confirmée');
    expect((await visitor.get(third)).text).toContain('Position 1.');
    const promoted = await mailbox.last('second@example.org');
    expect(promoted.kind).toBe('registration-promoted');
    expect(promoted.attachments.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/^billet-.*\.png$/),
      expect.stringMatching(/\.ics$/),
    ]);
    expect((await mailbox.of('third@example.org')).map(({ kind }) => kind)).toEqual(['registration-waiting']);
  });

  it.each([
    [
      { opensAt: Date.parse('2080-01-02T08:00:00Z') },
      'Les inscriptions ne sont pas encore ouvertes',
      'Elles ouvriront le 2 janvier 2080 à 9 h',
    ],
    [
      { closesAt: Date.parse('2019-10-31T22:59:00Z') },
      'Les inscriptions sont closes',
      'Elles ont pris fin le 31 octobre 2019 à 23 h 59',
    ],
    [{ capacity: 0, waitingList: false }, 'Toutes les places sont prises', "n'a pas de liste d'attente"],
    [{ registrationMode: 'invitation' }, 'Cet événement est sur invitation', 'reçoivent leur code action'],
    [{ registrationMode: 'none' }, "Pas d'inscription en ligne", 'en garde le programme'],
    [{ status: 'cancelled' }, 'Cet événement est annulé', 'prévenues par message'],
    [{ startsOn: '2019-11-15' }, 'Cet événement a eu lieu', 'restitutions'],
  ])('reads why there is no form: %j', async (event, heading, reason) => {
    const page = await given(event);
    const answer = await visitor.get(page);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(heading);
    expect(answer.text).toContain(reason);
    expect(answer.html).not.toContain('name="firstName"');
    // Somebody whose form was open before: their answers meet the same page, and nothing is kept.
    const sent = await visitor.send('/mes-inscriptions', { ...MAELLE }, page);
    expect([sent.status, sent.text.includes(heading)]).toEqual([410, true]);
  });

  it('of an invitation comes in with the code', async () => {
    const page = await given({ registrationMode: 'invitation' });
    const code = `cidgi0${events}`;
    expect((await visitor.get(page)).html).toContain('<form class="hero-form" action="/code"');
    const form = await visitor.get(`${page}?code=${code}`);
    expect(form.html).toContain(`name="actionCode" value="CIDGI 0${events}"`);
    const sent = await visitor.send(
      `${page}?code=${code}`,
      { ...MAELLE, email: 'invited@example.org', actionCode: code },
      page,
    );
    expect(sent.status).toBe(303);
  });

  it('finds no page for an event that does not exist', async () => {
    expect((await visitor.get('/evenements/nulle-part/inscription')).status).toBe(404);
    expect((await visitor.get('/inscriptions/inconnu')).status).toBe(404);
    expect((await visitor.get('/inscriptions/inconnu/annuler')).status).toBe(404);
  });
});

/** The links of the error summary: field and sentence. */
function summaryOf({ html }: Answer): [string | undefined, string | undefined][] {
  const summary = /data-errors>[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
  return [...summary.matchAll(/<a href="#([^"]+)">([^<]*)<\/a>/g)].map(([, field, message]) => [
    field,
    message?.replace(/[\u00a0\u202f]/g, ' ').replace(/’|&#x27;/g, "'"),
  ]);
}
