import { jest } from '@jest/globals';
import { CollectedResponses } from '../../src/evaluations/queries/collected-responses.query.js';
import { RatesQuery } from '../../src/evaluations/queries/rates.query.js';
import { CloseQuestionnaire } from '../../src/evaluations/use-cases/close-questionnaire.js';
import { ComposeQuestionnaire } from '../../src/evaluations/use-cases/compose-questionnaire.js';
import { ManageCodes } from '../../src/evaluations/use-cases/manage-codes.js';
import { OpenQuestionnaire } from '../../src/evaluations/use-cases/open-questionnaire.js';
import { EventQueries } from '../../src/events/queries/event.queries.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { aQuestion, givenQuestionnaire, givenRoomCode } from '../support/builders/questionnaires.js';
import { accessibilityFindings } from '../support/browser.js';
import { type House, openHouse, SEMINAR } from './house.js';
import { look, type Person, visitorOf } from './look.js';

// Enough for a machine that has much else to do.
jest.setTimeout(90_000);

const NOBODY = { accountId: null, name: 'Essai' };
const DAY_ITEMS = ['organisation', 'information', 'contenu', 'animation', 'rythme', 'equilibre'];
const TELEPHONE = { viewport: { width: 360, height: 760 } };

describe('giving one’s opinion on a telephone', () => {
  let house: House;
  let person: Person;
  let questionnaireId: string;
  let address: string;
  let ranking: string;

  const get = <T>(type: abstract new (...parameters: never[]) => T): T => house.app.get(type, { strict: false });
  const choose = (field: string, value: string) => person.page.locator(`label[for="q.${field}=${value}"]`).click();
  const point = (value: string) => person.page.locator(`[id="q.recommandation=${value}"]`).check({ force: true });
  const forward = () => person.page.click('main .btn--go');

  beforeAll(async () => {
    house = await openHouse();
    const event = (await get(EventQueries).bySlug(SEMINAR.split('/').at(-1)!))!;
    questionnaireId = await get(ComposeQuestionnaire).fromModel(NOBODY, event, 'hot');
    await get(OpenQuestionnaire).execute(NOBODY, questionnaireId, { now: true });
    await get(ManageCodes).add(NOBODY, questionnaireId, [{ atelier: null, label: '', expected: null }]);
    const [code] = await get(RatesQuery).codes(questionnaireId);
    address = `/e/${code!.code}`;
    const options = ['Débats', 'Ateliers', 'Visites'].map((fr) => ({ key: fr.toLowerCase(), label: { fr, en: '' } }));
    const ranked = await givenQuestionnaire({ unitOfWork: get(UnitOfWork) }, event.id, {
      questions: [aQuestion({ key: 'ordre', kind: 'ranking', options })],
      opensAt: 0,
      closesAt: Date.parse('2099-01-01'),
    });
    await get(OpenQuestionnaire).execute(NOBODY, ranked, { now: true });
    ranking = await givenRoomCode({ unitOfWork: get(UnitOfWork) }, ranked);
  });
  afterEach(() => person.leave());
  afterAll(() => house.close());

  it('step by step, for everybody’s eyes, with the network gone in the middle', async () => {
    person = await visitorOf(house, TELEPHONE);
    const { page } = person;
    await person.go(address);
    expect(await look(person, 'evaluation-first')).toEqual([]);
    await page.setViewportSize(TELEPHONE.viewport);

    // One error leads to its question.
    for (const item of DAY_ITEMS.slice(1)) await choose(item, '4');
    await forward();
    await page.getByRole('link', { name: /organisation.*choisissez une réponse/i }).click();
    await page.keyboard.press('Space');
    expect(await page.locator('[id="q.organisation=1"]').isChecked()).toBe(true);
    person.complaints.splice(0);

    // Reloaded by accident: what was chosen is found again.
    await page.reload();
    expect(await page.locator('[id="q.rythme=4"]').isChecked()).toBe(true);
    await forward();
    await page.locator('.steps [aria-current]', { hasText: 'Vos ateliers' }).waitFor();
    await page.locator('label[for^="a."]').first().click();
    await forward();
    await page.locator('label[for^="q.atelier-utile@"]').nth(2).click();
    await choose('echanges', '3');

    await page.context().setOffline(true);
    await forward();
    await page.locator('[data-state]:not(:empty)').waitFor();
    expect(await page.innerText('[data-state]')).toContain('Pas de réseau. Vos réponses restent sur cet écran');
    await page.context().setOffline(false);
    await page.locator('.steps [aria-current]', { hasText: 'Et après' }).waitFor();
    person.complaints.splice(0);

    await choose('reemploi', '4');
    await point('9');
    await page.fill('[id="q.remarques"]', 'Des idées, des contacts et de la motivation.');
    expect(await look(person, 'evaluation-last')).toEqual([]);
    await forward();
    await page.waitForURL(`**${address}/merci`);
    expect(await page.innerText('h1')).toBe('Merci de votre avis');
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('without JavaScript, and by the keyboard alone', async () => {
    person = await visitorOf(house, { ...TELEPHONE, javaScriptEnabled: false });
    const { page } = person;
    await person.go(address);
    for (const item of DAY_ITEMS) {
      await page.locator(`[id="q.${item}=1"]`).focus();
      await page.keyboard.press('ArrowDown');
    }
    await page.locator('main .btn--go').focus();
    await page.keyboard.press('Enter');
    await page.locator('#aucun').check({ force: true });
    await forward();
    await choose('echanges', '0');
    await forward();
    await choose('reemploi', '2');
    await page.click('main .btn--quiet');
    expect(await page.locator('[id="q.echanges=0"]').isChecked()).toBe(true);
    await forward();
    await point('3');
    await forward();
    expect(new URL(page.url()).pathname).toBe(`${address}/merci`);
  });

  it('a ranking by arrows, kept over a reload', async () => {
    person = await visitorOf(house, TELEPHONE);
    const { page } = person;
    await person.go(`/e/${ranking}`);
    await page.getByRole('button', { name: 'Monter « Visites »' }).click();
    await page.getByRole('button', { name: 'Monter « Visites »' }).press('Enter');
    expect(await page.innerText('[data-rank-status]')).toBe('Visites : place 1'.replace(' :', '\u202f:'));
    await page.reload();
    expect(await page.locator('.rank b').allInnerTexts()).toEqual(['Visites', 'Débats', 'Ateliers']);
    expect(await accessibilityFindings(page, 'everything')).toEqual([]);
    await forward();
    await page.waitForURL('**/merci');
  });

  it('the organiser’s side, and what arrived', async () => {
    person = await visitorOf(house);
    const { page } = person;
    await person.go(await house.loginLink());
    await page.click('main button[type=submit]');
    const root = `/organiser${SEMINAR}/evaluations`;
    await person.go(root);
    expect(await accessibilityFindings(page, 'everything')).toEqual([]);
    for (const [path, name] of [
      [`/${questionnaireId}`, 'evaluations-questionnaire'],
      [`/${questionnaireId}/reglages`, 'evaluations-settings'],
      [`/${questionnaireId}/ecran`, 'evaluations-screen'],
      [`/${questionnaireId}/recueil`, 'evaluations-collect'],
      [`/${questionnaireId}/papier`, 'evaluations-paper'],
    ] as const) {
      await person.go(`${root}${path}`);
      expect([name, ...(await look(person, name))]).toEqual([name]);
    }
    await get(CloseQuestionnaire).execute(NOBODY, questionnaireId);
    const { answered, responses } = await get(CollectedResponses).of(questionnaireId);
    expect(answered).toBe(2);
    expect(
      responses
        .flatMap(({ answers }) => answers.map(({ value }) => value))
        .filter((value) => typeof value === 'string'),
    ).toEqual(['Des idées, des contacts et de la motivation.']);
  });
});
