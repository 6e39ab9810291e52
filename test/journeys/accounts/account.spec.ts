import { jest } from '@jest/globals';
import { IssueLoginLink } from '../../../src/platform/accounts/use-cases/issue-login-link.js';
import { MachineClock } from '../../../src/platform/clock/clock.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';

const HERE = '/organiser/compte';
const HOUR = 3_600_000;

describe('one’s own account', () => {
  let tablee: TestApp;
  let now: number;
  beforeAll(async () => {
    tablee = await startTestApp();
    await givenOrganiser(tablee);
    await givenOrganiser(tablee, { email: 'denis@example.org', name: 'Denis' });
  });
  beforeEach(() => {
    now = Date.now();
    jest.spyOn(MachineClock.prototype, 'now').mockImplementation(() => new Date(now));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => tablee.close());

  /** The addresses at which the page ends logins. */
  const endings = (html: string) =>
    Array.from(html.matchAll(/action="(\/organiser\/compte\/connexions\/[^"]+\/fin)"/g), ([, action]) => action!);

  it('says who one is and where one is logged in, each device by its words', async () => {
    const visitor = await loggedIn(tablee);
    const { text, headers } = await visitor.get(HERE);
    expect(text).toContain('Camille Verney');
    expect(text).toContain('camille.verney@example.org');
    expect(text).toMatch(/Appareil inconnu celui-ci par lien/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('ends one other login, or all others, and never this one', async () => {
    const here = await loggedIn(tablee);
    await here.send(HERE, {}, `${HERE}/connexions/fin`);
    const [phone, office, home] = [await loggedIn(tablee), await loggedIn(tablee), await loggedIn(tablee)];
    const page = await here.get(HERE);
    expect(endings(page.html)).toHaveLength(3);
    await here.send(HERE, {}, endings(page.html)[0]);
    const alive = async () =>
      (await Promise.all([phone, office, home].map((one) => one.get('/organiser')))).filter(
        ({ status }) => status === 200,
      );
    expect(await alive()).toHaveLength(2);
    expect((await here.send(HERE, {}, `${HERE}/connexions/fin`)).location).toBe(`${HERE}?fait=connexions-finies`);
    expect(await alive()).toHaveLength(0);
    expect((await here.get(HERE)).status).toBe(200);
    expect(endings((await here.get(HERE)).html)).toEqual([]);
  });

  it('ends no login of anybody else', async () => {
    const denis = await loggedIn(tablee, 'denis@example.org');
    const second = await loggedIn(tablee, 'denis@example.org');
    const his = endings((await denis.get(HERE)).html)[0]!;
    const camille = await loggedIn(tablee);
    expect((await camille.send(HERE, {}, his)).status).toBe(303);
    expect((await second.get('/organiser')).status).toBe(200);
  });

  it('lists no login that is over by its age or its idleness', async () => {
    const here = await loggedIn(tablee, 'denis@example.org');
    await here.send(HERE, {}, `${HERE}/connexions/fin`);
    await loggedIn(tablee, 'denis@example.org');
    now += 11 * HOUR;
    expect(endings((await here.get(HERE)).html)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    now += 2 * HOUR;
    const page = await here.get(HERE);
    expect(page.status).toBe(200);
    expect(endings(page.html)).toEqual([]);
  });

  it('a new login of the same browser ends the one before', async () => {
    const visitor = await loggedIn(tablee);
    const copy = await loggedIn(tablee);
    for (const [name, value] of visitor.cookies) copy.cookies.set(name, value);
    expect((await copy.get('/organiser')).status).toBe(200);
    const link = await tablee.app.get(IssueLoginLink, { strict: false }).execute('camille.verney@example.org');
    expect((await visitor.send(new URL(link!).pathname)).status).toBe(303);
    expect((await visitor.get('/organiser')).status).toBe(200);
    expect((await copy.get('/organiser')).status).toBe(303);
  });

  it('corrects one’s own name, which the journal tells', async () => {
    const visitor = await loggedIn(tablee);
    const wrong = await visitor.send(HERE, { name: 'camille@example.org' }, `${HERE}/nom`);
    expect([wrong.status, wrong.text]).toEqual([
      422,
      expect.stringContaining('Saisissez le prénom et le nom en toutes lettres, sans adresse'),
    ]);
    expect((await visitor.send(HERE, { name: '  Camille   Verney-Loiseau ' }, `${HERE}/nom`)).location).toBe(
      `${HERE}?fait=nom-change`,
    );
    expect((await visitor.get(`${HERE}?fait=nom-change`)).text).toContain('Camille Verney-Loiseau');
  });
});
