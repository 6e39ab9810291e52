import { createServer } from 'node:net';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { ReadDatabase } from '../../src/platform/database/read-database.js';
import { IssueLoginLink } from '../../src/platform/accounts/use-cases/issue-login-link.js';
import { NameAdministrator } from '../../src/platform/accounts/use-cases/name-administrator.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { accessibilityFindings, launchBrowser, openPage, type WatchedPage, views } from '../support/browser.js';
import { givenOrganiser } from '../support/organisers.js';

const EMAIL = 'camille.verney@example.org';

/** A passkey is bound to the name of the site, so the application must know its port before it listens. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

/** A device that makes and uses passkeys without asking anybody. */
async function withAuthenticator(page: Page): Promise<CDPSession> {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return device;
}

describe('passkeys, where the installation requires them of administrators', () => {
  let tablee: TestApp;
  let browser: Browser;
  let window: WatchedPage;
  let page: Page;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://localhost:${port}`;
    [tablee, browser] = await Promise.all([
      startTestApp({ port, settings: { PUBLIC_URL: url, ADMIN_PASSKEY: 'required' } }),
      launchBrowser(),
    ]);
    const accountId = await givenOrganiser(tablee, { email: EMAIL });
    await tablee.app.get(NameAdministrator, { strict: false }).grant({ accountId: null, name: 'test' }, accountId);
    window = await openPage(browser, views[2]);
    page = window.page;
    await withAuthenticator(page);
  });
  afterAll(async () => {
    await browser.close();
    await tablee.close();
  });

  const read = () => tablee.app.get(ReadDatabase, { strict: false });
  /** What a script of the page could send. */
  const ask = (to: string, body: object) =>
    page.evaluate<{ status: number; body: { ceremony?: string } }>(`(async () => {
      const _csrf = document.querySelector('[data-passkey] [name=_csrf]').value;
      const answer = await fetch(${JSON.stringify(to)}, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ _csrf, ...${JSON.stringify(body)} }),
      });
      return { status: answer.status, body: await answer.json() };
    })()`);
  const path = () => new URL(page.url()).pathname;
  const go = async (to: string) => (await page.goto(`${url}${to}`))?.status();
  async function logInByLink(): Promise<void> {
    const link = await tablee.app.get(IssueLoginLink, { strict: false }).execute(EMAIL);
    await go(new URL(link!).pathname);
    await page.click('main button[type=submit]');
    await page.waitForURL('**/organiser');
  }

  it('sends an administrator who came by link to their account, to add a key, and opens administration then', async () => {
    await logInByLink();
    await go('/organiser/administration');
    expect(path()).toBe('/organiser/compte');
    expect(await page.textContent('main')).toContain("Une clé d'accès est nécessaire".replace("'", '’'));
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.click('[data-passkey-add]');
    await page.waitForURL('**/organiser/compte?fait=cle-ajoutee');
    expect(await page.textContent('.passkeys')).toContain('Chrome, Linux');
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await go('/organiser/administration')).toBe(200);
    expect(path()).toBe('/organiser/administration');
    expect(await read().query("SELECT to_address FROM outgoing_emails WHERE kind = 'passkey-added'")).toEqual([
      { to_address: EMAIL },
    ]);
  });

  it('logs in by the key alone, to the page that was wanted', async () => {
    await page.context().clearCookies();
    await go('/organiser/administration');
    expect(path()).toBe('/connexion');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.click('[data-passkey-enter]');
    await page.waitForURL('**/organiser/administration');
    expect(await read().query('SELECT verb FROM audit_entries ORDER BY at DESC, id DESC LIMIT 1')).toEqual([
      { verb: 'logged-in-by-passkey' },
    ]);
  });

  it('lets who only has the mailbox neither in nor change the keys', async () => {
    await page.context().clearCookies();
    await logInByLink();
    await go('/organiser/administration');
    expect(path()).toBe('/organiser/compte');
    expect(await page.isVisible('[data-passkey-add]')).toBe(false);
    expect(await page.locator('form[action$="/retrait"]').count()).toBe(0);
    const { status: refused } = await ask('/organiser/compte/cles/question', {});
    expect(refused).toBe(422);
    await page.click('[data-passkey-enter]');
    await page.waitForURL('**/organiser');
    expect(await go('/organiser/administration')).toBe(200);
  });

  it('names a key anew, and removes it with the logins it opened', async () => {
    await go('/organiser/compte');
    await page.click('.passkeys summary');
    await page.fill('.passkeys input[name=nom]', 'Téléphone <b>');
    await page.click('.passkeys details button');
    await page.waitForURL('**fait=cle-renommee');
    expect(await page.textContent('.passkeys b')).toBe('Téléphone <b>');
    await page.click('.passkeys form[action$="/retrait"] button');
    await page.waitForURL('**fait=cle-retiree');
    expect(await read().query('SELECT id FROM passkeys')).toEqual([]);
    await go('/organiser/administration');
    expect(path()).toBe('/organiser/compte');
  });

  it('says so when the key is not known any more, and keeps the page', async () => {
    await page.context().clearCookies();
    await go('/connexion');
    await page.click('[data-passkey-enter]');
    await page.waitForSelector('[data-passkey-problem]:not([hidden])');
    expect(await page.textContent('[data-passkey-problem]')).toContain('pas été acceptée');
    expect(path()).toBe('/connexion');
  });

  it('asks each question once, and takes no junk for an answer', async () => {
    const { ceremony } = (await ask('/connexion/cle/question', {})).body;
    const junk = [null, {}, 'x', { id: 'x' }, { id: 7 }, { id: 'x'.repeat(10_000) }, [1]];
    const answers = [];
    for (const response of junk) answers.push((await ask('/connexion/cle', { ceremony, response })).status);
    expect(answers).toEqual([422, 422, 422, 422, 422, 422, 422]);
    expect(await read().query('SELECT id FROM passkey_challenges WHERE account_id IS NULL')).toHaveLength(0);
  });

  it('left nothing to worry about in the browser', () => {
    expect(window.complaints).toEqual([]);
  });
});
