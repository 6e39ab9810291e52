import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { ReadDatabase } from '../../src/platform/database/read-database.js';
import { givenBookableAteliers } from '../support/builders/bookings.js';
import { fillIn, type House, MAELLE, openHouse, submit } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

describe('seats in ateliers in a browser', () => {
  let house: House;
  let person: Person;
  let page: Page;
  let event: string;

  beforeAll(async () => {
    house = await openHouse();
    event = await house.event({ slug: 'ateliers-a-choisir', code: 'CIDGI 077' });
    const [row] = await house.app
      .get(ReadDatabase, { strict: false })
      .query<{ id: string }>(`SELECT id AS "id" FROM events WHERE slug = 'ateliers-a-choisir'`);
    const letters = ['A', 'B', 'C'];
    const unitOfWork = house.app.get(UnitOfWork, { strict: false });
    await givenBookableAteliers(unitOfWork, row!.id, [letters, letters], { A: 1, B: 12 });
    const wishes = [1, 2].map((phase) => ({ phase, atelier: 'A', rank: 1 }));
    await house.registered(event, { email: 'premiere@example.org', wishes } as unknown as Record<string, string>);
    person = await visitorOf(house);
    page = person.page;
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  const radio = (id: string) => page.locator(`[id="wishes.${id}"]`);

  it('are chosen by keyboard among those that are left; one taken meanwhile is refused with what is free', async () => {
    await person.go(`${event}/inscription`);
    expect(await radio('1.A').isDisabled()).toBe(true);
    await fillIn(page, { ...MAELLE, phone: '', remarks: '' });
    await radio('1.B').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await radio('1.C').isChecked()).toBe(true);
    // As a form that was opened before somebody else took the last seat.
    await page.evaluate(`document.getElementById('wishes.2.A').disabled = false`);
    await radio('2.A').check({ force: true });
    await submit(page);
    expect(await page.title()).toMatch(/^Erreur/);
    expect(await page.innerText('[data-errors]')).toMatch(/Atelier A.+est complet.+B\. Atelier B, C\. Atelier C/);
    expect([await radio('1.C').isChecked(), await radio('2.A').isChecked()]).toEqual([true, true]);
    expect(await look(person, 'atelier-seats-refused')).toEqual([]);
    await radio('2.none').check({ force: true });
    await submit(page);
    expect(await page.innerText('main')).toMatch(/C\.\sAtelier\sC\s+Place\sréservée/);
    expect(await look(person, 'atelier-seats-personal')).toEqual([]);
  });

  it('are decided on at the desk', async () => {
    await person.go(await house.loginLink());
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/organiser/);
    await person.go('/organiser/evenements/assises-niort-2022/formulaire/parties/voeux');
    expect(await look(person, 'atelier-seats-desk')).toEqual([]);
    await page.locator('[id="how-booked"]').check({ force: true });
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/fait=section/);
    expect(await page.innerText('main')).toContain('On réserve une place dans un atelier');
    await person.go('/organiser/evenements/assises-niort-2022');
    expect(await page.innerText('main')).toContain('Places réservées par atelier');
    expect(person.complaints).toEqual([]);
  });
});
