import { type House, openHouse } from './house.js';
import { look, type Person, visitorOf } from './look.js';

const ROOT = '/organiser/evenements/seminaire-bloc-local-2019/courriels';

/** Writing to people: the mail beside the words as they are typed, and the minutes to think again. */
describe('messages in a browser', () => {
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
  const preview = () => camille.page.frameLocator('iframe[name=cadre-apercu]').locator('body');
  const press = (name: string) => camille.page.click(`main button:text-is("${name}")`);

  it('the mail follows the words as they are typed, and they are kept', async () => {
    await camille.go(`${ROOT}/textes/registration-confirmed`);
    await camille.page.fill('#opening', 'Quelle **joie**, {{prénom}} !');
    await preview().locator('b', { hasText: 'joie' }).waitFor();
    expect(await preview().innerText()).not.toContain('{{');
    await camille.page.selectOption('#forme', 'texte');
    await preview().locator('pre', { hasText: 'Quelle joie' }).waitFor();
    await camille.page.fill('#opening', 'Quelle joie, {{prenon}}');
    await preview().getByText('« prenon »').waitFor();
    await camille.page.fill('#opening', 'Quelle joie, {{prénom}}');
    await preview().locator('pre', { hasText: 'Quelle joie' }).waitFor();
    await expectGood('message-wording');
    await press('Enregistrer');
    await camille.page.waitForSelector('.note--ok');
    expect(await camille.page.inputValue('#opening')).toBe('Quelle joie, {{prénom}}');
  });

  it('a message is composed, checked, sent, and called back', async () => {
    await camille.go(`${ROOT}/ecrire`);
    await camille.page.fill('#subject', 'Parking fermé');
    await camille.page.fill('#body', 'Prenez le tram, {{prénom}}.');
    await preview().getByText('Prenez le tram').waitFor();
    await press('Vérifier avant d’envoyer');
    await camille.page.waitForURL('**/envois/*');
    await camille.page.click('main .btn--go');
    await camille.page.waitForSelector('[data-countdown]');
    const first = await camille.page.innerText('[data-countdown]');
    // The page's policy lets nobody evaluate a text: an element that no longer says so is waited for.
    await camille.page.locator('[data-countdown]').filter({ hasNotText: first }).waitFor();
    await expectGood('message-waiting');
    await press('Annuler l’envoi');
    await camille.page.waitForSelector('.note--ok');
    expect(await camille.page.textContent('.desk-head .badge')).toContain('Annulé');
  });

  it.each([
    ['message-schedule', '/rappels/nouveau?modele=rappel&type=commune'],
    ['message-outbox', ''],
  ])('%s', async (name, path) => {
    expect(await camille.go(`${ROOT}${path}`)).toBe(200);
    await expectGood(name);
  });
});
