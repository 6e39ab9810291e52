import { jest } from '@jest/globals';
import { WorkOnVerbatim } from '../../src/evaluations/verbatims/use-cases/work-on-verbatim.js';
import { VerbatimsQuery } from '../../src/evaluations/verbatims/queries/verbatims.query.js';
import { PublishEvaluation } from '../../src/evaluations/publication/use-cases/publish-evaluation.js';
import { AskedQuery } from '../../src/evaluations/queries/asked.query.js';
import { QuestionnaireQuery } from '../../src/evaluations/queries/questionnaire.query.js';
import { EventQueries } from '../../src/events/queries/event.queries.js';
import { givenAnswered } from '../support/builders/answers.js';
import { aQuestion } from '../support/builders/questionnaires.js';
import { type House, openHouse, SEMINAR } from './house.js';
import { look, type Person, visitorOf } from './look.js';

jest.setTimeout(90_000);

const NOBODY = { accountId: null, name: 'Essai' };
const said = (fr: string) => ({ fr, en: '' });
const agreement = (key: string, label: string) => aQuestion({ key, kind: 'agreement', label: said(label) });
const QUESTIONS = [
  agreement('rencontres', 'J’ai rencontré des personnes que je ne connaissais pas'),
  agreement('attentes', 'La journée a répondu à mes attentes'),
  agreement('temps', 'Le temps d’atelier était suffisant'),
  aQuestion({ key: 'nps', kind: 'recommendation', label: said('Recommanderiez-vous cette journée ?') }),
  aQuestion({
    key: 'suite',
    kind: 'several',
    label: said('Quelles suites envisagez-vous ?'),
    options: [
      { key: 'revoir', label: said('Revoir les personnes rencontrées') },
      { key: 'projet', label: said('Engager un projet') },
    ],
  }),
  aQuestion({ key: 'utile', kind: 'agreement', scope: 'atelier', label: said('L’atelier m’a été utile') }),
  aQuestion({ key: 'mot', kind: 'long', label: said('En quelques mots') }),
];

describe('results of a questionnaire', () => {
  let house: House;
  let person: Person;
  let desk: string;
  let id: string;
  const get = <T>(type: abstract new (...parameters: never[]) => T): T => house.app.get(type, { strict: false });

  beforeAll(async () => {
    house = await openHouse();
    const event = (await get(EventQueries).bySlug(SEMINAR.split('/').at(-1)!))!;
    const ateliers = await get(AskedQuery).ateliersOf(event.id);
    const room = Array.from({ length: 24 }, (_, at) => ({
      rencontres: [4, 4, 4, 3, 3, 2][at % 6]!,
      attentes: [4, 3, 3, 2, 4, 3][at % 6]!,
      temps: [1, 2, 2, 3, 3, 4][at % 6]!,
      nps: [10, 9, 8, 7, 9, 5][at % 6]!,
      suite: at % 3 === 0 ? ['revoir', 'projet'] : ['revoir'],
      [`utile@${ateliers[at % 2]!.key}`]: [4, 3, 4, 2][at % 4]!,
      mot:
        at % 2 === 0
          ? 'Je repars avec des idées, des contacts et de la motivation.'
          : `Le temps d’atelier était trop court (${at}).`,
    }));
    id = await givenAnswered(house, event.id, QUESTIONS, room, { title: 'Votre avis sur la journée' });
    const questionnaire = (await get(QuestionnaireQuery).byId(id))!;
    const { all } = await get(VerbatimsQuery).of(questionnaire);
    for (const verbatim of all.slice(0, 4)) {
      const critical = verbatim.original.includes('court');
      const work = { ...verbatim.work, chosen: true, critical };
      await get(WorkOnVerbatim).execute(NOBODY, questionnaire, verbatim, work);
    }
    const content = {
      questionnaires: [id],
      learnt: 'Les rencontres ont compté plus que les exposés.',
      changes: '- Des ateliers plus longs\n- Une restitution le jour même',
      rule: 'Les quatre premiers, tirés au sort.',
      noCritical: 'Le tirage n’en a pas donné.',
    };
    await get(PublishEvaluation).execute(NOBODY, event.id, content, 0, 'publish');
    desk = `/organiser${SEMINAR}/evaluations`;
    person = await visitorOf(house);
    await person.go(await house.loginLink());
    await person.page.click('main button');
  });
  afterAll(async () => {
    await person.leave();
    await house.close();
  });

  it('the page of figures', async () => {
    await person.go(`${desk}/${id}/resultats`);
    expect(await person.page.locator('.likert li').count()).toBeGreaterThan(3);
    expect(await look(person, 'results')).toEqual([]);
  });

  it('in plenary, by the keyboard, on a projector', async () => {
    const { page } = person;
    await person.go(`${desk}/${id}/resultats/projection`);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**?question=2');
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL('**?question=1');
    await page.setViewportSize({ width: 1280, height: 720 });
    await person.go(`${desk}/${id}/resultats/projection?question=4`);
    expect(await page.evaluate('document.documentElement.scrollHeight <= 720')).toBe(true);
    expect(await look(person, 'plenary-nps')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForURL('**/resultats');
  });

  it('verbatims, the report’s form, and what everybody reads', async () => {
    await person.go(`${desk}/${id}/verbatims`);
    expect(await look(person, 'verbatims')).toEqual([]);
    await person.go(`${desk}/publication`);
    expect(await person.page.locator('[name="learnt"]').inputValue()).toContain('rencontres');
    await person.go(`${SEMINAR}/evaluation`);
    expect(await look(person, 'evaluation-public')).toEqual([]);
    if (process.env.ALL_SCREENSHOTS === 'on')
      await person.page.pdf({ path: 'artifacts/screenshots/evaluation.pdf', format: 'A4' });
  });
});
