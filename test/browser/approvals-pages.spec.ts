import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { MailDetailQuery } from '../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../src/platform/mail/queries/mail-list.query.js';
import { Mailbox } from '../support/mailbox.js';
import { type House, openHouse, SEMINAR } from './house.js';
import { look, type Person, visitorOf } from './look.js';

const DESK = '/organiser/evenements/seminaire-bloc-local-2019';
const LONG = { firstName: 'Marie-Hélène', lastName: 'de La Rochebrochard d’Auzay-Kermarrec' };

describe('the pages of agreements and changes', () => {
  let house: House;
  let mailbox: Mailbox;
  let camille: Person;
  let anybody: Person;
  let page: Page;
  let number = 0;

  beforeAll(async () => {
    house = await openHouse({ RATE_LIMIT: 'off' });
    mailbox = new Mailbox(
      house.app.get(MailListQuery, { strict: false }),
      house.app.get(MailDetailQuery, { strict: false }),
    );
    camille = await visitorOf(house);
    await camille.go(await house.loginLink());
    await camille.page.click('main button[type=submit]');
    await camille.page.waitForURL('**/organiser');
    page = camille.page;
    anybody = await visitorOf(house);
  });
  afterAll(async () => {
    await anybody.leave();
    await camille.leave();
    await house.close();
  });

  const expectGood = async (person: Person, name: string) => {
    expect([name, ...(await look(person, name))]).toEqual([name]);
  };

  const openDetails = (on: Page) =>
    on.evaluate('document.querySelectorAll("main details").forEach((d) => (d.open = true))');

  async function rule(chain: string): Promise<void> {
    await camille.go(`${DESK}/regles/validation`);
    await page.click(`label[for=chain-${chain}]`);
    await page.click('main form.desk-form button[type=submit]');
    await page.waitForURL('**fait');
  }

  function ask(person: Record<string, string> = {}): Promise<string> {
    number++;
    return house.registered(SEMINAR, {
      email: `personne.${String(number)}@example.org`,
      approverName: 'Yves Bouchet',
      approverEmail: `responsable.${String(number)}@example.org`,
      ...person,
    });
  }

  it('the superior agrees, on a telephone; the applicant sees the steps and prints the request', async () => {
    await rule('employer-organiser');
    await expectGood(camille, 'approval-rules');
    expect(await anybody.go(`${SEMINAR}/inscription`)).toBe(200);
    expect(await anybody.page.locator('#approverEmail').count()).toBe(1);
    const personal = await ask(LONG);
    await anybody.go(personal);
    await expectGood(anybody, 'personal-pending');
    await anybody.go(`${personal}/responsable`);
    await expectGood(anybody, 'approver-change');
    await anybody.go(`${personal}/remplacant`);
    await expectGood(anybody, 'substitute');

    await anybody.go(`${personal}/fiche`);
    await expectGood(anybody, 'request-sheet');
    const pdf = await anybody.page.pdf({ preferCSSPageSize: true, printBackground: true });
    mkdirSync('artifacts/print', { recursive: true });
    writeFileSync('artifacts/print/request-sheet.pdf', pdf);
    expect([...pdf.toString('latin1').matchAll(/\/MediaBox/g)]).toHaveLength(1);

    const mail = await mailbox.last(`responsable.${String(number)}@example.org`);
    const opinion = new URL(mail.hrefs.find((href) => href.includes('/avis/'))!).pathname;
    const superior = await visitorOf(house, { viewport: { width: 360, height: 640 } });
    await superior.go(opinion);
    await openDetails(superior.page);
    await superior.page.click('button.btn--risk');
    expect(await superior.page.title()).toMatch(/^Erreur/);
    await expectGood(superior, 'opinion-errors');
    await superior.page.click('button.btn--go');
    await superior.page.waitForSelector('h1:has-text("Vous avez donné votre accord")');
    await superior.leave();
  });

  it('organisers accept several at once, and take it back', async () => {
    await ask({ firstName: 'Loïc', lastName: 'Heurtin' });
    await rule('organiser');
    await ask({ firstName: 'Ana', lastName: 'Fouquet' });
    await camille.go(`${DESK}/demandes`);
    await page.click('button[value=refuse]');
    await expectGood(camille, 'requests-errors');
    for (const box of await page.locator('main input.check').all()) await box.check();
    await page.click('button[value=accept]');
    await page.waitForSelector('button:has-text("Rétablir")');
    await expectGood(camille, 'requests-done');
    await page.click('button:has-text("Rétablir")');
    await page.waitForSelector('text=de nouveau à valider');
  });

  it('organisers say what may change, change for somebody and register somebody', async () => {
    await camille.go(`${DESK}/regles/modifications`);
    await page.selectOption('#options-regle', 'never');
    await page.selectOption('#withdrawal-regle', 'before');
    await page.click('main form.desk-form button[type=submit]');
    await expectGood(camille, 'changes-rules-errors');
    await page.fill('#withdrawal-valeur', '10');
    await page.selectOption('#identity-regle', 'never');
    await page.click('main form.desk-form button[type=submit]');
    await page.waitForURL('**fait');
    const personal = await ask();
    await anybody.go(personal);
    await anybody.go(`${personal}/modifier`);
    await expectGood(anybody, 'change-limits');
    await camille.go(`${DESK}/inscriptions`);
    const person = await page.locator('main table a[href*="/inscriptions/"]').first().getAttribute('href');
    await camille.go(`${person ?? ''}/modifier`);
    await openDetails(page);
    await expectGood(camille, 'on-behalf');
    await camille.go(`${DESK}/inscription-manuelle`);
    await expectGood(camille, 'register-by-hand');
  });
});
