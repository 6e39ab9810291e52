import { jest } from '@jest/globals';
import { openHouse, type House } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

const EDITOR = '/organiser/evenements/seminaire-bloc-local-2019/programme';

describe('the programme editor in a browser', () => {
  let house: House;
  let person: Person;
  beforeAll(async () => {
    house = await openHouse();
    person = await visitorOf(house);
    await person.go(await house.loginLink());
    await person.page.locator('main form button[type=submit]').click();
    await person.page.waitForURL(/\/organiser/);
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  beforeEach(async () => {
    await person.page.setViewportSize({ width: 1280, height: 900 });
    await person.go(EDITOR);
  });

  const titles = () => person.page.locator('[data-session] h3').allInnerTexts();
  const starts = () => person.page.locator('[data-session] time').allInnerTexts();
  /** What a screen reader is told. */
  const told = () => person.page.locator('body > p[role=status]').innerText();
  const focused = () => person.page.evaluate('document.activeElement.id');

  it('looks right closed, open, with an error, with its changes and its people', async () => {
    expect(await look(person, 'programme-editor')).toEqual([]);
    await person.page.locator('[data-open]').nth(3).click();
    await person.page.locator('[data-session-form]').waitFor();
    expect(await look(person, 'programme-editor-open')).toEqual([]);
    await person.page.fill('#start', '25 h');
    await person.page.locator('[data-session-form] .form-actions [value=save]').click();
    await person.page.locator('[data-errors]').waitFor();
    expect(await person.page.evaluate('document.activeElement.hasAttribute("data-errors")')).toBe(true);
    expect(await look(person, 'programme-editor-wrong')).toEqual([]);
    await person.page.fill('#start', '10 h 50');
    await person.page.locator('[data-session-form] .form-actions [value=save]').click();
    await person.page.locator('[data-done]').waitFor();
    await person.go(`${EDITOR}/changements`);
    expect(await look(person, 'programme-changes')).toEqual([]);
    await person.go(`${EDITOR}/personnes`);
    expect(await look(person, 'programme-people')).toEqual([]);
    await person.go(`${EDITOR}/reprise`);
    expect(await look(person, 'programme-takeover')).toEqual([]);
    await person.go(EDITOR);
    await person.page.locator('#annuler').click();
    await person.page.locator('#retablir').waitFor();
  });

  it('opens and saves a session in place, and keeps the focus where it was', async () => {
    const { page } = person;
    await page.evaluate('window.stayed = true');
    const row = page.locator('[data-session]', { hasText: 'Conférence en dialogue' });
    const id = await row.getAttribute('data-session');
    await row.locator('[data-open]').press('Enter');
    await page.locator('[data-session-form]').waitFor();
    expect(await focused()).toBe('start');
    await page.fill('#start', '9 h');
    await page.locator('#title').press('Enter');
    await page.locator(`[id="ouvrir-${id}"]`).waitFor();
    expect((await starts()).slice(0, 2)).toEqual(['8 h 30', '9 h'].map((time) => time.replaceAll(' ', '\u00a0')));
    expect(await focused()).toBe(`ouvrir-${id}`);
    expect(await told()).toContain('Séquence modifiée');
    expect(await page.evaluate('window.stayed')).toBe(true);
  });

  it('closes with Escape, and asks before it forgets what was typed', async () => {
    const { page } = person;
    const open = page.locator('[data-open]').nth(2);
    const id = await open.getAttribute('id');
    await open.click();
    await page.locator('#title').press('Escape');
    await page.locator(`[id="${id}"]`).waitFor();
    expect(await focused()).toBe(id);

    await open.click();
    await page.fill('#title', 'Conférence à moitié écrite');
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.locator('[value^="up "]').last().click();
    expect(await page.inputValue('#title')).toBe('Conférence à moitié écrite');
    await page.locator('[data-close]').click();
    await page.locator(`[id="${id}"]`).waitFor();
  });

  it('carries a session by keyboard: taken, moved, cancelled, put down, each time told', async () => {
    const { page } = person;
    const before = await titles();
    const moved = before.at(-1)!;
    const handle = page.locator('[data-handle]').last();
    await handle.press('Enter');
    expect(await told()).toMatch(/^Clôture et perspectives.*prise\. Flèches pour déplacer/);
    await page.keyboard.press('ArrowUp');
    expect(await told()).toMatch(/place 8 sur 9/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    expect(await told()).toContain('remise à sa place');
    expect(await titles()).toEqual(before);

    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await page.locator('[data-done]', { hasText: 'Séquence déplacée' }).waitFor();
    expect((await titles()).at(-2)).toBe(moved);
    expect(await focused()).toMatch(/^prise-/);
    expect(await page.locator('#verif').innerText()).toMatch(/à vérifier/);

    await page.locator('#annuler').press('Enter');
    await page.locator('#retablir').waitFor();
    expect(await titles()).toEqual(before);
  });

  it('carries a session by mouse', async () => {
    const { page } = person;
    const before = await titles();
    const rows = page.locator('[data-session]');
    // Nothing may scroll between the press and the release.
    await page.setViewportSize({ width: 1280, height: 1800 });
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/deplacements'));
    await rows
      .nth(1)
      .locator('[data-handle]')
      .dragTo(rows.nth(4), { targetPosition: { x: 40, y: 60 } });
    await answered;
    await page.locator('[data-done]', { hasText: /^Séquence déplacée/ }).waitFor();
    const after = await titles();
    expect(after.indexOf(before[1]!)).toBeGreaterThan(1);
    expect([...after].sort()).toEqual([...before].sort());
    expect(person.complaints.filter((one) => !/ 422 /.test(one))).toEqual([]);
  });

  it('shows both versions when somebody else saved the same session', async () => {
    const { page } = person;
    await page.locator('[data-open]').nth(2).click();
    await page.fill('#title', 'Conférence, ma version');
    const other = await page.context().newPage();
    await other.goto(page.url().split('#')[0]!);
    await other.fill('#title', 'Conférence, l’autre version');
    await other.locator('.form-actions [value=save]').click();
    await other.locator('[data-done]').waitFor();
    await other.close();

    await page.locator('.form-actions [value=save]').click();
    await page.getByRole('heading', { name: 'Deux versions de la même séquence' }).waitFor();
    expect(await look(person, 'programme-conflict')).toEqual([]);
    await page.getByText('Garder l’autre version').click();
    await page.locator('#editeur button[type=submit]').click();
    await page.locator('[data-session]').first().waitFor();
    expect(await titles()).toContain('Conférence, l’autre version');
  });
});
