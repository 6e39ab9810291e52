import { type House, openHouse } from './house.js';
import { look, type Person, visitorOf } from './look.js';

const TEAM = '/organiser/evenements/seminaire-bloc-local-2019/equipe';
const LONG = 'Marie-Hélène de La Rochebrochard d’Auzay-Kermarrec';

/** What organisers see who look after people: no finding of axe-core, no sideways scrolling, no complaint of the browser. */
describe('the pages of teams, accounts and administration', () => {
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
  const openDetails = () =>
    camille.page.evaluate('document.querySelectorAll("main details").forEach((d) => (d.open = true))');

  it.each([
    ['team-alone', TEAM],
    ['journal-empty', '/organiser/evenements/seminaire-bloc-local-2018/journal'],
    ['account', '/organiser/compte'],
    ['administration', '/organiser/administration'],
    ['administration-nobody', '/organiser/administration?q=zzz'],
    ['administration-journal', '/organiser/administration/journal'],
  ])('%s', async (name, path) => {
    expect(await camille.go(path)).toBe(200);
    await expectGood(name);
  });

  it('team-errors, then team-invited with long names, and the invitation as its addressee sees it', async () => {
    await camille.go(TEAM);
    await openDetails();
    await camille.page.fill('#name', 'a'.repeat(3000));
    await camille.page.click('form[action$="/equipe/invitations"] button');
    expect(await camille.page.title()).toMatch(/^Erreur/);
    await expectGood('team-errors');
    await camille.page.fill('#name', LONG);
    await camille.page.fill('#email', 'marie-helene.de-la-rochebrochard-d-auzay-kermarrec@collectivite.example.org');
    await camille.page.click('label[for=role-animateur]');
    await camille.page.click('form[action$="/equipe/invitations"] button');
    await camille.page.waitForURL('**fait=invitation-envoyee');
    await expectGood('team-invited');
    await camille.go('/organiser/courriels');
    await camille.page.click('main table a');
    const link = /\/invitations\/\S+/.exec((await camille.page.textContent('.mail-text')) ?? '')![0];
    const addressee = await visitorOf(house);
    expect(await addressee.go(link)).toBe(200);
    expect(await look(addressee, 'invitation')).toEqual([]);
    await addressee.leave();
    await camille.go('/organiser/evenements/seminaire-bloc-local-2019/journal');
    await expectGood('journal');
  });

  it('administration-errors', async () => {
    await camille.go('/organiser/administration');
    await openDetails();
    await camille.page.click('form[action="/organiser/administration/organisations"] button');
    expect(await camille.page.title()).toMatch(/^Erreur/);
    await expectGood('administration-errors');
  });
});
