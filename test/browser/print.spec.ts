import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type House, openHouse, SEMINAR } from './house.js';
import { type Person, visitorOf } from './look.js';

describe('on paper', () => {
  let house: House;
  let person: Person;
  let page: Page;
  beforeAll(async () => {
    house = await openHouse();
    person = await visitorOf(house);
    page = person.page;
    mkdirSync('artifacts/print', { recursive: true });
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  it.each([
    ['the programme of one day', 'programme-2019', 2, () => Promise.resolve(SEMINAR)],
    ['the programme of two days', 'programme-2022', 3, () => Promise.resolve('/evenements/assises-niort-2022')],
    ['a ticket', 'ticket', 1, () => house.registered(SEMINAR)],
  ])('%s: A4, without navigation, on few sheets', async (_, name, sheets, path) => {
    await person.go(await path());
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    writeFileSync(`artifacts/print/${name}.pdf`, pdf);
    const text = pdf.toString('latin1');
    const boxes = [...text.matchAll(/\/MediaBox \[\s*([\d.\s]+)\]/g)].map(([, box = '']) =>
      box.trim().split(/\s+/).map(Number),
    );
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.length).toBeLessThanOrEqual(sheets);
    for (const [, , width = 0, height = 0] of boxes)
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.masthead, .banner, .footer, nav, .btn').filter({ visible: true }).count()).toBe(0);
    await page.emulateMedia({ media: null });
  });
});
