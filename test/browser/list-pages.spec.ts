import { type House, openHouse } from './house.js';
import { look, type Person, visitorOf } from './look.js';

const LIST = '/organiser/evenements/seminaire-bloc-local-2019/inscriptions';

/** The organiser's list with a keyboard, without script, and looked at by axe-core at both sizes. */
describe('the list of registrations in a browser', () => {
  let house: House;
  let camille: Person;

  beforeAll(async () => {
    house = await openHouse({ RATE_LIMIT: 'off' });
    camille = await visitorOf(house);
    await camille.go(await house.loginLink());
    await camille.page.click('main button[type=submit]');
    await camille.page.waitForURL('**/organiser');
  });
  afterAll(async () => {
    await camille.leave();
    await house.close();
  });

  const expectGood = async (name: string) => {
    expect([name, ...(await look(camille, name))]).toEqual([name]);
  };
  const first = async () => (await camille.page.locator('[data-pick]').first().getAttribute('value'))!;

  it('brings the bar with the first tick, by keyboard, and says how many', async () => {
    // Few of them: what axe-core looks at grows with the rows.
    await camille.go(`${LIST}?fonction=dga`);
    const bar = camille.page.locator('[data-bulk]');
    const rows = await camille.page.locator('[data-pick]').count();
    expect(await bar.isVisible()).toBe(false);
    await camille.page.locator('[data-pick]').nth(1).focus();
    await camille.page.keyboard.press('Space');
    expect(await bar.isVisible()).toBe(true);
    expect(await camille.page.textContent('[data-count]')).toBe('1 sélectionné');
    await camille.page.locator('[data-all]').focus();
    await camille.page.keyboard.press('Space');
    expect(await camille.page.textContent('[data-count]')).toBe(`${rows} sélectionnés`);
    await camille.page.evaluate('document.querySelectorAll("main details").forEach((d) => (d.open = true))');
    await expectGood('list-selected');
  });

  it('leads to the page that says what will be done and to whom', async () => {
    await camille.page.click('button[value=collective]');
    await camille.page.waitForURL('**/actions?**');
    expect(await camille.page.textContent('h1')).toMatch(/^Rattacher \d+ personnes/);
    await expectGood('bulk-prepared');
    await camille.page.fill('#nouveau', "Collectif de l'Île d'Yeu et des marais de la Rochebrochard-Kermarrec");
    await camille.page.keyboard.press('Enter');
    await camille.page.waitForURL('**/actions/*');
    expect(await camille.page.textContent('h1')).toMatch(/^\d+ personnes rattachées/);
  });

  it.each([
    ['person', async () => `${LIST}/${await first()}`],
    ['address', async () => `${LIST}/${await first()}/adresse`],
    ['nothing-to-decide', async () => `${LIST}/actions?action=accept&ref=${await first()}`],
    ['who-comes', () => Promise.resolve(`${LIST}/qui-vient`)],
    ['duplicates', () => Promise.resolve(`${LIST}/doublons`)],
  ])('shows %s', async (name, path) => {
    await camille.go(LIST);
    expect(await camille.go(await path())).toBe(200);
    await expectGood(name);
  });

  it('works without script', async () => {
    const plain = await visitorOf(house, {
      javaScriptEnabled: false,
      storageState: await camille.page.context().storageState(),
    });
    await plain.go(LIST);
    expect(await plain.page.locator('[data-bulk]').isVisible()).toBe(true);
    await plain.page.locator('[data-pick]').nth(2).check();
    await plain.page.click('button[value=withdraw]');
    expect(await plain.page.textContent('h1')).toBe('Annuler l’inscription');
    await plain.page.click('main form[method=post] button[type=submit]');
    expect(await plain.page.textContent('h1')).toBe('Une inscription annulée');
    await plain.leave();
  });
});
