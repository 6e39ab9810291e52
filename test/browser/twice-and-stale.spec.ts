import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fillIn, type House, MAELLE, openHouse, SEMINAR, submit } from './house.js';
import { type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

const FORM = `${SEMINAR}/inscription`;

describe('impatience and old tabs: never a lost form, never two registrations', () => {
  let house: House;
  let person: Person;
  let page: Page;
  let takenBefore: number;

  beforeAll(async () => {
    house = await openHouse();
  });
  beforeEach(async () => {
    person = await visitorOf(house);
    page = person.page;
    takenBefore = await taken();
  });
  afterEach(async () => {
    expect(person.complaints).toEqual([]);
    await person.leave();
  });
  afterAll(() => house.close());

  async function taken(): Promise<number> {
    const answer = await fetch(`${house.url}/api/v1/events?code=cidgi006`);
    const { items } = (await answer.json()) as { items: { places: number; placesLeft: number }[] };
    return (items[0]?.places ?? 0) - (items[0]?.placesLeft ?? 0);
  }

  async function expectKept(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [id, value] of Object.entries(fields))
      expect([id, await page.inputValue(`#${id}`)]).toEqual([id, value]);
  }

  it('a double click on the button registers once and ends on a page that says so', async () => {
    await person.go(FORM);
    await fillIn(page, { ...MAELLE, email: 'double@example.org' });
    await page.dblclick('main button[type=submit]');
    await page.waitForLoadState();
    await page
      .waitForURL((url) => !url.pathname.endsWith('/inscription') || url.pathname.startsWith('/inscriptions/'), {
        timeout: 3000,
      })
      .catch(() => undefined);
    expect(await taken()).toBe(takenBefore + 1);
    expect(new URL(page.url()).pathname).toMatch(/^\/inscriptions\//);
  });

  it('the back button after the registration, then the button again: told plainly, and registered once', async () => {
    await person.go(FORM);
    await fillIn(page, { ...MAELLE, email: 'retour@example.org' });
    await submit(page);
    expect(new URL(page.url()).pathname).toMatch(/^\/inscriptions\//);
    // As the button does; asking Chromium for it may come while it still changes pages.
    await Promise.all([page.waitForURL(`**${FORM}`), page.evaluate('history.back()')]);
    await fillIn(page, { ...MAELLE, email: 'retour@example.org' });
    await submit(page);
    expect(await page.locator('h1').innerText()).toMatch(/déjà/i);
    expect(await page.innerText('main')).not.toContain('Cesbron');
    expect(await taken()).toBe(takenBefore + 1);
  });

  it('two tabs: both forms are taken, for two persons', async () => {
    await person.go(FORM);
    const second = await page.context().newPage();
    await second.goto(FORM);
    await fillIn(page, { ...MAELLE, email: 'onglet-1@example.org' });
    await fillIn(second, { ...MAELLE, email: 'onglet-2@example.org', firstName: 'Joël' });
    await submit(page);
    await submit(second);
    expect([page, second].map((tab) => new URL(tab.url()).pathname.split('/')[1])).toEqual([
      'inscriptions',
      'inscriptions',
    ]);
    expect(await taken()).toBe(takenBefore + 2);
  });

  it('the session of yesterday: the form comes back filled, with a word, and one more press is enough', async () => {
    const fields = { ...MAELLE, email: 'hier@example.org' };
    await person.go(FORM);
    await page.context().clearCookies();
    await fillIn(page, fields);
    await submit(page);
    expect(await page.getByRole('alert').innerText()).toMatch(/renvoyez|à nouveau|de nouveau|encore/i);
    await expectKept(fields);
    expect(await taken()).toBe(takenBefore);
    await submit(page);
    expect(new URL(page.url()).pathname).toMatch(/^\/inscriptions\//);
    expect(await taken()).toBe(takenBefore + 1);
  });

  it('the session of yesterday on the page that changes, and on the one that withdraws', async () => {
    const personal = await house.registered(SEMINAR, { email: 'vieux@example.org' });
    await person.go(`${personal}/modifier`);
    await page.context().clearCookies();
    await page.fill('#lastName', 'Nouveau');
    await submit(page);
    await expectKept({ lastName: 'Nouveau' });
    await submit(page);
    expect(await page.innerText('main')).toContain('Maëlle Nouveau');
    await person.go(`${personal}/annuler`);
    await page.context().clearCookies();
    await submit(page);
    await submit(page);
    expect(new URL(page.url()).pathname).toBe(personal);
    expect(await taken()).toBe(takenBefore);
  });

  it('withdrawn in another tab: the old form to change says so instead of failing', async () => {
    const personal = await house.registered(SEMINAR, { email: 'deux-onglets@example.org' });
    await person.go(`${personal}/modifier`);
    const other = await page.context().newPage();
    await other.goto(`${personal}/annuler`);
    await submit(other);
    await submit(page);
    expect(new URL(page.url()).pathname).toBe(personal);
    expect(await page.locator('.badge').first().innerText()).toMatch(/annulée/i);
  });

  it('a login link opened in two tabs: the second is told that nothing was done, and the desk is open there too', async () => {
    const link = await house.loginLink();
    await person.go(link);
    const second = await page.context().newPage();
    await second.goto(link);
    await submit(page);
    expect(new URL(page.url()).pathname).toBe('/organiser');
    await submit(second);
    expect(await second.innerText('main')).toMatch(/rien n’a été enregistré|lien/);
    expect((await second.goto('/organiser'))?.status()).toBe(200);
  });

  it('remarks of ten thousand emoji come back with a word, not with an error page', async () => {
    const remarks = '😀'.repeat(10_000);
    await person.go(FORM);
    await fillIn(page, { ...MAELLE, email: 'bavarde@example.org', remarks });
    await submit(page);
    expect(await page.title()).toMatch(/^Erreur/);
    await expectKept({ remarks, firstName: 'Maëlle' });
  });
});
