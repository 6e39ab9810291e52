import { SECTION_KEYS } from '../../src/events/domain/edit/sections.js';
import { type House, openHouse } from './house.js';
import { look, type Person, visitorOf } from './look.js';

const EVENT = '/organiser/evenements/seminaire-bloc-local-2019';
const PUBLIC = '/evenements/seminaire-bloc-local-2019';

/** The forms about an event: no finding of axe-core, no sideways scrolling, no complaint of the browser. */
describe('the pages on which organisers write an event', () => {
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
  const press = (name: string) => camille.page.click(`main button:text-is("${name}")`);
  const openDetails = () =>
    camille.page.evaluate('document.querySelectorAll("main details").forEach((d) => (d.open = true))');

  it.each<readonly [string, string]>([
    ['event-new', '/organiser/evenements/nouveau'],
    ['event-overview', `${EVENT}/evenement`],
    ['event-overview-past', '/organiser/evenements/seminaire-bloc-local-2018/evenement'],
    ['event-cancellation', `${EVENT}/annulation`],
    ...SECTION_KEYS.map((key) => [`event-${key}`, `${EVENT}/evenement/${key}`] as const),
  ])('%s', async (name, path) => {
    expect(await camille.go(path)).toBe(200);
    await openDetails();
    await expectGood(name);
  });

  it('event-errors, with a name as long as names can be', async () => {
    await camille.go(`${EVENT}/evenement/options`);
    await camille.page.fill('#options-0-title', 'Dîner'.repeat(60));
    await camille.page.fill('#options-0-capacity', 'beaucoup');
    await press('Enregistrer');
    expect(await camille.page.title()).toMatch(/^Erreur/);
    expect(await camille.page.evaluate('document.activeElement.hasAttribute("data-errors")')).toBe(true);
    await expectGood('event-errors');
  });

  it('event-options-chosen: offered, filled up, and told before', async () => {
    await camille.go(`${EVENT}/evenement/options`);
    await camille.page.fill('#options-0-title', 'Dîner du jeudi');
    await camille.page.fill('#options-0-hint', "À 19 h 30, au restaurant de l'INSET");
    await camille.page.fill('#options-0-capacity', '40');
    await camille.page.fill('#options-0-closesAt', '31/10/2019');
    await camille.page.fill('#options-1-title', 'Visite du chantier');
    await camille.page.fill('#options-1-closesAt', '1/10/2019');
    await press('Enregistrer');
    await camille.page.waitForURL('**fait=options');
    expect(await camille.go(`${PUBLIC}/inscription?code=CIDGI%20006`)).toBe(200);
    expect(await camille.page.textContent('main')).toContain('Clos : les choix sont arrêtés.'.replace(' :', '\u202f:'));
    await expectGood('registration-options');
  });

  it('event-conflict: two at once', async () => {
    const other = await camille.page.context().newPage();
    await camille.go(`${EVENT}/evenement/public`);
    await other.goto(`${EVENT}/evenement/public`);
    await other.fill('#audience', 'Les directions générales');
    await other.click('main button:text-is("Enregistrer")');
    await other.close();
    await camille.page.fill('#audience', 'Les élus');
    await press('Enregistrer');
    expect(await camille.page.inputValue('#audience')).toBe('Les élus');
    await expectGood('event-conflict');
  });
});
