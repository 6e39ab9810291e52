import { jest } from '@jest/globals';
import { openHouse, type House } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

const TABLES = '/organiser/evenements/seminaire-bloc-local-2018/tables';

describe('the picture of the tables in a browser', () => {
  let house: House;
  let person: Person;
  let plan: string;
  beforeAll(async () => {
    house = await openHouse();
    person = await visitorOf(house);
    // A drag ends where it can be seen from its beginning.
    await person.page.setViewportSize({ width: 1280, height: 1000 });
    await person.go(await house.loginLink());
    await person.page.locator('main form button[type=submit]').click();
    await person.page.waitForURL(/\/organiser/);
    await person.go(TABLES);
    await person.page.locator('form[action$="/tables/plans"] button').click();
    await person.page.waitForURL(/\/plans\//);
    plan = new URL(person.page.url()).pathname;
    await person.go(`${plan}/image`);
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  const at = (table: number) => person.page.locator(`#t${table} [data-person]`);
  const free = (table: number) => person.page.locator(`#t${table} [data-free]`).first();
  const waiting = () => person.page.locator('.tray [data-person]');
  const said = (words: RegExp) =>
    person.page.locator('[data-say]').filter({ hasText: words }).waitFor({ state: 'attached' });
  const names = async (table: number) =>
    Promise.all((await at(table).all()).map((seat) => seat.getAttribute('data-name')));

  it('gives a seat by keyboard alone, and takes it back with Escape before it is put', async () => {
    const first = waiting().first();
    const name = await first.getAttribute('data-name');
    await first.focus();
    await person.page.keyboard.press('Enter');
    await said(/pris/);
    await person.page.keyboard.press('Escape');
    await said(/rien n’a changé/);
    await person.page.keyboard.press('Enter');
    await free(1).focus();
    await person.page.keyboard.press('Enter');
    await at(1).first().waitFor();
    expect(await names(1)).toEqual([name]);
    expect(await person.page.evaluate(`document.activeElement.dataset.name`)).toBe(name);
  });

  it('gives a seat by two clicks; drags swap two people, and move one to a free seat', async () => {
    const [one] = await names(1);
    const other = await waiting().first().getAttribute('data-name');
    await waiting().first().click();
    await free(2).click();
    await at(2).first().waitFor();
    expect(await names(2)).toEqual([other]);
    await at(1).first().dragTo(at(2).first());
    await said(/échangent/);
    expect([await names(1), await names(2)]).toEqual([[other], [one]]);
    await person.page.locator('[data-toast-step]').click();
    await person.page.locator(`#t1 [data-name="${one}"]`).waitFor();
    expect([await names(1), await names(2)]).toEqual([[one], [other]]);
    await at(2).first().dragTo(free(3));
    await at(3).first().waitFor();
    expect([await names(2), await names(3)]).toEqual([[], [other]]);
  });

  it('shows what somebody else did meanwhile, and loses nothing of it', async () => {
    const reference = (await at(1).first().getAttribute('data-person'))!;
    const [name] = await names(1);
    const elsewhere = await person.page.context().newPage();
    await elsewhere.goto(`${plan}?table=1:1`);
    await elsewhere.locator(`#p-${reference} select`).first().selectOption('3');
    await elsewhere.locator(`#p-${reference} .cell-action button`).click();
    await elsewhere.locator('.note--ok, .row-effect').first().waitFor();
    await elsewhere.close();
    await at(1).first().click();
    await free(4).click();
    await person.page.locator('[data-refused] li').first().waitFor();
    expect([await names(1), await names(3), await names(4)]).toEqual([[], expect.arrayContaining([name]), []]);
    // The refusal is the answer that this asks for.
    person.complaints.splice(0);
  });

  it('looks right', async () => {
    await person.go(`${plan}/image?phase=1`);
    await at(3).first().click();
    expect(await look(person, 'tables-picture')).toEqual([]);
  });
});
