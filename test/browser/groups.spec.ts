import { jest } from '@jest/globals';
import { type House, openHouse, SEMINAR } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

describe('several people in one form', () => {
  let house: House;
  let person: Person;

  beforeAll(async () => {
    house = await openHouse();
    person = await visitorOf(house, { viewport: { width: 360, height: 740 } });
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  it('are registered with the keyboard alone on a telephone, errors and all', async () => {
    const { page } = person;
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const type = async (...texts: string[]) => {
      for (const text of texts) {
        if (text !== '') await page.keyboard.type(text);
        await press('Tab');
      }
    };
    await person.go(`${SEMINAR}/inscription/groupe`);
    await page.focus('#managerName');
    await type('Claire Dupont', 'claire.dupont@example.org');
    await page.keyboard.type('Sèvremoine (49)');
    await press('Escape');
    await page.focus('#l1-lastName');
    await type('Brossard', 'Ana', 'ana.example.org', 'DGS', '');
    await type('Cesbron', 'Bo', 'bo@example.org');
    await press('Enter');
    await page.waitForSelector('[data-errors]');
    expect(await page.evaluate('document.activeElement?.hasAttribute("data-errors")')).toBe(true);
    expect(await look(person, 'groupe-erreurs')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.focus('[data-errors] a');
    await press('Enter');
    expect(await page.evaluate('document.activeElement?.id')).toBe('l1-email');
    await press('ControlOrMeta+a');
    await page.keyboard.type('ana@example.org');
    await press('Enter');
    await page.waitForSelector('button[value="edit"]');
    await page.focus('button[value="register"]');
    await press('Enter');
    await page.waitForURL(/\/groupes\//);
    expect(await page.textContent('main')).toContain('2 inscriptions confirmées');
    expect(person.complaints.filter((one) => !one.includes('422'))).toEqual([]);
  });

  it('come together: the pages of a collective', async () => {
    const personal = await house.registered(SEMINAR);
    await person.go(`${personal}/collectif`);
    await person.page.click('button[value="begin"]');
    await person.page.waitForSelector('#lien');
    expect(await look(person, 'collectif')).toEqual([]);
    const link = await person.page.inputValue('#lien');
    await person.go(new URL(link).pathname);
  });

  it('are brought as a list by an organiser', async () => {
    await person.go(await house.loginLink());
    await person.page.click('main button[type="submit"]');
    await person.page.waitForLoadState();
    await person.go(`/organiser${SEMINAR}/inscriptions/import`);
    const list = 'Nom;Prénom;Courriel;Commune\nLoizeau;Erwan;erwan@example.org;Niort\nPetit;;faux;Ligné\n';
    await person.page.setInputFiles('#fichier', { name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await person.page.click('main form button[type="submit"]');
    await person.page.waitForSelector('button[value="accept"]');
    expect(await look(person, 'import-apercu')).toEqual([]);
    await person.page.click('button[value="accept"]');
    await person.page.waitForURL(/import\/[\w-]{36}$/);
    await person.go(`/organiser${SEMINAR}/collectifs`);
    expect(await look(person, 'collectifs-bureau')).toEqual([]);
  });
});
