import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectVisible, focused, type Stop, tabTo as tabThrough } from './focus.js';
import { type House, openHouse, SEMINAR } from './house.js';
import { type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

describe('with the keyboard alone', () => {
  let house: House;
  let person: Person;
  let page: Page;
  const tabTo = (what: string | RegExp) => tabThrough(page, what);

  beforeAll(async () => {
    house = await openHouse();
  });
  beforeEach(async () => {
    person = await visitorOf(house);
    page = person.page;
  });
  afterEach(async () => {
    expect(person.complaints).toEqual([]);
    await person.leave();
  });
  afterAll(() => house.close());

  it('the main job: from the code of the invitation to the confirmation', async () => {
    await person.go('/');
    await tabTo('code');
    await page.keyboard.type('cidgi  006');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/evenements\/seminaire-bloc-local-2019/);
    await tabTo(/^S.inscrire$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/inscription/);

    await tabTo('firstName');
    await page.keyboard.type('Maëlle');
    await tabTo('lastName');
    await page.keyboard.type('Cesbron');
    await tabTo('email');
    await page.keyboard.type('maelle.cesbron@example.org');
    await tabTo('functionKey');
    await page.keyboard.type('Secr');
    await tabTo('collectivity');
    await page.keyboard.type('sevrem');
    await page.locator('.combo [role=option]').first().waitFor();
    expect(await page.getAttribute('#collectivity', 'aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const active = (await page.getAttribute('#collectivity', 'aria-activedescendant')) ?? '';
    expect(await page.textContent(`#${active} span`)).toBe('Sèvremoine (49)');
    expect(await page.getAttribute(`#${active}`, 'aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#collectivity')).toBe('Sèvremoine (49)');
    expect(await page.getAttribute('#collectivity', 'aria-expanded')).toBe('false');
    expect(await page.textContent('[data-territory]')).toContain('Mauges Communauté');
    await tabTo(/^Reprendre ce nom$/);
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#collective')).toBe('CA Mauges Communauté');
    await tabTo('remarks');
    await tabTo(/^(M.inscrire|S.inscrire|Confirmer.*|Envoyer.*)$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/inscriptions\//);
    expect(await page.textContent('main')).toContain('Maëlle Cesbron');
    await tabTo(/Ajouter à mon agenda/);
  });

  it('the list of employers: closed by Escape, walked round by the arrows, said to whoever cannot see it', async () => {
    await person.go(`${SEMINAR}/inscription`);
    await page.focus('#collectivity');
    await page.keyboard.type('ligne');
    await page.locator('.combo [role=option]').first().waitFor();
    const count = await page.locator('.combo [role=option]').count();
    expect(count).toBeGreaterThan(1);
    expect(await page.textContent('.combo [role=status]')).toContain(String(count));
    await page.keyboard.press('ArrowUp');
    expect(await page.getAttribute('#collectivity', 'aria-activedescendant')).toBe(`collectivity-liste-${count - 1}`);
    await page.keyboard.press('ArrowDown');
    expect(await page.getAttribute('#collectivity', 'aria-activedescendant')).toBe('collectivity-liste-0');
    await page.keyboard.press('Escape');
    expect(await page.locator('.combo [role=option]:visible').count()).toBe(0);
    expect(await page.inputValue('#collectivity')).toBe('ligne');
    await page.keyboard.type('xyz');
    await page.getByText('Aucune collectivité trouvée.').waitFor();
    expect(await page.getAttribute('.combo [role=status]', 'class')).toBe('hint');
  });

  it('a name of the list is no free entry any more', async () => {
    await person.go(`${SEMINAR}/inscription`);
    await page.locator('summary').click();
    await page.selectOption('#collectivityKind', 'association');
    await page.focus('#collectivity');
    await page.keyboard.type('sevrem');
    await page.locator('.combo [role=option]').first().click();
    expect(await page.inputValue('#collectivityKind')).toBe('');
  });

  it('the summary of errors takes the focus, and its links lead into the fields', async () => {
    await person.go(`${SEMINAR}/inscription`);
    await page.focus('#lastName');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate<boolean>("document.activeElement.matches('[data-errors]')")).toBe(true);
    const links = await page.getByRole('alert').getByRole('link').all();
    expect(links.length).toBeGreaterThanOrEqual(5);
    for (const link of links) {
      const id = ((await link.getAttribute('href')) ?? '').slice(1);
      await link.focus();
      await page.keyboard.press('Enter');
      expect(await page.evaluate<string>('document.activeElement.id')).toBe(id);
      expectVisible([await page.evaluate<Stop>(focused)]);
      const described = (await page.getAttribute(`#${id}`, 'aria-describedby'))?.split(' ') ?? [];
      expect(described).toContain(`${id}-erreur`);
      // The same words in the summary and beside the field.
      expect(await page.textContent(`#${id}-erreur`)).toContain(await link.textContent());
    }
  });

  it.each([
    ['/', 1280],
    [SEMINAR, 1280],
    [SEMINAR, 360],
    ['/mes-inscriptions', 360],
    ['/demonstration', 1280],
  ])(
    'every stop of %s at %i px has its ring and lies in sight, from the skip link to the last line',
    async (path, width) => {
      await page.setViewportSize({ width, height: 640 });
      await person.go(path);
      const stops = await tabTo(/^Apparence/);
      expect(stops[0]?.what).toBe('Aller au contenu');
    },
  );

  it('the skip link leads past the navigation', async () => {
    await person.go(SEMINAR);
    await tabTo('Aller au contenu');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('contenu');
    await page.keyboard.press('Tab');
    expect(await page.evaluate<boolean>("document.querySelector('main').contains(document.activeElement)")).toBe(true);
  });

  it("the desk: from the mail's link to one person", async () => {
    await person.go(await house.loginLink());
    await tabTo(/^Entrer|^Ouvrir|^Me connecter|^Se connecter/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/organiser$/);
    await tabTo(/^Construire ensemble/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/seminaire-bloc-local-2019$/);
    await tabTo(/Voir les inscriptions|inscriptions/i);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/inscriptions$/);
    await tabTo('q');
    await page.keyboard.type('a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=a/);
    await page.focus('tbody a.name');
    await page.keyboard.press('Enter');
    await page.waitForURL(/inscriptions\/[\w-]+$/);
  });
});
