import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fillIn, type House, MAELLE, openHouse, SEMINAR, submit } from './house.js';
import { type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

describe('without JavaScript', () => {
  let house: House;
  let person: Person;
  let page: Page;

  beforeAll(async () => {
    house = await openHouse();
  });
  beforeEach(async () => {
    person = await visitorOf(house, { javaScriptEnabled: false });
    page = person.page;
  });
  afterEach(() => person.leave());
  afterAll(() => house.close());

  const heading = () => page.locator('h1').innerText();

  it('the main job: code, programme, form, confirmation; then change, then withdraw', async () => {
    await person.go('/');
    await page.fill('#code', 'cidgi 006');
    await page.click('main button[type=submit]');
    expect(await heading()).toContain('Construire ensemble');
    await page.getByRole('link', { name: /^S.inscrire$/ }).click();
    const { collectivity: _ours, ...others } = MAELLE;
    await fillIn(page, { ...others, collectivity: 'sevremoine' });
    await submit(page);
    const personal = new URL(page.url()).pathname;
    expect(personal).toMatch(/^\/inscriptions\/[\w-]{20,}$/);
    expect(await page.innerText('main')).toContain('Sèvremoine (49)');
    // What only a script can do is not offered.
    expect(await page.locator('[data-print]:visible').count()).toBe(0);

    await page.click(`a[href="${personal}/modifier"]`);
    expect(await page.inputValue('#firstName')).toBe('Maëlle');
    await page.fill('#lastName', 'Cesbron-Abgrall');
    await submit(page);
    expect(new URL(page.url()).pathname).toBe(personal);
    expect(await page.innerText('main')).toContain('Maëlle Cesbron-Abgrall');

    await page.click(`a[href="${personal}/annuler"]`);
    await submit(page);
    expect(new URL(page.url()).pathname).toBe(personal);
    expect(await page.locator('.badge').first().innerText()).toMatch(/annulée/i);
  });

  it('homonyms are choices, and a choice is enough', async () => {
    await person.go(`${SEMINAR}/inscription`);
    await fillIn(page, { ...MAELLE, email: 'ligne@example.org', collectivity: 'Ligné' });
    await submit(page);
    expect(await page.title()).toMatch(/^Erreur/);
    await page.getByText('Ligné (44)', { exact: true }).click();
    expect(await page.getByRole('radio', { name: 'Ligné (44)' }).isChecked()).toBe(true);
    await submit(page);
    expect(await page.innerText('main')).toContain('Ligné (44)');
  });

  it('an employer that no list knows is said, with its kind', async () => {
    await person.go(`${SEMINAR}/inscription`);
    await fillIn(page, { ...MAELLE, email: 'cdg@example.org', collectivity: 'Centre de gestion du Maine imaginaire' });
    await submit(page);
    expect(await page.title()).toMatch(/^Erreur/);
    await page.selectOption('#collectivityKind', 'cdg');
    await submit(page);
    expect(await page.innerText('main')).toContain('Centre de gestion du Maine imaginaire');
  });

  it('another function says which: its field is there without a script', async () => {
    await person.go(`${SEMINAR}/inscription`);
    await fillIn(page, { ...MAELLE, email: 'autre@example.org', functionKey: 'autre' });
    await page.fill('#functionText', 'Archiviste');
    await submit(page);
    expect(await page.innerText('main')).toContain('Archiviste');
  });

  it('a wrong form keeps every answer, and its summary leads to the fields', async () => {
    await person.go(`${SEMINAR}/inscription`);
    await fillIn(page, { ...MAELLE, email: 'maelle.cesbron' });
    await submit(page);
    const link = page.locator('[data-errors] a');
    expect(await link.count()).toBe(1);
    for (const [name, value] of Object.entries({ ...MAELLE, email: 'maelle.cesbron' })) {
      expect([name, await page.inputValue(`#${name}`)]).toEqual([name, value]);
    }
    await link.click();
    expect(new URL(page.url()).hash).toBe('#email');
  });

  it('language and appearance are links that lead back', async () => {
    await person.go(SEMINAR);
    await page.click('.lang a');
    expect(new URL(page.url()).pathname).toBe(SEMINAR);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.click('.lang a');
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    const seen: (string | null)[] = [];
    for (let n = 0; n < 3; n++) {
      await page.getByRole('link', { name: /^Apparence/ }).click();
      expect(new URL(page.url()).pathname).toBe(SEMINAR);
      seen.push(await page.getAttribute('html', 'data-theme'));
    }
    expect(seen).toEqual(['clair', 'sombre', null]);
  });

  it('on a personal page too, without the token in a query string', async () => {
    const personal = await house.registered(SEMINAR, { email: 'langue@example.org' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await person.go(personal);
    await page.click('.lang a');
    expect(new URL(page.url()).pathname).toBe(personal);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    const token = personal.split('/').at(-1) ?? '?';
    expect(asked.filter((address) => new URL(address).search.includes(token))).toEqual([]);
  });

  it('login: the link shows a button, the button opens the desk, and leaving closes it', async () => {
    await person.go(await house.loginLink());
    await submit(page);
    expect(new URL(page.url()).pathname).toBe('/organiser');
    await page.click('header button[type=submit]');
    expect(new URL(page.url()).pathname).toBe('/');
    await person.go('/organiser');
    expect(new URL(page.url()).pathname).toBe('/connexion');
  });
});
