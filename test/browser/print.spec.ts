import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { accessibilityFindings } from '../support/browser.js';
import { type House, openHouse, SEMINAR } from './house.js';
import { type Person, visitorOf } from './look.js';

const TABLES = '/organiser/evenements/seminaire-bloc-local-2018/tables';

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

  const A4 = [595, 842];

  /** Sheets as they leave the printer, kept in artifacts/print. @returns the size of each, in points. */
  const sheetsOf = async (name: string) => {
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    writeFileSync(`artifacts/print/${name}.pdf`, pdf);
    return [...pdf.toString('latin1').matchAll(/\/MediaBox \[\s*([\d.\s]+)\]/g)].map(([, box = '']) =>
      box
        .trim()
        .split(/\s+/)
        .slice(2)
        .map((points) => Math.round(Number(points))),
    );
  };
  const nothingToPress = async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.masthead, .banner, .footer, nav, .btn').filter({ visible: true }).count()).toBe(0);
    await page.emulateMedia({ media: null });
  };

  it.each([
    ['the programme of one day', 'programme-2019', 2, () => Promise.resolve(SEMINAR)],
    ['the programme of two days', 'programme-2022', 3, () => Promise.resolve('/evenements/assises-niort-2022')],
    ['a ticket', 'ticket', 1, () => house.registered(SEMINAR)],
    [
      'the sheet for the employer’s visa',
      'visa',
      1,
      async () => `${await house.registered(SEMINAR, { email: 'visa@example.org' })}/fiche`,
    ],
  ])('%s: A4, without navigation, on few sheets', async (_, name, sheets, path) => {
    await person.go(await path());
    const sizes = await sheetsOf(name);
    expect(sizes.length).toBeLessThanOrEqual(sheets);
    expect(sizes).toEqual(sizes.map(() => A4));
    expect(sizes).not.toEqual([]);
    await nothingToPress();
  });

  it('a plan of tables: doors, entrance, signs and lists, each on its paper', async () => {
    await person.go(await house.loginLink());
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/organiser/);
    await person.go(TABLES);
    const plan = await page.locator('main a[href*="/tables/plans/"]').first().getAttribute('href');
    const sizes: Record<string, number[][]> = {};
    for (const print of ['salles', 'salles&format=a3', 'entree', 'chevalets', 'chevalets&format=a5', 'animateurs']) {
      await person.go(`${plan!}/impressions?quoi=${print}&phase=1`);
      sizes[print] = await sheetsOf(`tables-${print.replace('&format=', '-')}`);
      await nothingToPress();
    }
    // 72 people, nine tables in two ateliers.
    expect(sizes).toEqual({
      salles: [A4, A4],
      'salles&format=a3': [
        [842, 1191],
        [842, 1191],
      ],
      entree: [A4, A4],
      chevalets: Array(9).fill(A4),
      'chevalets&format=a5': Array(9).fill([420, 595]),
      animateurs: [A4, A4, A4, A4],
    });
  });

  it('a questionnaire for those without a telephone: one sheet', async () => {
    await person.go(TABLES.replace('/tables', '/evaluations'));
    const questionnaire = await page.locator('main a[href*="/evaluations/"]').first().getAttribute('href');
    expect(await person.go(`${questionnaire!.replace('/resultats', '')}/feuille`)).toBe(200);
    expect(await accessibilityFindings(page, 'everything')).toEqual([]);
    expect(await sheetsOf('questionnaire')).toEqual([A4]);
    await nothingToPress();
  });

  it.each([
    ['where the system is dark', null],
    ['where somebody chose the dark', 'sombre'],
  ])('black on white, %s', async (_, theme) => {
    await person.go(TABLES.replace('/tables', '/inscriptions'));
    const colours = () => page.evaluate<string[]>(coloursOf(theme));
    const onPaper = ['light', 'rgb(255, 255, 255)', 'rgb(23, 35, 46)', 'rgb(225, 238, 232)'];
    await page.emulateMedia({ media: 'print', colorScheme: theme ? 'light' : 'dark' });
    expect(await colours()).toEqual(onPaper);
    await page.emulateMedia({ media: 'screen', colorScheme: theme ? 'light' : 'dark' });
    expect(await colours()).not.toEqual(onPaper);
    await page.emulateMedia({ media: null, colorScheme: null });
  });
});

/** The scheme, the paper, the ink, and the ground of a badge, once a theme is chosen or none. */
const coloursOf = (theme: string | null) => `(() => {
  const root = document.documentElement;
  ${theme ? `root.dataset.theme = '${theme}'` : 'delete root.dataset.theme'};
  const now = [root, document.body, document.querySelector('.badge--ok')].map((element) => getComputedStyle(element));
  document.getAnimations().forEach((animation) => animation.finish());
  return [now[0].colorScheme, now[1].backgroundColor, now[1].color, now[2].backgroundColor];
})()`;
