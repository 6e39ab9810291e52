import { jest } from '@jest/globals';
import { openHouse, type House } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

const TABLES = '/organiser/evenements/seminaire-bloc-local-2018/tables';

describe('ateliers and tables in a browser', () => {
  let house: House;
  let person: Person;
  beforeAll(async () => {
    house = await openHouse();
    person = await visitorOf(house);
    await person.go(await house.loginLink());
    await person.page.locator('main form button[type=submit]').click();
    await person.page.waitForURL(/\/organiser/);
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  it('look right: settings, the first page, a plan with one person unfolded', async () => {
    await person.go(`${TABLES}/reglages`);
    expect(await look(person, 'tables-setup')).toEqual([]);
    await person.go(TABLES);
    await person.page.locator('form[action$="/tables/plans"] button').click();
    await person.page.waitForURL(/\/plans\//);
    const plan = new URL(person.page.url()).pathname;
    // Few rows: axe-core looks at each of them, in each appearance.
    await person.go(`${plan}?q=mauges`);
    const row = person.page.locator('tr[id^=p-]').first();
    await row.locator('select').first().selectOption('1');
    await row.locator('.cell-action button').click();
    await person.page.locator('.row-effect').waitFor();
    await person.page.locator('.plan-table .more').nth(1).click();
    await person.page.locator('.row-more').waitFor();
    expect(await look(person, 'tables-list')).toEqual([]);
    await person.go(`${plan}/publication`);
    expect(await person.page.locator('.note--warn a').getAttribute('href')).toContain('voir=a-placer');
    await person.go(TABLES);
    expect(await look(person, 'tables-hub')).toEqual([]);
  });
});
