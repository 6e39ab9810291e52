import { jest } from '@jest/globals';
import { tabTo } from './focus.js';
import { type House, MAELLE, openHouse, SEMINAR, submit } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

const DESK = `/organiser${SEMINAR}`;

describe("the organiser's desk: no finding of axe-core, no sideways scrolling, no complaint of the browser", () => {
  let house: House;
  let person: Person;

  beforeAll(async () => {
    house = await openHouse();
    person = await visitorOf(house);
    // What an organiser has to live with: long names without a place to break, a page of remarks, a waiting list.
    await house.registered(SEMINAR, {
      firstName: 'Anne-Charlotte-Marie-Emmanuelle',
      lastName: 'de La Rochebrochard d’Auzay-Montalembert-Vaudreuil',
      email: `${'tres-longue-adresse-'.repeat(3)}@example.org`,
      remarks: `Première ligne\n${'sansespace'.repeat(40)}\nDernière ligne`,
    });
    await house.registered(SEMINAR, MAELLE);
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  const expectGood = async (name: string) => {
    expect([name, ...(await look(person, name))]).toEqual([name]);
  };

  it('the link of a mail, then its button', async () => {
    await person.go(await house.loginLink());
    await expectGood('desk-enter');
    await submit(person.page);
    expect(new URL(person.page.url()).pathname).toBe('/organiser');
  });

  it.each([
    ['desk-events', '/organiser'],
    ['desk-dashboard', DESK],
    ['desk-dashboard-past', '/organiser/evenements/seminaire-bloc-local-2018'],
    ['desk-dashboard-empty', '/organiser/evenements/assises-niort-2022'],
    ['desk-dashboard-full', '/organiser/evenements/journee-transitions-professionnelles-sorgues-2024'],
    ['desk-list', `${DESK}/inscriptions`],
    ['desk-list-filtered', `${DESK}/inscriptions?q=rochebrochard&type=commune`],
    ['desk-list-nobody', `${DESK}/inscriptions?q=xanadu&statut=confirmed`],
    [
      'desk-list-waiting',
      '/organiser/evenements/journee-transitions-professionnelles-sorgues-2024/inscriptions?statut=waiting',
    ],
    ['desk-list-empty', '/organiser/evenements/assises-niort-2022/inscriptions'],
    ['desk-mails', `${DESK}/courriels`],
    ['desk-mails-none', '/organiser/evenements/assises-niort-2022/courriels'],
    ['desk-all-mails', '/organiser/courriels'],
  ])('%s', async (name, path) => {
    expect(await person.go(path)).toBe(200);
    await expectGood(name);
  });

  it('on a telephone: the event’s pages are one line that opens, and what sorts the list is in sight of the keyboard', async () => {
    const { page } = person;
    await page.setViewportSize({ width: 360, height: 780 });
    await person.go(`${DESK}/inscriptions`);
    expect((await page.locator('.desk-nav').boundingBox())?.height).toBeLessThan(160);
    expect(await page.getByRole('link', { name: 'Journal' }).isVisible()).toBe(false);
    await tabTo(page, /^Inscriptions ?66 ?Autres pages$/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Collectifs');
    await tabTo(page, /^Inscrit le$/);
  });

  it('one person, then one of their mails', async () => {
    await person.go(`${DESK}/inscriptions?q=rochebrochard`);
    await person.page.locator('tbody a.name').first().click();
    await person.page.waitForURL(/inscriptions\/[\w-]+$/);
    await expectGood('desk-person');
    await person.page.locator('a[href*="/organiser/courriels/"]').first().click();
    await person.page.waitForURL(/courriels\/[\w-]+$/);
    await person.page.locator('iframe').scrollIntoViewIfNeeded();
    await expectGood('desk-mail');
  });

  it("the mail's own page on a telephone: no sideways scrolling, its button within reach", async () => {
    const preview = (await person.page.getAttribute('iframe', 'src')) ?? '';
    await person.page.setViewportSize({ width: 360, height: 780 });
    await person.go(preview);
    await person.page.screenshot({ path: 'artifacts/screenshots/mail-confirmed-360.png', fullPage: true });
    expect(await person.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(person.complaints.splice(0)).toEqual([]);
  });

  it('a page that is none, at the desk', async () => {
    expect(await person.go('/organiser/evenements/il-n-y-a-rien-ici')).toBe(404);
    await expectGood('desk-404');
  });

  it('in English', async () => {
    await person.go('/langue/en');
    await person.go(DESK);
    await expectGood('desk-dashboard-en');
    await person.go(`${DESK}/inscriptions`);
    await expectGood('desk-list-en');
  });
});
