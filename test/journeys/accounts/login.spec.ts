import { jest } from '@jest/globals';
import { MachineClock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EMAIL = 'camille.verney@example.org';

describe('logging in by a mailed link', () => {
  let tablee: TestApp;
  let mailbox: Mailbox;
  let now: number;

  beforeAll(async () => {
    tablee = await startTestApp();
    await givenOrganiser(tablee, { email: EMAIL });
    mailbox = new Mailbox(
      tablee.app.get(MailListQuery, { strict: false }),
      tablee.app.get(MailDetailQuery, { strict: false }),
    );
  });
  beforeEach(() => {
    now = Date.now();
    jest.spyOn(MachineClock.prototype, 'now').mockImplementation(() => new Date(now));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => tablee.close());

  const mails = (address = EMAIL) => mailbox.of(address);
  async function mailedLink(visitor: Visitor): Promise<string> {
    const before = (await mails()).length;
    await visitor.send('/connexion', { email: EMAIL });
    const all = await mails();
    expect(all).toHaveLength(before + 1);
    const href = all.at(-1)!.hrefs.find((one) => one.includes('/connexion/'))!;
    return new URL(href).pathname;
  }

  it('goes from the desk to the login page, the mailbox, the button, and back to the page that was wanted', async () => {
    const visitor = new Visitor(tablee.url);
    const wanted = await visitor.get('/organiser/evenements/seminaire/inscriptions?statut=waiting');
    expect([wanted.status, wanted.location]).toEqual([
      303,
      '/connexion?retour=%2Forganiser%2Fevenements%2Fseminaire%2Finscriptions%3Fstatut%3Dwaiting',
    ]);
    await visitor.get(wanted.location!);
    const link = await mailedLink(visitor);
    expect(link).toMatch(/^\/connexion\/[\w-]{32}$/);

    const page = await visitor.get(link);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Ouvrir votre espace d'organisation");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');

    const entered = await visitor.send(link);
    expect([entered.status, entered.location]).toEqual([
      303,
      '/organiser/evenements/seminaire/inscriptions?statut=waiting',
    ]);
    expect(entered.headers.getSetCookie()[0]).toMatch(
      /^organisateur=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await visitor.get('/organiser')).status).toBe(200);
  });

  it('survives a mail scanner that opens the link twenty times, by GET and HEAD', async () => {
    const visitor = new Visitor(tablee.url);
    const link = await mailedLink(visitor);
    for (let visit = 0; visit < 10; visit++) {
      const scanner = new Visitor(tablee.url);
      expect((await scanner.get(link)).status).toBe(200);
      expect((await scanner.ask(link, { method: 'HEAD' })).status).toBe(200);
    }
    expect((await visitor.send(link)).status).toBe(303);
  });

  it('uses a link once: a second browser is refused, and told how to get another', async () => {
    const link = await mailedLink(new Visitor(tablee.url));
    expect((await new Visitor(tablee.url).send(link)).status).toBe(303);
    const second = new Visitor(tablee.url);
    const token = await second.get('/connexion');
    const refused = await second.post(link, { _csrf: /name="_csrf" value="([^"]+)"/.exec(token.html)![1]! });
    expect(refused.status).toBe(410);
    expect(refused.text).toContain('Ce lien ne peut plus servir');
    expect(second.cookies.has('organisateur')).toBe(false);
    expect((await second.get(link)).status).toBe(410);
  });

  it('lets one of twenty hasty browsers in', async () => {
    const link = await mailedLink(new Visitor(tablee.url));
    const answers = await Promise.all(Array.from({ length: 20 }, () => new Visitor(tablee.url).send(link)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => ![303, 410, 403].includes(status))).toEqual([]);
  });

  it.each([
    ['within its fifteen minutes', 15 * MINUTE - 1, 303],
    ['and not after', 15 * MINUTE, 410],
  ])('opens %s', async (_when, later, status) => {
    const visitor = new Visitor(tablee.url);
    const link = await mailedLink(visitor);
    const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/connexion')).html)![1]!;
    now += later;
    expect((await visitor.post(link, { _csrf: token })).status).toBe(status);
  });

  it.each([
    ['eleven hours without a page', [11 * HOUR], 200],
    ['twelve hours without a page', [12 * HOUR], 303],
    ['a page every eleven hours, for six days', Array.from({ length: 13 }, () => 11 * HOUR), 200],
    ['a page every eleven hours, for seven days', Array.from({ length: 16 }, () => 11 * HOUR), 303],
  ])('after %s', async (_story, pauses, status) => {
    const visitor = await loggedIn(tablee, EMAIL);
    let answer = await visitor.get('/organiser');
    for (const pause of pauses) {
      now += pause;
      answer = await visitor.get('/organiser');
      // The page is noted as seen behind its back.
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    expect(answer.status).toBe(status);
  });

  it('ends with a button, everywhere the cookie may have gone', async () => {
    const visitor = await loggedIn(tablee, EMAIL);
    const copy = new Visitor(tablee.url);
    for (const [name, value] of visitor.cookies) copy.cookies.set(name, value);
    expect((await visitor.send('/organiser', {}, '/deconnexion')).location).toBe('/');
    expect(visitor.cookies.has('organisateur')).toBe(false);
    expect((await copy.get('/organiser')).status).toBe(303);
  });

  it('answers an unknown address in the same words and about the same time, and mails nothing', async () => {
    const visitor = new Visitor(tablee.url);
    const told = async (email: string) => {
      const started = performance.now();
      const { status, text } = await visitor.send('/connexion', { email });
      return { status, text: text.replaceAll(email, '…'), took: performance.now() - started };
    };
    const known = await told(EMAIL);
    const unknown = await told('nobody.knows@example.org');
    expect({ ...unknown, took: 0 }).toEqual({ ...known, took: 0 });
    expect(known.took).toBeGreaterThan(290);
    expect(unknown.took).toBeGreaterThan(290);
    expect(await mails('nobody.knows@example.org')).toEqual([]);
  });

  it.each([
    ['', 'Saisissez votre adresse électronique'],
    ['camille', "Vérifiez l'adresse électronique"],
    ['a@example.org\r\nBcc: b@example.org', "Vérifiez l'adresse électronique"],
    ['a\0@example.org', "Vérifiez l'adresse électronique"],
    [`${'a'.repeat(10_000)}@example.org`, "Vérifiez l'adresse électronique"],
    ['<script>alert(1)</script>', "Vérifiez l'adresse électronique"],
  ])('says what is wrong with address %#, and keeps it', async (email, sentence) => {
    const { status, html, text } = await new Visitor(tablee.url).send('/connexion', { email });
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    expect(html).toContain('<title>Erreur : Connexion'.replace(' :', '\u202f:'));
    expect(html).not.toContain('<script>alert');
  });

  it('gives a form without its token back, filled, and mails nothing', async () => {
    const before = (await mails()).length;
    const { status, html, text } = await new Visitor(tablee.url).post('/connexion', { email: EMAIL });
    expect(status).toBe(403);
    expect(html).toContain(`value="${EMAIL}"`);
    expect(text).toContain('Le formulaire est resté ouvert trop longtemps');
    expect(await mails()).toHaveLength(before);
  });

  it('keeps no token: neither the links nor the sessions nor the mails hold one', async () => {
    const visitor = await loggedIn(tablee, EMAIL);
    const link = await mailedLink(visitor);
    const tokens = [link.split('/').at(-1)!, visitor.cookies.get('organisateur')!];
    const read = tablee.app.get(ReadDatabase, { strict: false });
    for (const table of ['login_links', 'login_sessions', 'outgoing_emails']) {
      const stored = JSON.stringify(await read.query(`SELECT * FROM ${table}`));
      expect(stored.length).toBeGreaterThan(100);
      expect(tokens.filter((token) => stored.includes(token))).toEqual([]);
    }
  });
});

describe('logging in, where the installation', () => {
  it('is https: cookies are secure and host-bound, and HSTS is said', async () => {
    const tablee = await startTestApp({ settings: { PUBLIC_URL: 'https://seminaires.example.org' } });
    try {
      const { headers } = await new Visitor(tablee.url).get('/connexion');
      expect(headers.getSetCookie()).toEqual([
        expect.stringMatching(/^__Host-formulaire=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
      ]);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    } finally {
      await tablee.close();
    }
  });

  it('limits rates: a sixth link to one address is not mailed and nothing tells, and an address that insists waits', async () => {
    const tablee = await startTestApp({ settings: { RATE_LIMIT: 'on' } });
    try {
      await givenOrganiser(tablee, { email: EMAIL });
      const mailbox = new Mailbox(
        tablee.app.get(MailListQuery, { strict: false }),
        tablee.app.get(MailDetailQuery, { strict: false }),
      );
      const visitor = new Visitor(tablee.url);
      const answers = await Promise.all(Array.from({ length: 7 }, () => visitor.send('/connexion', { email: EMAIL })));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(await mailbox.of(EMAIL)).toHaveLength(5);

      const insisting = await Promise.all(
        Array.from({ length: 44 }, () => visitor.send('/connexion', { email: 'other@example.org' })),
      );
      const last = insisting.filter(({ status }) => status === 429);
      expect(last).toHaveLength(1);
      expect(Number(last[0]!.headers.get('retry-after'))).toBeGreaterThan(800);
    } finally {
      await tablee.close();
    }
  });
});
