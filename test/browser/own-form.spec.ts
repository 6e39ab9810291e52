import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Question } from '../../src/registrations/form/domain/question.js';
import { fillIn, type House, MAELLE, openHouse, submit } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

const FORM = '/evenements/seminaire-bloc-local-2019/inscription';
const DESK = '/organiser/evenements/seminaire-bloc-local-2019/formulaire';

const question = (id: string, change: Partial<Question>): Question => ({
  id,
  kind: 'short',
  label: { fr: id, en: '' },
  hint: { fr: '', en: '' },
  required: false,
  options: [],
  min: null,
  max: null,
  condition: null,
  archived: false,
  ...change,
});
const options = (...labels: string[]) => labels.map((fr) => ({ key: fr.toLowerCase(), label: { fr, en: '' } }));

const SETTINGS = {
  standard: { category: 'required' },
  image: ['photo', 'video'],
  wishes: { asked: true, per: 'phase', ranks: 3, mayAbstain: true },
  introduction: { fr: 'Comptez **cinq minutes**.', en: '' },
  questions: [
    question('veille', {
      kind: 'choice',
      label: { fr: 'Arrivez-vous la veille ?', en: '' },
      options: options('Oui', 'Non'),
    }),
    question('hotel', {
      label: { fr: 'À quel hôtel ?', en: '' },
      required: true,
      condition: { question: 'veille', anyOf: ['oui'] },
    }),
    question('fonds', {
      label: { fr: 'Quel fonds ?', en: '' },
      condition: { question: '@function', anyOf: ['dgs'] },
    }),
    question('communes', {
      label: { fr: 'Combien de communes ?', en: '' },
      condition: { question: '@employer', anyOf: ['epci'] },
    }),
    question('sujets', { kind: 'several', options: options('Eau', 'Voirie'), max: 1 }),
    question('projet', { kind: 'long', max: 500 }),
    question('ordre', { kind: 'file', label: { fr: 'Ordre de mission', en: '' } }),
  ],
};

describe('an event’s own form in a browser', () => {
  let house: House;
  let person: Person;
  let page: Page;

  beforeAll(async () => {
    house = await openHouse();
    await house.change(
      `INSERT INTO registration_settings (event_id, topic, body, version, updated_at)
       SELECT id, 'form', ?, 1, 0 FROM events WHERE slug = 'seminaire-bloc-local-2019'`,
      [JSON.stringify(SETTINGS)],
    );
    await house.change('UPDATE events SET version = version + 1');
    person = await visitorOf(house);
    page = person.page;
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  it('shows a question when its condition is met, ranks by keyboard, and keeps all across errors', async () => {
    await person.go(FORM);
    const hotel = page.getByLabel('À quel hôtel ?');
    expect(await hotel.isVisible()).toBe(false);
    await page.getByLabel('Oui', { exact: true }).focus();
    await page.keyboard.press('Space');
    expect(await hotel.isVisible()).toBe(true);
    // By the house's questions too: a list, and the employer that the script knows once it is chosen.
    const [archive, communes] = [page.getByLabel('Quel fonds ?'), page.getByLabel('Combien de communes ?')];
    expect([await archive.isVisible(), await communes.isVisible()]).toEqual([false, true]);
    await page.selectOption('#functionKey', 'dgs');
    await page.fill('#collectivity', 'Sèvremoine');
    await page.locator('.combo-list li').first().waitFor();
    await page.locator('#collectivity').press('ArrowDown');
    await page.locator('#collectivity').press('Enter');
    expect([await archive.isVisible(), await communes.isVisible()]).toEqual([true, false]);
    const rank = (letter: string) => page.inputValue(`[id="wishes.1.${letter}"]`);
    const down = page.getByRole('button', { name: 'Descendre l’atelier A' }).first();
    await down.focus();
    await page.keyboard.press('Enter');
    expect([await rank('B'), await rank('A'), await rank('C'), await rank('D')]).toEqual(['1', '2', '3', '']);
    expect(await page.locator('[data-rank-status]').first().innerText()).toMatch(/rang 2$/);
    expect(await down.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await page.locator('[id="wishes.2.none"]').focus();
    await page.keyboard.press('Space');
    await page.setInputFiles('[id="answers.ordre"]', {
      name: 'ordre.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4 x'),
    });
    await fillIn(page, MAELLE);
    await submit(page);
    expect(await page.title()).toMatch(/^Erreur/);
    expect([await rank('B'), await rank('A'), await page.isChecked('[id="wishes.2.none"]')]).toEqual(['1', '2', true]);
    expect(await page.innerText('main')).toContain('ordre.pdf');
    expect(await look(person, 'own-form-wrong')).toEqual([]);
    await page.getByLabel('Non', { exact: true }).check({ force: true });
    expect(await hotel.isVisible()).toBe(false);
    await page.selectOption('#category', 'A');
    await submit(page);
    expect(await page.innerText('h1')).toContain('À bientôt');
    expect(await look(person, 'own-form-personal')).toEqual([]);
  });

  it('is built by keyboard at the desk', async () => {
    await person.go(await house.loginLink());
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/organiser/);
    await person.go(DESK);
    expect(await look(person, 'form-desk')).toEqual([]);
    const order = async () =>
      Promise.all((await page.locator('[data-question]').all()).map((line) => line.getAttribute('id')));
    await page.locator('#question-projet button').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/fait=moved/);
    expect(await order()).toEqual(
      ['veille', 'hotel', 'fonds', 'communes', 'projet', 'sujets', 'ordre'].map((id) => `question-${id}`),
    );
    await page.locator('#question-sujets').hover();
    await page
      .locator('#question-ordre p')
      .first()
      .dragTo(page.locator('#question-projet'), { targetPosition: { x: 20, y: 2 } });
    await page.waitForFunction("document.querySelectorAll('[data-question]')[4].id === 'question-ordre'");
    await page.selectOption('#type', 'choice');
    await page.locator('.form-add button').press('Enter');
    await page.waitForURL(/nouvelle/);
    await page.fill('[id="label.fr"]', 'Comment venez-vous ?');
    await page.fill('[id="options.0.fr"]', 'Train');
    await page.locator('[id="label.fr"]').press('Enter');
    await page.locator('[data-errors]').waitFor();
    expect(await look(person, 'form-desk-question')).toEqual([]);
    await page.fill('[id="options.1.fr"]', 'Vélo');
    await page.locator('.desk-form .btn--go').press('Enter');
    await page.waitForURL(/fait=added/);
    expect(await page.innerText('main')).toContain('Comment venez-vous ?');
    await person.go('/organiser/evenements/seminaire-bloc-local-2019');
    expect(await look(person, 'dashboard-wishes')).toEqual([]);
  });
});
