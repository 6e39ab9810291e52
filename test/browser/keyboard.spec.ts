import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type House, openHouse, SEMINAR } from './house.js';
import { type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

interface Stop {
  /** The id, or the words, of what has the focus. */
  readonly what: string;
  /** Whether a ring is drawn around it. */
  readonly ringed: boolean;
  /** Whether it lies in the window and nothing lies over it. */
  readonly inSight: boolean;
}

/** What has the focus now; null when nothing has. */
const focused = `(async () => {
  // What appears under the focus, such as the skip link, is there with the next frame.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), box = e.getClientRects()[0] ?? e.getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 20);
  const there = document.elementFromPoint(x, y);
  return {
    what: e.id || e.textContent.trim().replace(/\\s+/g, ' '),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    // The label of a tick lies over its box: the whole line is the target.
    inSight: Boolean(there) && (e.contains(there) || there.contains(e) || [...(e.labels ?? [])].some((l) => l.contains(there))),
  };
})()`;

describe('with the keyboard alone', () => {
  let house: House;
  let person: Person;
  let page: Page;

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

  /** Goes on with Tab until `what` has the focus, and looks at each stop on the way. */
  async function tabTo(what: string | RegExp): Promise<Stop[]> {
    const stops: Stop[] = [];
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate<Stop | null>(focused);
      if (!stop) throw new Error(`the focus was lost after « ${stops.at(-1)?.what ?? 'nothing'} »`);
      stops.push(stop);
      if (typeof what === 'string' ? stop.what === what : what.test(stop.what)) return expectVisible(stops);
    }
    throw new Error(`no « ${String(what)} » among ${stops.map((stop) => stop.what).join(' | ')}`);
  }

  function expectVisible(stops: Stop[]): Stop[] {
    expect(stops.filter(({ ringed, inSight }) => !ringed || !inSight)).toEqual([]);
    return stops;
  }

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
