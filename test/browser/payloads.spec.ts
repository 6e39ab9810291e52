import { EVENT, givenPayloads } from '../journeys/payloads/payloads.js';
import { type House, openHouse, submit } from './house.js';
import { type Person, visitorOf } from './look.js';

describe('texts that would like to run', () => {
  let house: House;
  let person: Person;
  let personal: string[];
  const dialogs: string[] = [];

  beforeAll(async () => {
    house = await openHouse();
    personal = await givenPayloads(house);
    person = await visitorOf(house);
    person.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await person.go(await house.loginLink());
    await submit(person.page);
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  async function expectQuiet(path: string): Promise<void> {
    expect([path, await person.page.evaluate('globalThis.ran'), dialogs, person.complaints]).toEqual([
      path,
      undefined,
      [],
      [],
    ]);
  }

  it('do not: on the pages of the event, of every person, of the desk', async () => {
    const list = `/organiser/evenements/${EVENT}/inscriptions`;
    const pages = [
      '/',
      `/evenements/${EVENT}`,
      `/evenements/${EVENT}/inscription`,
      `/organiser/evenements/${EVENT}`,
      list,
      `/organiser/evenements/${EVENT}/courriels`,
    ];
    for (const path of [...pages, ...personal, ...personal.map((path) => `${path}/modifier`)]) {
      await person.go(path);
      await expectQuiet(path);
    }
  }, 60_000);

  it('do not: in the mails as the desk shows them, and opened on their own', async () => {
    const { page } = person;
    await person.go(`/organiser/evenements/${EVENT}/courriels`);
    const addresses = await Promise.all(
      (await page.locator('tbody a.name').all()).map((link) => link.getAttribute('href')),
    );
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      await person.go(address ?? '');
      await page.locator('iframe').scrollIntoViewIfNeeded();
      await expectQuiet(address ?? '');
      await person.go(`${address ?? ''}/apercu`);
      await expectQuiet(`${address ?? ''}/apercu`);
    }
  }, 90_000);

  it('do not: in the list of employers that is shown while one types', async () => {
    await person.go(`/evenements/${EVENT}/inscription`);
    await person.page.focus('#collectivity');
    await person.page.keyboard.type('globalThis');
    await person.page.waitForTimeout(400);
    await expectQuiet('the list');
  });
});
