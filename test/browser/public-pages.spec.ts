import { jest } from '@jest/globals';
import { fillIn, type House, MAELLE, openHouse, SEMINAR, submit } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

const NIORT = '/evenements/assises-niort-2022';

/** Each page in each of its states, in the order in which the house comes into them. */
describe('the public pages: no finding of axe-core, no sideways scrolling, no complaint of the browser', () => {
  let house: House;
  let person: Person;
  /** Personal links. */
  let confirmed: string;
  let waiting: string;
  let ofCancelled: string;

  beforeAll(async () => {
    house = await openHouse();
    person = await visitorOf(house);
    await house.event({ slug: 'deux-un', code: 'DEUX 001', title: 'Une première journée' });
    await house.event({ slug: 'deux-deux', code: 'DEUX 001', title: 'Une seconde journée' });
    const full = await house.event({ slug: 'complet', code: 'PLEIN 001', capacity: 1 });
    await house.event({ slug: 'complet-sans-attente', code: 'PLEIN 002', capacity: 0, waitingList: false });
    await house.event({ slug: 'pas-encore', code: 'TARD 001', opensAt: Date.parse('2019-12-01T08:00:00Z') });
    await house.event({ slug: 'trop-tard', code: 'TARD 002', closesAt: Date.parse('2019-10-01T08:00:00Z') });
    const cancelled = await house.event({ slug: 'annule', code: 'NON 001' });
    await house.event({ slug: 'annule-sans-personne', code: 'NON 002', status: 'cancelled' });
    await house.event({ slug: 'sans-compter', code: 'SANS 001', capacity: null });
    confirmed = await house.registered(SEMINAR);
    await house.registered(full, { email: 'premiere@example.org' });
    waiting = await house.registered(full, { email: 'deuxieme@example.org', lastName: 'Abgrall', firstName: 'Joël' });
    ofCancelled = await house.registered(cancelled);
    await house.change("UPDATE events SET status = 'cancelled', version = version + 1 WHERE slug = 'annule'");
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  const expectGood = async (name: string) => {
    expect([name, ...(await look(person, name))]).toEqual([name]);
  };

  it.each([
    ['home', 200, () => '/'],
    ['code-unknown', 404, () => '/code?code=ZZZ%20999'],
    ['code-almost', 404, () => '/code?code=CIDG1%20OO6'],
    ['code-empty', 404, () => '/code?code='],
    ['code-of-two-events', 200, () => '/code?code=deux001'],
    ['event-one-day', 200, () => SEMINAR],
    ['event-two-days', 200, () => NIORT],
    ['event-past', 200, () => '/evenements/seminaire-bloc-local-2018'],
    ['event-only-the-year', 200, () => '/evenements/seminaire-bloc-local-2015'],
    ['event-full', 200, () => '/evenements/complet'],
    ['event-full-no-waiting', 200, () => '/evenements/complet-sans-attente'],
    ['event-upcoming', 200, () => '/evenements/pas-encore'],
    ['event-closed', 200, () => '/evenements/trop-tard'],
    ['event-cancelled', 200, () => '/evenements/annule-sans-personne'],
    ['event-uncounted', 200, () => '/evenements/sans-compter'],
    ['form', 200, () => `${SEMINAR}/inscription`],
    ['form-waiting', 200, () => '/evenements/complet/inscription'],
    ['unavailable-invitation', 200, () => `${NIORT}/inscription`],
    ['unavailable-full', 200, () => '/evenements/complet-sans-attente/inscription'],
    ['unavailable-upcoming', 200, () => '/evenements/pas-encore/inscription'],
    ['unavailable-closed', 200, () => '/evenements/trop-tard/inscription'],
    ['unavailable-cancelled', 200, () => '/evenements/annule-sans-personne/inscription'],
    ['unavailable-over', 200, () => '/evenements/seminaire-bloc-local-2018/inscription'],
    ['personal-confirmed', 200, () => confirmed],
    ['personal-changed', 200, () => `${confirmed}?modifie`],
    ['personal-waiting', 200, () => waiting],
    ['personal-of-cancelled', 200, () => ofCancelled],
    ['change', 200, () => `${confirmed}/modifier`],
    ['withdraw', 200, () => `${confirmed}/annuler`],
    ['withdraw-waiting', 200, () => `${waiting}/annuler`],
    ['personal-unknown', 404, () => '/inscriptions/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['ticket-reference', 200, () => '/b/7KQ4-M2XD'],
    ['my-registrations', 200, () => '/mes-inscriptions'],
    ['demonstration', 200, () => '/demonstration'],
    ['accessibility', 200, () => '/accessibilite'],
    ['privacy', 200, () => '/donnees-personnelles'],
    ['legal', 200, () => '/mentions-legales'],
    ['login', 200, () => '/connexion'],
    ['login-link-unusable', 410, () => '/connexion/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['error-404', 404, () => '/il-n-y-a-rien-ici'],
    ['error-404-event', 404, () => '/evenements/il-n-y-a-rien-ici'],
  ])('%s', async (name, status, path) => {
    expect(await person.go(path())).toBe(status);
    await expectGood(name);
  });

  it('form-errors: every field of an empty form', async () => {
    await person.go(`${SEMINAR}/inscription`);
    await person.page.getByRole('button', { name: /inscrire/ }).click();
    expect(await person.page.title()).toMatch(/^Erreur/);
    await expectGood('form-errors');
  });

  it('form-homonyms: several communes of one name, and an unknown employer', async () => {
    await fill({ ...MAELLE, collectivity: 'Ligné' });
    expect(await person.page.getByRole('radio').count()).toBeGreaterThan(1);
    await expectGood('form-homonyms');
    await person.page.fill('#collectivity', 'Association des maires de Xanadu');
    await submit(person.page);
    await expectGood('form-unknown-employer');
  });

  it('form-long: ten thousand characters without a space in each field', async () => {
    const long = 'x'.repeat(10_000);
    await fill({ ...MAELLE, firstName: long, lastName: long, collectivity: long, collective: long, remarks: long });
    await expectGood('form-long');
  });

  it('form-stale: the form of yesterday', async () => {
    await person.go(`${SEMINAR}/inscription`);
    await person.page.context().clearCookies();
    await person.page.fill('#firstName', 'Maëlle');
    await submit(person.page);
    await expectGood('form-stale');
  });

  it('already: an e-mail that is registered', async () => {
    await fill(MAELLE);
    expect(await person.page.title()).not.toMatch(/^Erreur/);
    await expectGood('already');
  });

  it('error-410: registrations closed while the form was open', async () => {
    await person.go('/evenements/deux-un/inscription');
    await house.change("UPDATE events SET registration_closes_at = 1, version = version + 1 WHERE slug = 'deux-un'");
    await fillHere({ ...MAELLE, email: 'tard@example.org' });
    await expectGood('error-410');
  });

  it('change-errors', async () => {
    await person.go(`${confirmed}/modifier`);
    await person.page.fill('#lastName', '');
    await submit(person.page);
    await expectGood('change-errors');
  });

  it('personal-withdrawn', async () => {
    await person.go(`${confirmed}/annuler`);
    await submit(person.page);
    expect(new URL(person.page.url()).pathname).toBe(confirmed);
    await expectGood('personal-withdrawn');
  });

  it('my-registrations-errors and my-registrations-sent', async () => {
    await person.go('/mes-inscriptions');
    await person.page.fill('#email', 'maelle');
    await submit(person.page);
    await expectGood('my-registrations-errors');
    await person.page.fill('#email', MAELLE.email);
    await submit(person.page);
    await expectGood('my-registrations-sent');
  });

  it('demonstration-errors', async () => {
    await person.go('/demonstration');
    await person.page.fill('#jour', 'demain');
    await person.page.click('form:has(#jour) button[type=submit]');
    await expectGood('demonstration-errors');
  });

  it('login-errors and login-sent', async () => {
    await person.go('/connexion');
    await submit(person.page);
    await expectGood('login-errors');
    await person.page.fill('#email', 'organisatrice@example.org');
    await submit(person.page);
    await expectGood('login-sent');
  });

  it('error-403: a plain form whose session is gone', async () => {
    await person.go('/demonstration');
    await person.page.context().clearCookies();
    await person.page
      .getByRole('button', { name: /veille|avant/ })
      .first()
      .click();
    await expectGood('error-403');
  });

  it('error-429: too many wrong codes from one address', async () => {
    const address = { 'x-forwarded-for': '203.0.113.9' };
    for (let n = 0; n < 60; n++) await fetch(`${house.url}/code?code=faux${n}`, { headers: address });
    const guesser = await visitorOf(house, { extraHTTPHeaders: address });
    try {
      expect(await guesser.go('/code?code=cidgi999')).toBe(429);
      expect(await look(guesser, 'error-429')).toEqual([]);
    } finally {
      await guesser.leave();
    }
  });

  it('in English', async () => {
    await person.go('/langue/en');
    for (const [name, path] of [
      ['home-en', '/'],
      ['event-en', SEMINAR],
      ['form-en', `${SEMINAR}/inscription`],
    ] as const) {
      await person.go(path);
      expect(await person.page.getAttribute('html', 'lang')).toBe('en');
      await expectGood(name);
    }
    await person.go('/langue/fr');
  });

  it('on the day after the seminar', async () => {
    const latecomer = await house.registered(SEMINAR, { email: 'apres@example.org' });
    await house.travel('2019-11-16');
    for (const [name, path] of [
      ['home-after', '/'],
      ['event-after', SEMINAR],
      ['personal-after', latecomer],
    ] as const) {
      expect(await person.go(path)).toBe(200);
      await expectGood(name);
    }
    await house.travel('2022-03-26');
    await person.go(NIORT);
    await expectGood('event-two-days-after');
  });

  async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
    await person.go(`${SEMINAR}/inscription`);
    await fillHere(fields);
  }

  async function fillHere(fields: Readonly<Record<string, string>>): Promise<void> {
    await fillIn(person.page, fields);
    await submit(person.page);
  }
});
