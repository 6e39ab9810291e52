import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityFindings, scrollsSideways } from '../support/browser.js';
import { LATITUDE, takenSomewhere } from '../support/pictures.js';
import { tabTo } from './focus.js';
import { type House, openHouse, SEMINAR } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

const EVENT = '/organiser/evenements/seminaire-bloc-local-2018';
const ATELIER = `${EVENT}/mes-ateliers/1/A`;
const TELEPHONE = { viewport: { width: 360, height: 760 } };

describe('pages that one holds in a hand', () => {
  let house: House;
  let person: Person;
  let page: Page;
  beforeAll(async () => {
    house = await openHouse();
    person = await visitorOf(house, TELEPHONE);
    page = person.page;
    await person.go(await house.loginLink());
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/organiser/);
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  /** On the telephone alone, by day: their desk is elsewhere. */
  const expectGood = async (name: string) => {
    const wrong = [...(await accessibilityFindings(page, 'everything')), ...person.complaints.splice(0)];
    expect([name, ...wrong, ...((await scrollsSideways(page)) ? ['sideways'] : [])]).toEqual([name]);
  };

  it('the people of an atelier, then its notes by keyboard alone', async () => {
    await person.go(ATELIER);
    await expectGood('atelier-people');
    await person.go(`${ATELIER}/notes?table=2`);
    const stops = await tabTo(page, 'n-alerte');
    expect(stops[0]?.what).toBe('Aller au contenu');
    await page.keyboard.type('Le temps manque');
    await tabTo(page, /^Enregistrer/);
    await page.keyboard.press('Enter');
    await page.locator('.note--ok').waitFor();
    expect(await page.inputValue('#n-alerte')).toBe('Le temps manque');
    // To the last line, past the file and its caption.
    await tabTo(page, 'photo');
    await tabTo(page, 'legende');
    await tabTo(page, /^Ajouter/);
  });

  it('a photo taken upright: seen upright, and nothing of where it was taken', async () => {
    const wide = await page.screenshot({ type: 'jpeg', clip: { x: 0, y: 0, width: 300, height: 200 } });
    const sent = takenSomewhere(wide);
    await page.setInputFiles('#photo', { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: sent });
    await page.fill('#legende', 'Le paperboard de la table 2');
    await page.getByRole('button', { name: /^Ajouter/ }).click();
    const shown = page.getByAltText('Le paperboard de la table 2');
    await shown.waitFor();
    const size = await page.evaluate<number[]>(
      "(async () => { const image = document.querySelector('.photos img'); await image.decode(); return [image.naturalWidth, image.naturalHeight]; })()",
    );
    expect(size).toEqual([200, 300]);
    const answer = await page.request.get((await shown.getAttribute('src'))!);
    const kept = await answer.body();
    expect([sent.includes(LATITUDE), kept.includes(LATITUDE)]).toEqual([true, false]);
    expect(await look(person, 'atelier-notes')).toEqual([]);
    await page.setViewportSize(TELEPHONE.viewport);
    await page.setInputFiles('#photo', { name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') });
    await page.getByRole('button', { name: /^Ajouter/ }).click();
    await page.getByRole('alert').waitFor();
    await expectGood('atelier-photo-refused');
    await person.go(`${EVENT}/tables/productions`);
    await expectGood('atelier-productions');
    await person.go(`${EVENT}/mes-ateliers`);
    await expectGood('own-ateliers');
  });

  it('what a personal link opens: one’s data, one’s needs, the superior, an offer', async () => {
    const personal = await house.registered(SEMINAR);
    for (const [name, path] of [
      ['own-data', 'mes-donnees'],
      ['own-needs', 'amenagements'],
      ['own-superior', 'responsable'],
    ] as const) {
      expect([name, await person.go(`${personal}/${path}`)]).toEqual([name, 200]);
      await expectGood(name);
    }
    await house.change("UPDATE registrations SET status = 'offered', decision_due_at = ? WHERE email = ?", [
      Date.parse('2019-10-30T10:00:00Z'),
      'maelle.cesbron@example.org',
    ]);
    expect(await person.go(personal)).toBe(200);
    await expectGood('own-offer');
  });
});
